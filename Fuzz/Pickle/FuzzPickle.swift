// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

@testable import ValidationArtifacts

/// libFuzzer's entry point.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPickle(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let inspection = ArtifactInspection.of(bytes: bytes, name: "model.pkl")
  for finding in inspection.findings where finding.members.isEmpty {
    promise(finding.offset ?? 0 <= UInt64(count), "\(finding.rule) lies beyond the file")
    promise(finding.message.utf8.count < 4_000, "\(finding.rule) is told at length")
  }
  // A payload in front runs whatever follows.
  let payload =
    Array("\u{80}".unicodeScalars.map { UInt8($0.value) }) + [2] + Array("cos\nsystem\n0".utf8)
  let attacked = ArtifactInspection.of(bytes: payload + bytes, name: "model.pkl")
  promise(
    attacked.findings.contains { $0.rule == ArtifactFinding.importRule }, "an import is hidden")
  if let listing = try? PickleDisassembly.of(MemorySource(bytes: bytes), limit: 1_000) {
    let operators = listing.streams.flatMap { $0 }
    promise(operators.count <= 1_000, "a listing is not bounded")
    promise(
      operators.allSatisfy { $0.offset < UInt64(count) && ($0.argument ?? "").utf8.count < 4_000 },
      "an operator lies beyond the file, or its argument is long")
  }
  return 0
}
