// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// libFuzzer's entry point: the same bytes as a record, as a statement in it, and as a digest.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzProvenance(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  if let digest = RecordedDigest(spelled: String(decoding: bytes, as: UTF8.self)) {
    promise(RecordedDigest(spelled: "\(digest)") == digest, "read again: \(digest)")
  }
  guard let root = try? StrictJSON(parsing: bytes) else { return 0 }
  for key in ["a", "a.b", "a.b.c", ".", "a..b", "predicate.buildDefinition.buildType"] {
    if let value = root.value(at: key), key == "a" {
      promise(value == root["a"], "the whole spelling comes first")
    }
  }
  do throws(ProvenanceRefusal) {
    let statement = try ProvenanceStatement(root)
    promise(ProvenanceStatement.isOne(root), "a statement that is none was read")
    promise(!statement.subjects.isEmpty, "a statement about nothing")
    promise(statement.subjects.count + statement.dependencies.count < count, "none from nowhere")
  } catch {
    let text = error.description
    promise(!text.contains("\n") && text.utf8.count < 8_000, "one bounded line")
  }
  return 0
}
