// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization
import ValidationCore

/// The tool's own eye on one supervisor, which the command, being of the same user, can stop or kill.
///
/// A supervisor that was stopped is made to go on each second. One that takes longer than it has any
/// reason to is killed: what is left of its command is then ended here.
final class SupervisorWatch: Sendable {
  typealias Signaller = @Sendable (Int32) -> Void

  private struct State {
    var signal: Signaller?
    var end = MonotonicTime(nanoseconds: .max)
    var nextLook = MonotonicTime(nanoseconds: .min)
    var isOverdue = false
    var hasStarted = false
  }

  private let state = Mutex(State())
  private let timeout, grace, margin: Int64
  private let (released, releasing) = AsyncStream.makeStream(of: Never.self)

  private static let interval: Int64 = 1_000_000_000

  /// - Parameter margin: beyond timeout and grace period; the supervisor itself tries for 10 seconds
  ///   to kill what does not end, and a busy machine is slow.
  init(_ invocation: Invocation, margin: TimeSpan) {
    timeout = max(1, invocation.timeout.nanoseconds)
    grace = max(0, invocation.gracePeriod.nanoseconds)
    self.margin = max(0, margin.nanoseconds)
  }

  /// Whether the supervisor was killed for not ending.
  var isOverdue: Bool { state.withLock(\.isOverdue) }

  /// Whether the supervisor has been started, which a busy machine may take its time for.
  var hasStarted: Bool { state.withLock(\.hasStarted) }

  /// Watches until ``release()``: only so long is the signaller sure to reach the right process.
  func attend(_ signal: @escaping Signaller) async {
    state.withLock { state in
      state.signal = signal
      state.hasStarted = true
      // It was given up before it had started.
      if state.isOverdue { signal(SIGKILL) }
    }
    expectEnd(within: timeout)
    for await _ in released {}
    state.withLock { $0.signal = nil }
  }

  /// The supervisor has ended, or was given up.
  func release() {
    state.withLock { $0.signal = nil }
    releasing.finish()
  }

  /// The supervisor has been asked to end its command, or knows that it has ended.
  func expectEnd() { expectEnd(within: 0) }

  private func expectEnd(within span: Int64) {
    let end = MonotonicTime.now + span + grace + margin
    state.withLock { state in
      state.end = min(state.end, end)
      state.nextLook = min(state.nextLook, .now)
    }
  }

  /// To be called at least once a second. True when the supervisor has been given up.
  func look() -> Bool {
    let now = MonotonicTime.now
    return state.withLock { state in
      guard now >= state.nextLook else { return state.isOverdue }
      state.nextLook = now + Self.interval
      state.signal?(SIGCONT)
      guard now >= state.end else { return state.isOverdue }
      state.isOverdue = true
      state.signal?(SIGKILL)
      return true
    }
  }
}
