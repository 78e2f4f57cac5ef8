// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// Open file of this process, closed once: when asked to, or with its last owner.
///
/// The number is lent only under the lock, or to the one thread that also closes it.
final class Descriptor: Sendable {
  private let number: Mutex<Int32>

  init(_ number: Int32) { self.number = Mutex(number) }

  deinit { close() }

  /// -1 when closed.
  var raw: Int32 { number.withLock { $0 } }

  func close() {
    let closing = take()
    if closing >= 0 { systemClose(closing) }
  }

  /// Gives the number away: whoever takes it closes it.
  func take() -> Int32 {
    number.withLock { number in
      defer { number = -1 }
      return number
    }
  }

  /// One short call on the open file; `nil` when it is closed.
  func whileOpen<Result>(_ body: (Int32) -> Result) -> Result? {
    number.withLock { $0 < 0 ? nil : body($0) }
  }
}

/// What a call on a descriptor brought.
enum Transfer: Equatable {
  case bytes(Int)
  /// Nothing can be read or written without waiting.
  case wouldBlock
  /// The other end is closed or broken.
  case ended
}

/// Reads into a buffer, retrying when a signal interrupts.
func receive(from descriptor: Int32, into buffer: inout [UInt8]) -> Transfer {
  while true {
    let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    if count > 0 { return .bytes(count) }
    if count < 0, errno == EINTR { continue }
    return count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) ? .wouldBlock : .ended
  }
}

/// Writes some of the bytes. The calling thread must have SIGPIPE blocked, as all of ours have.
func transmit(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Transfer {
  while true {
    let count = write(descriptor, bytes.baseAddress, bytes.count)
    if count >= 0 { return .bytes(count) }
    if errno == EINTR { continue }
    return errno == EAGAIN || errno == EWOULDBLOCK ? .wouldBlock : .ended
  }
}

/// Waits until one of the descriptors is ready or the time has come; negative ones are not asked.
///
/// `poll` knows milliseconds only: what remains of the last one is slept, which is as precise as the
/// system's timers, but sees what becomes ready in it up to a millisecond late.
///
/// - Returns: whether each is ready, also when its other end is closed.
func waitUntilReady(
  _ descriptors: [(number: Int32, events: Int32)], until end: MonotonicTime
) -> [Bool] {
  var requests = descriptors.map {
    pollfd(fd: $0.number, events: Int16($0.events), revents: 0)
  }
  let milliseconds = min(3_600_000, max(0, end - .now) / 1_000_000)
  if poll(&requests, nfds_t(requests.count), Int32(milliseconds)) == 0 { sleepRest(until: end) }
  return requests.map { $0.revents != 0 }
}

private func sleepRest(until end: MonotonicTime) {
  let rest = end - .now
  guard rest > 0, rest < 1_000_000 else { return }
  var span = timespec(tv_sec: 0, tv_nsec: Int(rest))
  nanosleep(&span, nil)
}
