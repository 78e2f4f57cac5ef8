// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Gives work a limited time, and returns soon after it has passed even when the work does not heed its
/// cancellation.
enum Deadline {
  /// Time that cancelled work gets to end its processes and remove its folders.
  static let grace = TimeSpan(seconds: 10)

  /// - Throws: ``Obstacle`` `step.timed-out`, `CancellationError`, or what the work throws.
  static func run<Value: Sendable>(
    within limit: TimeSpan, _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    let finish = OneResult<Value>()
    let task = Task { await finish.set(result(of: work)) }
    let timer = Task {
      try await Task.sleep(for: limit.duration)
      task.cancel()
      try await Task.sleep(for: grace.duration)
      await finish.set(.failure(Obstacle.timedOut(after: limit)))
    }
    defer { timer.cancel() }
    let outcome = await withTaskCancellationHandler {
      await finish.value
    } onCancel: {
      task.cancel()
      Task {
        try await Task.sleep(for: grace.duration)
        await finish.set(.failure(CancellationError()))
      }
    }
    // Work that was cancelled by the timer, and ended within the grace, was late all the same.
    if case .failure(let error) = outcome, error is CancellationError, !Task.isCancelled {
      throw Obstacle.timedOut(after: limit)
    }
    return try outcome.get()
  }

  private static func result<Value: Sendable>(of work: @Sendable () async throws -> Value) async
    -> Result<Value, any Error>
  {
    do { return .success(try await work()) } catch { return .failure(error) }
  }
}

/// The first of several possible results, waited for by one task.
private actor OneResult<Value: Sendable> {
  private var result: Result<Value, any Error>?
  private var waiting: CheckedContinuation<Result<Value, any Error>, Never>?

  func set(_ new: Result<Value, any Error>) {
    guard result == nil else { return }
    result = new
    waiting?.resume(returning: new)
    waiting = nil
  }

  var value: Result<Value, any Error> {
    get async {
      if let result { return result }
      return await withCheckedContinuation { waiting = $0 }
    }
  }
}

extension Obstacle {
  static func timedOut(after limit: TimeSpan) -> Obstacle {
    Obstacle(
      rule: "step.timed-out", message: "not measured within its limit of \(limit)",
      remedy: "make it faster, or raise the command's `timeout` in the manifest")
  }
}
