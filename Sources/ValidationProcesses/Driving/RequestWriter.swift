// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// Sends each request when it is due, whatever the worker does. A full pipe delays what is sent, not
/// the schedule: requests queue here, and their time counts from when they were due.
struct RequestWriter: Sendable {
  private let input: Descriptor
  private let lines: [[UInt8]]
  private let due: [MonotonicTime]
  private let progress: DriveProgress
  private var queued = 0
  private var written = 0
  private var bytesOfCurrent = 0

  private(set) var sent: [MonotonicTime?]
  /// Nanoseconds between a due time and the attempt to send, at most.
  private(set) var lag: Int64 = 0

  /// How long it may take to notice that it is to stop.
  private static let attention: Int64 = 50_000_000

  init(
    _ lines: [Data], due: [MonotonicTime], to input: Descriptor, progress: DriveProgress
  ) {
    self.input = input
    self.lines = lines.map { Array($0) + [UInt8(ascii: "\n")] }
    self.due = due
    self.progress = progress
    sent = Array(repeating: nil, count: lines.count)
  }

  /// Blocks the thread until all is sent, the worker's input is closed, or it is told to stop.
  mutating func run(until end: MonotonicTime = MonotonicTime(nanoseconds: .max)) {
    while !progress.stopped.load(ordering: .sequentiallyConsistent), MonotonicTime.now < end {
      queueWhatIsDue()
      guard flush(), written < lines.count else { return }
      wait()
    }
  }

  private mutating func queueWhatIsDue() {
    let now = MonotonicTime.now
    while queued < due.count, due[queued] <= now {
      lag = max(lag, now - due[queued])
      queued += 1
    }
  }

  /// False when nothing more can be written.
  private mutating func flush() -> Bool {
    while written < queued {
      progress.begun.store(written + 1, ordering: .sequentiallyConsistent)
      switch writeSome() {
      case .bytes(let count): advance(by: count)
      case .wouldBlock: return true
      case .ended: return false
      }
    }
    return true
  }

  private func writeSome() -> Transfer {
    lines[written].withUnsafeBytes { bytes in
      transmit(UnsafeRawBufferPointer(rebasing: bytes[bytesOfCurrent...]), to: input.raw)
    }
  }

  private mutating func advance(by count: Int) {
    bytesOfCurrent += count
    guard bytesOfCurrent == lines[written].count else { return }
    sent[written] = .now
    written += 1
    bytesOfCurrent = 0
  }

  private func wait() {
    let attention = MonotonicTime.now + Self.attention
    let next = queued < due.count ? min(due[queued], attention) : attention
    let isFull = written < queued
    _ = waitUntilReady([(isFull ? input.raw : -1, POLLOUT)], until: next)
  }
}
