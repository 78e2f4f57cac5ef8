// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Lines of a worker's output with the time at which each had arrived.
struct AnswerStream {
  enum Arrival {
    case lines([LineSplitter.Line], at: MonotonicTime)
    /// The time came first.
    case nothing
    case ended
  }

  private let output: Descriptor
  private var splitter: LineSplitter
  private var buffer = [UInt8](repeating: 0, count: 65_536)

  init(_ output: Descriptor, answerLimit: Int) {
    self.output = output
    splitter = LineSplitter(limit: answerLimit)
  }

  /// Waits for some bytes, which may complete no line. A line without its newline is no answer.
  mutating func next(until end: MonotonicTime) -> Arrival {
    guard waitUntilReady([(output.raw, POLLIN)], until: end)[0] else { return .nothing }
    switch receive(from: output.raw, into: &buffer) {
    case .bytes(let count):
      let arrived = MonotonicTime.now
      return .lines(splitter.split(buffer[..<count]), at: arrived)
    case .wouldBlock: return .nothing
    case .ended: return .ended
    }
  }
}
