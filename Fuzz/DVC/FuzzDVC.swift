// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// libFuzzer's entry point; the parsed YAML is stood in for by JSON.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDVC(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  if let listing = DVCFolderListing(parsing: bytes) { check(listing) }
  guard let value = try? StrictJSONReader.read(bytes) else { return 0 }
  for file in [try? DVCFile(pointers: node(value)), try? DVCFile(lock: node(value))] {
    for case .success(let pointer) in file?.entries.map(\.pointer) ?? [] { check(pointer) }
  }
  return 0
}

private func node(_ value: StrictJSON) -> DVCNode {
  switch value {
  case .null: .scalar("")
  case .bool(let bool): .scalar("\(bool)")
  case .number(let text), .string(let text): .scalar(text)
  case .array(let elements): .list(elements.map(node))
  case .object(let members): .map(members.mapValues(node))
  }
}

private func check(_ listing: DVCFolderListing) {
  guard let text = listing.text else { return promise(false, "a listing read from text has one") }
  promise(DVCFolderListing(parsing: Array(text.utf8)) == listing, "read again: \(text)")
}

private func check(_ pointer: DVCPointer) {
  promise((pointer.size ?? 0) >= 0 && (pointer.fileCount ?? 0) >= 0, "counts: \(pointer)")
  for folder in [nil, ContentPath("models/v1")] {
    guard let place = pointer.place(from: folder) else { continue }
    promise(ContentPath(place.bytes) == place, "canonical: \(place)")
  }
}
