// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

private typealias Writer = PickleWriter

/// Files made to be costly end soon, with a verdict or without: what they cost grows with their length.
@Suite struct PickleHostileTests {
  private func repeated(_ operators: [UInt8], _ count: Int) -> [UInt8] {
    var bytes = Writer.proto(4)
    bytes.reserveCapacity(operators.count * count + 2)
    for _ in 0..<count { bytes += operators }
    return bytes
  }

  private func steps(of bytes: [UInt8], as name: String) -> UInt64 {
    let scan = ArtifactScan(options: ScanOptions(), companions: NoCompanions())
    // Where the budget ends it, the steps are those of the budget.
    try? ContentDispatch(source: MemorySource(bytes: bytes), name: name, scan: scan).run()
    return scan.stepsSpent
  }

  @Test(arguments: [
    Writer.mark, Writer.none, Writer.none + Writer.memoize, Writer.emptyDict, Writer.emptyTuple,
    Writer.none + Writer.dup, Writer.none + Writer.tuple1, Writer.mark + [0x31],
    Writer.mark + Writer.none + Writer.none + [0x74], Writer.pop, Writer.get(200),
    Writer.none + [0x72, 1, 2, 3, 4], Writer.frame(1), Writer.frame(.max), [0x82, 1],
    Writer.global("a", "b"), Writer.none + Writer.stackGlobal,
    Writer.none + Writer.stop + [0x80, 4],
    Writer.emptyDict + Writer.text("k") + Writer.none + [0x73], Writer.none + [0x51],
  ]) func `floods of an operator end`(operators: [UInt8]) {
    let once = steps(of: repeated(operators, 100_000), as: "model.pkl")
    let twice = steps(of: repeated(operators, 200_000), as: "model.pkl")
    #expect(twice <= once * 2 + 10_000)
  }

  @Test func `many long names from the memo spend the budget`() {
    let long = String(repeating: "a", count: 4_000)
    var bytes = Writer.proto(4)
    for key in 0..<200 {
      bytes += Writer.text("m\(key)\(long)") + Writer.put(UInt8(key)) + Writer.pop
    }
    for module in 0..<200 {
      for name in 0..<200 {
        bytes +=
          Writer.get(UInt8(module)) + Writer.get(UInt8(name)) + Writer.stackGlobal + Writer.pop
      }
    }
    let inspection = Scanned(bytes, as: "model.pkl").inspection
    #expect(inspection.findings.contains { $0.rule == "structure.budget-exceeded" })
    #expect(inspection.verdict == .findings)
  }

  @Test func `many arrays of objects are read in a time that grows with their number`() {
    let array = Writer.arrayWrapper("O8", count: 1) + Writer.pickle(Writer.none) + Writer.pop
    let once = steps(of: repeated(array, 4_000), as: "model.joblib")
    let twice = steps(of: repeated(array, 8_000), as: "model.joblib")
    #expect(twice <= once * 2 + 10_000)
  }

  /// As thousands of trees make them.
  @Test func `many arrays beside a big memo are judged`() {
    let array =
      Writer.arrayWrapper("f8", count: 1) + [UInt8](repeating: 0xff, count: 8) + Writer.pop
    var bytes = repeated(Writer.none + Writer.memoize + Writer.pop, 200_000)
    for _ in 0..<3_000 { bytes += array }
    let inspection = Scanned(bytes + Writer.none + Writer.stop, as: "model.joblib").inspection
    #expect(inspection.rules == [])
  }

  @Test func `ten thousand mutations do not break the machine`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed of the mutations of pickles: \(seed)")
    var generator = SeededGenerator(seed: seed)
    let fixtures = Self.fixtures
    for _ in 0..<10_000 {
      var bytes = fixtures[Int.random(in: 0..<fixtures.count, using: &generator)]
      for _ in 0..<Int.random(in: 1...4, using: &generator) { bytes.mutate(using: &generator) }
      let inspection = Scanned(bytes, as: "model.pkl").inspection
      for finding in inspection.findings { #expect(finding.offset ?? 0 <= UInt64(bytes.count)) }
    }
  }

  static var fixtures: [[UInt8]] {
    let array = Writer.arrayWrapper("f8", count: 1, aligned: true) + [3, 0xff, 0xff, 0xff]
    let objects = Writer.arrayWrapper("O8", count: 1) + Writer.pickle(Writer.call)
    return [
      Writer.pickle(Writer.call), Writer.pickle(array + [UInt8](repeating: 9, count: 8)),
      Writer.pickle(objects), Writer.ascii("(S'id'\nios\nsystem\np0\ng0\n."),
      Writer.proto(4) + Writer.frame(9) + Writer.short("abcdef") + Writer.memoize + Writer.stop,
      LegacyTorchWriter.file(elements: 3), Writer.pickle(Writer.none) + Writer.pickle(Writer.call),
    ]
  }
}
