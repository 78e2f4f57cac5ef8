// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// Lines of a command's output, read only when asked for, so that the pipe bounds what is held.
final class LineSource: Sendable {
  enum Next: Sendable {
    case line(LineSplitter.Line)
    /// The time came first.
    case nothing
    case ended
  }

  private struct State {
    var splitter = LineSplitter(limit: LineSource.longestLine)
    var ready: [LineSplitter.Line] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var hasEnded = false
  }

  static let longestLine = 64 << 20
  /// Nanoseconds that a stream is waited for after TERM and KILL, since something may keep it open.
  static let patienceWithEnd: Int64 = 12_000_000_000

  private let output: Descriptor
  private let state = Mutex(State())

  init(_ output: Descriptor) { self.output = output }

  /// A line that has been read already.
  func nextBuffered() -> Next? {
    state.withLockIfAvailable { state in
      state.ready.isEmpty ? nil : .line(state.ready.removeFirst())
    } ?? nil
  }

  /// Blocks the thread. The last line may lack its newline.
  func next(until end: MonotonicTime) -> Next {
    state.withLock { state in
      while state.ready.isEmpty {
        if state.hasEnded { return .ended }
        guard readSome(&state, until: end) else { return .nothing }
      }
      return .line(state.ready.removeFirst())
    }
  }

  /// Reads and drops the rest, then closes.
  func drain(until end: MonotonicTime) {
    state.withLock { state in
      while !state.hasEnded, readSome(&state, until: end) { state.ready.removeAll() }
      state.ready.removeAll()
      state.hasEnded = true
      output.close()
    }
  }

  /// False when the time came first.
  private func readSome(_ state: inout State, until end: MonotonicTime) -> Bool {
    guard waitUntilReady([(output.raw, POLLIN)], until: end)[0] else {
      return MonotonicTime.now < end
    }
    switch receive(from: output.raw, into: &state.buffer) {
    case .bytes(let count): state.ready += state.splitter.split(state.buffer[..<count])
    case .wouldBlock: break
    case .ended:
      state.hasEnded = true
      if let last = state.splitter.finish() { state.ready.append(last) }
    }
    return true
  }
}
