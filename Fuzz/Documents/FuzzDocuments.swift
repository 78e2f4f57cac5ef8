// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

@testable import ValidationArtifacts

/// Names under which texts are expected; the first byte of an input chooses.
private let names = [
  "config.json", "model.ubj", "model.txt", "model.pmml", "chat.jinja", "model.cbm", "model.bin",
  "notes.txt",
]

/// libFuzzer's entry point.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDocuments(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let first = bytes.first else { return 0 }
  let name = names[Int(first) % names.count]
  let inspection = ArtifactInspection.of(bytes: Array(bytes.dropFirst()), name: name)
  for finding in inspection.findings where finding.members.isEmpty {
    promise(finding.message.utf8.count < 4_096, "a message is bounded: \(finding.rule)")
    promise((finding.offset ?? 0) <= UInt64(count), "a place lies in the file: \(finding.rule)")
  }
  return 0
}
