// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore
import ValidationProcesses

/// One locked-down engine process that can read some tables, from its start to its end.
///
/// Which files it may read is fixed when it is locked; it starts in some 15 ms.
struct DuckDBSession: Sendable {
  let conversation: Conversation
  /// What each statement may take, from ``within(_:)`` on.
  private(set) var time: TimeSpan
  private(set) var deadline: ContinuousClock.Instant

  init(_ conversation: Conversation, within time: TimeSpan) {
    self.conversation = conversation
    self.time = time
    deadline = .now + time.duration
  }

  /// Runs the body with a fresh process and ends that process, also when the body throws or is
  /// cancelled.
  ///
  /// - Throws: ``Obstacle`` when the process cannot be started, locked down, or ends early;
  ///   `CancellationError`; whatever the body throws.
  static func run<Result: Sendable>(
    _ start: DuckDBStart, _ body: @Sendable (DuckDBSession) async throws -> Result
  ) async throws -> Result {
    let folder = try SessionFolder.make(in: start.temporaryFolder)
    defer { folder.remove() }
    for table in start.tables { try table.link(in: folder.url) }
    let session = try await open(start, in: folder)
    let result = try await session.endingOnFailure { try await body(session) }
    await session.end()
    return result
  }

  /// Runs the body, and ends the process when that throws or is cancelled.
  func endingOnFailure<Result: Sendable>(
    _ body: @Sendable () async throws -> Result
  ) async throws -> Result {
    do {
      return try await withTaskCancellationHandler {
        try await body()
      } onCancel: {
        Task { await conversation.kill() }
      }
    } catch {
      await end()
      try Task.checkCancellation()
      throw error
    }
  }

  /// Its folder is removed next, and it must not be there to write to it any more. It has nothing to bring to
  /// an end itself, which would take it 15 ms.
  func end() async {
    await conversation.kill()
    _ = await conversation.close()
  }

  /// The same process with so much time from now on.
  func within(_ time: TimeSpan) -> DuckDBSession { DuckDBSession(conversation, within: time) }
}
