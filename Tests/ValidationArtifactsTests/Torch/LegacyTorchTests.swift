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

  @Test func `a class that stands with its source is an import, and its objects are no mystery`() {
    let source = PickleWriter.text("net.py") + PickleWriter.text("class Net(Module): pass")
    let name = PickleWriter.text("module") + PickleWriter.global("app", "Net")
    let object =
      PickleWriter.mark + name + source + [0x74, 0x51] + PickleWriter.emptyTuple + [0x81]
    let file =
      Writer.magic + PickleWriter.pickle([0x4d, 0xe9, 0x03])
      + PickleWriter.pickle(PickleWriter.emptyDict) + PickleWriter.pickle(object)
      + PickleWriter.pickle([0x5d])
    let scanned = Scanned(file, as: "model.pt")
    #expect(scanned.faults == ["safety.import"])
    #expect(scanned.inspection.contents.imports.map(\.isCalled) == [true])
    var options = ScanOptions()
    options.allowedImports = [.init(module: "app", name: "Net")]
    #expect(Scanned(file, as: "model.pt", options: options).faults == [])
  }

  @Test func `tensors under one key of two dictionaries are told apart`() {
    let good: [UInt8] = [0, 0, 0x80, 0x3f]
    let file = Writer.file(
      [("w", "FloatStorage", "x", 1), ("w", "FloatStorage", "y", 1)], keys: ["x", "y"],
      storages: [(1, good), (1, [0, 0, 0xc0, 0x7f])])
    let inspection = Scanned(file, as: "model.pt").inspection
    #expect(inspection.contents.tensors.map(\.name) == ["w", "w[1]"])
    #expect(inspection.statistics.map(\.nanCount) == [0, 1])
  }

  @Test func `quantised tensors are listed, with the numbers that they are kept as`() {
    let file = Writer.file(
      [("q", "QInt8Storage", "x", 8)], keys: ["x"], storages: [(8, Array(bytes.prefix(8)))],
      maker: "_rebuild_qtensor")
    let inspection = Scanned(file, as: "model.pt").inspection
    #expect(inspection.findings == [])
    #expect(inspection.contents.tensors.map(\.dtype) == ["qint8"])
    #expect(inspection.statistics.map(\.isFloat) == [false])
  }

  @Test func `a payload in any of the five pickles is found`() {
    let evil = LegacyTorchWriter.magic + PickleWriter.pickle(PickleWriter.call)
    #expect(Scanned(evil, as: "model.pt").faults.contains("safety.import"))
  }
}
