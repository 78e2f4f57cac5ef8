// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A stretch of a source that holds numbers.
struct NumberRange: Hashable, Sendable {
  let start: UInt64
  let count: UInt64
  /// Among the layouts of the pass.
  private let layoutNumber: UInt32
  /// Bytes that hold a whole number of numbers, by its layout.
  private let unitBytes: UInt32

  init(start: UInt64, count: UInt64, layout: Int, unit: Int) {
    self.start = start
    self.count = count
    layoutNumber = UInt32(clamping: layout)
    unitBytes = UInt32(clamping: max(1, unit))
  }

  var layout: Int { Int(layoutNumber) }
  var unit: UInt64 { UInt64(unitBytes) }

  /// After its last whole unit.
  var end: UInt64 { start + count - count % unit }

  /// The units that begin between two offsets, as a range of offsets.
  func units(from low: UInt64, to high: UInt64) -> Range<UInt64>? {
    guard low < end, high > start else { return nil }
    let first = start + (max(low, start) - start).roundedUp(to: unit)
    let last = min(end, start + (high - start).roundedUp(to: unit))
    return first < last ? first..<last : nil
  }
}

extension NumberRange: Comparable {
  static func < (left: Self, right: Self) -> Bool {
    (left.start, left.count, left.layout, left.unit)
      < (right.start, right.count, right.layout, right.unit)
  }
}

extension UInt64 {
  fileprivate func roundedUp(to unit: UInt64) -> UInt64 {
    self % unit == 0 ? self : self - self % unit + unit
  }
}

/// One reading of a source in chunks, by two threads that take them in turn.
///
/// Memory does not grow with the source. Bytes that hold no numbers are read only where a consumer
/// wants them.
struct ValuePass {
  /// Bytes in the order of the source, each once. Called by several threads, by one at a time.
  typealias Consumer = (UnsafeRawBufferPointer) -> Void

  let source: any ByteSource
  /// Inside the source, by their beginning; may overlap.
  let ranges: [NumberRange]
  /// Of the ranges, which name them by their places.
  let layouts: [NumberLayout]

  /// Stays in the second cache, so that counting does not wait for the memory again.
  static let chunkBytes = 1 << 18

  /// What was counted in each range, in their order.
  func run(consumer: Consumer? = nil) throws(ArtifactReadError) -> [NumberTally] {
    let state = ValuePassState(ranges, size: source.size, consumer: consumer)
    // Sources other than files read fastest from front to back.
    let workers = source is ArtifactFile && source.size > UInt64(4 * Self.chunkBytes) ? 2 : 1
    DispatchQueue.concurrentPerform(iterations: workers) { _ in work(state) }
    return try state.result()
  }

  private func work(_ state: ValuePassState) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: Self.chunkBytes + NumberLayout.longestUnit, alignment: 64)
    defer { buffer.deallocate() }
    while let chunk = state.takeChunk() {
      do throws(ArtifactReadError) {
        let end = min(chunk.end + UInt64(NumberLayout.longestUnit), source.size)
        let bytes = UnsafeMutableRawBufferPointer(rebasing: buffer[..<Int(end - chunk.start)])
        try source.read(into: bytes, at: chunk.start)
        examine(UnsafeRawBufferPointer(bytes), chunk, state)
        let own = bytes[..<Int(chunk.end - chunk.start)]
        state.consume(UnsafeRawBufferPointer(rebasing: own), of: chunk)
      } catch {
        return state.fail(error)
      }
    }
  }

  private func examine(
    _ bytes: UnsafeRawBufferPointer, _ chunk: ValuePassState.Chunk, _ state: ValuePassState
  ) {
    for place in state.rangesAround(chunk) {
      let range = ranges[place]
      let layout = layouts[range.layout]
      guard let units = range.units(from: chunk.start, to: chunk.end) else { continue }
      let part = bytes[Int(units.lowerBound - chunk.start)..<Int(units.upperBound - chunk.start)]
      let index = (units.lowerBound - range.start) / range.unit
      var tally = NumberTally()
      tally.add(
        UnsafeRawBufferPointer(rebasing: part), layout: layout,
        from: index * UInt64(layout.numbersPerUnit))
      state.merge(tally, at: place)
    }
  }
}
