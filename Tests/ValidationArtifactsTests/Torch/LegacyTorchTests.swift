// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite struct LegacyTorchTests {
  private typealias Writer = LegacyTorchWriter
  private let bytes = [UInt8](repeating: 0, count: 64)

  @Test func `storages of any width are read in the order of the keys`() {
    let file = Writer.file(
      [("a", "FloatStorage", "x", 2), ("b", "LongStorage", "y", 1)], keys: ["y", "x"],
      storages: [(1, Array(bytes.prefix(8))), (2, [0, 0, 0x80, 0x3f, 0, 0, 0xc0, 0x7f])])
    let inspection = Scanned(file, as: "model.pt").inspection
    #expect(inspection.contents.kind == .torchLegacy)
    #expect(inspection.contents.tensors.map(\.name) == ["a", "b"])
    #expect(inspection.contents.tensors.map(\.byteCount) == [8, 8])
    #expect(inspection.findings.map(\.rule).allSatisfy { $0.hasPrefix("weights.") })
    #expect(inspection.statistics.first?.nanCount == 1)
  }

  @Test(arguments: [
    (["x"], UInt64(3), "structure.torch-legacy.storage-size"),
    (["x"], UInt64.max, "structure.torch-legacy.storage-size"),
    (["z"], 2, "structure.torch-legacy.storage-unknown"),
    ([], 2, "structure.torch-legacy.storage-missing"),
  ]) func `keys and sizes agree with the objects`(keys: [String], count: UInt64, rule: String) {
    let file = Writer.file(
      [("a", "FloatStorage", "x", 2)], keys: keys, storages: [(count, Array(bytes.prefix(8)))])
    #expect(Scanned(file, as: "model.pt").faults.contains(rule))
  }

  @Test func `a file that is cut off in its storages is a fault`() {
    let file = Writer.file(elements: 4).dropLast(3)
    #expect(Scanned(Array(file), as: "model.pt").faults == ["structure.torch-legacy.truncated"])
  }

  @Test func `what follows the storages is read where it is a pickle`() {
    let file = Writer.file(elements: 2)
    #expect(
      Scanned(file + PickleWriter.pickle(PickleWriter.call), as: "model.pt").faults == [
        "safety.import"
      ])
    #expect(
      Scanned(file + [0, 0], as: "model.pt").notes == ["structure.torch-legacy.trailing-bytes"])
  }

  @Test func `a payload in any of the five pickles is found`() {
    let evil = LegacyTorchWriter.magic + PickleWriter.pickle(PickleWriter.call)
    #expect(Scanned(evil, as: "model.pt").faults.contains("safety.import"))
  }
}
