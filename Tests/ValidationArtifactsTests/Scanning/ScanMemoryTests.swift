// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

/// What is kept in memory is counted over all readers, and let go with what it was kept for.
@Suite struct ScanMemoryTests {
  private func rules(_ bytes: [UInt8], as name: String, memory: UInt64) -> [String] {
    var options = ScanOptions()
    options.budget.memory = memory
    return ArtifactInspection.of(bytes: bytes, name: name, options: options).findings.map(\.rule)
  }

  @Test func `what several readers hold adds up`() throws {
    let scan = ArtifactScan(options: ScanOptions(), companions: NoCompanions())
    let all = scan.options.budget.memory
    try scan.hold(all - 10)
    try scan.checkMemory(10)
    #expect(throws: ReadStop.budget(.memory)) { try scan.checkMemory(11) }
    #expect(ArtifactScan(trialOf: scan).options.budget.memory == 10)
    scan.release(all - 10)
    try scan.checkMemory(all)
    #expect(throws: ReadStop.budget(.memory)) { try scan.checkMemory(.max) }
  }

  @Test func `names of members are held until their archive is read`() {
    let name = String(repeating: "n", count: 10_000)
    let inner = ZipWriter.archive([ZipWriter.Member(name, "a")])
    let zips = ZipWriter.archive((0..<50).map { ZipWriter.Member("\($0).zip", inner) })
    #expect(rules(zips, as: "a.zip", memory: 200_000) == [])
    let flat = ZipWriter.archive((0..<50).map { ZipWriter.Member("\(name)\($0)", "a") })
    #expect(rules(flat, as: "a.zip", memory: 200_000) == ["structure.budget-exceeded"])
  }

  @Test(arguments: ["a.yaml", "MLmodel"])
  func `keys of YAML are held`(name: String) {
    let keys = [UInt8]((0..<5_000).flatMap { _ in Array("a: b\n".utf8) })
    #expect(rules(keys, as: name, memory: 200_000) == ["structure.budget-exceeded"])
    #expect(rules(keys, as: name, memory: 2_000_000) == [])
    let lines = Array("a: |\n".utf8) + [UInt8](repeating: 0x0a, count: 100_000)
    #expect(rules(lines, as: name, memory: 200_000) == ["structure.budget-exceeded"])
    #expect(rules(lines, as: name, memory: 500_000) == [])
  }

  @Test func `long names in a tar are held`() {
    let name = String(repeating: "n", count: 10_000)
    let tar = TarWriter.archive(
      (0..<50).flatMap { [TarWriter.pax("path", "\(name)\($0)"), TarWriter.member("a")] })
    #expect(rules(tar, as: "a.tar", memory: 200_000) == ["structure.budget-exceeded"])
    #expect(rules(tar, as: "a.tar", memory: 5_000_000) == [])
  }

  @Test func `tensors are counted with what their search takes`() {
    let tensors = (0..<1_000).map {
      SafetensorsWriter.floats("tensor with a long name \($0)", [1])
    }
    let bytes = SafetensorsWriter.file(tensors)
    #expect(rules(bytes, as: "a.safetensors", memory: 200_000) == ["structure.budget-exceeded"])
    #expect(rules(bytes, as: "a.safetensors", memory: 2_000_000) == [])
  }

  @Test func `streams of a pickle are kept together`() {
    let stream = PickleWriter.pickle(
      PickleWriter.global("torch", "FloatStorage")
        + (0..<200).flatMap { _ in PickleWriter.none + PickleWriter.tuple1 })
    let bytes = (0..<50).flatMap { _ in stream }
    #expect(rules(bytes, as: "a.pkl", memory: 100_000).contains("structure.budget-exceeded"))
    #expect(!rules(bytes, as: "a.pkl", memory: 2_000_000).contains("structure.budget-exceeded"))
  }
}
