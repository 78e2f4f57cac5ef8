// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationArtifacts

@Suite("One pass over a file's values")
struct ValuePassTests {
  private typealias Writer = SafetensorsWriter

  /// Bytes of a consumer, which is called by one thread at a time.
  private final class Collector: @unchecked Sendable {
    var bytes: [UInt8] = []
  }

  private func inspect(
    _ bytes: [UInt8], consumer: ((UnsafeRawBufferPointer) -> Void)? = nil
  ) throws -> ArtifactInspection {
    let folder = try TemporaryFolder()
    let url = try folder.write(bytes, as: "model.safetensors")
    return .of(
      fileAt: url, name: "model.safetensors", companions: NoCompanions(), consumer: consumer)
  }

  private func tensors(_ seed: UInt64) -> [Writer.Tensor] {
    var generator = SeededGenerator(seed: seed)
    return (0..<40).map { number in
      let numbers = (0..<Int.random(in: 0...30_000, using: &generator)).map { _ in
        Float.random(in: -1...1, using: &generator)
      }
      return Writer.floats("t\(number)", numbers)
    }
  }

  @Test("numbers that straddle two chunks are counted once", arguments: [1, 2, 3])
  func chunks(pad: Int) throws {
    let odd = Writer.Tensor(
      name: "a", dtype: "U8", shape: [pad], data: [UInt8](repeating: 1, count: pad))
    let tensors = [odd] + tensors(7)
    let statistics = try inspect(Writer.file(tensors)).statistics
    #expect(statistics.map(\.name) == tensors.map(\.name))
    for (statistic, tensor) in zip(statistics, tensors).dropFirst() {
      var tally = NumberTally()
      tensor.data.withUnsafeBytes { tally.add($0, layout: .init(element: .f32), from: 0) }
      #expect(statistic.numberCount == tally.count && statistic.zeroCount == tally.zeros)
      #expect(statistic.minimum ?? .infinity == tally.minimum)
      #expect(statistic.maximum ?? -.infinity == tally.maximum)
    }
  }

  @Test("a consumer gets all bytes in their order, whatever the file is")
  func consumer() throws {
    var generator = SeededGenerator(seed: 11)
    let noise = (0..<1_500_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    for bytes in [Writer.file(tensors(8)), noise, [1], []] {
      let collector = Collector()
      _ = try inspect(bytes) { collector.bytes.append(contentsOf: $0) }
      #expect(collector.bytes == bytes)
    }
  }

  @Test("the same values are found with and without a consumer, in memory and in a file")
  func agreement() throws {
    let bytes = Writer.file(tensors(9))
    let inspection = try inspect(bytes)
    #expect(inspection.statistics.count == 40)
    #expect(try inspect(bytes) { _ in } == inspection)
    #expect(ArtifactInspection.of(bytes: bytes, name: "model.safetensors") == inspection)
  }

  @Test("the first bad number of a tensor is the first, though chunks are searched in any order")
  func firstBad() throws {
    var numbers = [Float](repeating: 1, count: 1_000_000)
    for place in [123_456, 400_000, 999_999] { numbers[place] = .nan }
    let inspection = try inspect(Writer.file([Writer.floats("w", numbers)]))
    #expect(inspection.statistics.map(\.firstBadIndex) == [123_456])
    #expect(inspection.statistics.map(\.nanCount) == [3])
  }

  @Test("a file that is cut off while it is searched cannot be judged, and nobody waits")
  func cutOff() throws {
    let folder = try TemporaryFolder()
    let bytes = Writer.file([Writer.floats("w", [Float](repeating: 1, count: 1_000_000))])
    let url = try folder.write(bytes, as: "model.safetensors")
    let inspection = ArtifactInspection.of(
      fileAt: url, name: "model.safetensors", companions: NoCompanions()
    ) { _ in _ = truncate(url.path(percentEncoded: false), 100_000) }
    #expect(inspection.verdict == .unjudged)
    #expect(inspection.findings.map(\.rule) == ["structure.unreadable"])
  }

  @Test("ranges that overlap are each counted, and shared ones once")
  func overlaps() throws {
    let folder = try TemporaryFolder()
    let bytes = Writer.bytes((0..<300_000).map { Float($0).bitPattern })
    let file = try ArtifactFile(at: folder.write(bytes, as: "data"))
    let layout = NumberLayout(element: .f32)
    let ranges = [
      NumberRange(start: 0, count: 1_200_000, layout: 0, unit: 4),
      NumberRange(start: 400_000, count: 4, layout: 0, unit: 4),
      NumberRange(start: 400_000, count: 400_000, layout: 0, unit: 4),
      NumberRange(start: 1_200_000, count: 0, layout: 0, unit: 4),
    ]
    let tallies = try ValuePass(source: file, ranges: ranges, layouts: [layout]).run()
    #expect(tallies.map(\.count) == [300_000, 1, 100_000, 0])
    #expect(tallies.map(\.minimum) == [0, 100_000, 100_000, .infinity])
    #expect(tallies.map(\.maximum) == [299_999, 100_000, 199_999, -.infinity])
  }

  @Test("tensors that overlap without end are not searched, and the file is not judged sound")
  func budget() throws {
    let folder = try TemporaryFolder()
    let file = try ArtifactFile(
      at: folder.write([UInt8](repeating: 0, count: 4_096), as: "data"))
    var options = ScanOptions()
    options.budget.expandedBytes = 0
    let scan = ArtifactScan(options: options, companions: NoCompanions(), file: file)
    for start in 0..<16 {
      try scan.note(
        tensor: "t\(start)", dtype: "F32", shape: [512], element: .f32,
        data: SourceSlice(file, from: UInt64(start) * 4, count: 4_000))
    }
    try scan.searchValues(consumer: nil)
    #expect(scan.statistics.count == 8)
    #expect(scan.findings.map(\.rule).contains("structure.budget-exceeded"))
    #expect(scan.findings.contains { $0.isUnjudged })
  }
}
