// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What the threads of one reading share.
///
/// Sendable, since everything that changes is touched with the lock held, and the consumer is
/// called only by the thread whose chunk's turn it is.
final class ValuePassState: @unchecked Sendable {
  struct Chunk {
    /// How many were taken before it.
    let turn: Int
    let start: UInt64
    let end: UInt64
  }

  /// By their beginning.
  private let ranges: [NumberRange]
  /// Of each range and all before it, the furthest end.
  private let furthestEnds: [UInt64]
  private let size: UInt64
  private let consumer: ValuePass.Consumer?
  private let lock = NSCondition()
  private var next: UInt64 = 0
  private var taken = 0
  private var consumed = 0
  private var tallies: [NumberTally]
  private var failure: ArtifactReadError?

  init(_ ranges: [NumberRange], size: UInt64, consumer: ValuePass.Consumer?) {
    self.ranges = ranges
    var furthest: UInt64 = 0
    furthestEnds = ranges.map {
      furthest = max(furthest, $0.end)
      return furthest
    }
    self.size = size
    self.consumer = consumer
    tallies = Array(repeating: NumberTally(), count: ranges.count)
  }

  /// The next that has numbers or is wanted by the consumer; nil at the end or after a failure.
  func takeChunk() -> Chunk? {
    lock.withLock {
      guard failure == nil else { return nil }
      if consumer == nil {
        let live = furthestEnds.partitionPoint { $0 > next }
        guard live < ranges.count else { return nil }
        next = max(next, ranges[live].start)
      }
      guard next < size else { return nil }
      let end = next + min(UInt64(ValuePass.chunkBytes), size - next)
      defer { (next, taken) = (end, taken + 1) }
      return Chunk(turn: taken, start: next, end: end)
    }
  }

  /// Places of the ranges that can reach into the chunk.
  func rangesAround(_ chunk: Chunk) -> Range<Int> {
    let first = furthestEnds.partitionPoint { $0 > chunk.start }
    let last = ranges.partitionPoint { $0.start >= chunk.end }
    return first..<max(first, last)
  }

  func merge(_ tally: NumberTally, at place: Int) {
    lock.withLock { tallies[place].merge(tally) }
  }

  /// Waits for the chunks before.
  func consume(_ bytes: UnsafeRawBufferPointer, of chunk: Chunk) {
    guard let consumer else { return }
    lock.lock()
    while consumed < chunk.turn, failure == nil { lock.wait() }
    let isTurn = failure == nil
    lock.unlock()
    guard isTurn else { return }
    consumer(bytes)
    lock.lock()
    consumed += 1
    lock.broadcast()
    lock.unlock()
  }

  func fail(_ error: ArtifactReadError) {
    lock.lock()
    failure = failure ?? error
    lock.broadcast()
    lock.unlock()
  }

  func result() throws(ArtifactReadError) -> [NumberTally] {
    if let failure { throw failure }
    return tallies
  }
}

extension RandomAccessCollection where Index == Int {
  /// Of the first element that belongs to the second part; all elements after it do.
  func partitionPoint(_ belongs: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
