// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Threads for blocking reads and writes, which the cooperative pool must not wait for. SIGPIPE is
/// blocked on them, so that writing to a process that has ended is an error and not our end.
enum DedicatedThread {
  /// Runs the work on a thread of its own.
  static func run<Result: Sendable>(_ work: @escaping @Sendable () -> Result) async -> Result {
    await withCheckedContinuation { continuation in
      start { continuation.resume(returning: work()) }
    }
  }

  /// Starts the work; waiting for the semaphore waits for its end.
  @discardableResult
  static func start(_ work: @escaping @Sendable () -> Void) -> DispatchSemaphore {
    let finished = DispatchSemaphore(value: 0)
    let thread = Thread {
      blockBrokenPipeSignal()
      work()
      finished.signal()
    }
    thread.qualityOfService = .userInteractive
    thread.start()
    return finished
  }

  private static func blockBrokenPipeSignal() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }
}
