// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore
import ValidationProcesses

/// How a process becomes one that takes its restrictions before it is asked anything.
extension DuckDBSession {
  /// A fresh process that has taken its restrictions.
  ///
  /// - Throws: ``Obstacle`` when it cannot be started or locked down; `CancellationError`.
  static func open(_ start: DuckDBStart, in folder: SessionFolder) async throws -> DuckDBSession {
    try await launch(start, in: folder).secured(start, in: folder)
  }

  /// A fresh process without restrictions, which is told nothing but what we wrote ourselves.
  static func launch(_ start: DuckDBStart, in folder: SessionFolder) async throws -> DuckDBSession {
    let conversation = try await Conversation.open(
      start.invocation(in: folder), runner: start.runner, combiningErrors: true)
    return DuckDBSession(conversation, within: start.limits.time)
  }

  /// The same process with its restrictions; it is ended when it does not take them.
  ///
  /// - Throws: ``Obstacle``; `CancellationError`.
  func secured(_ start: DuckDBStart, in folder: SessionFolder) async throws -> DuckDBSession {
    do {
      try await endingOnFailure { try await starting(start) { try await $0.lockDown(start) } }
      return within(start.limits.time)
    } catch {
      guard ["engine.ended", "engine.not-locked"].contains((error as? Obstacle)?.rule),
        let age = await start.obsolescence(in: folder)
      else { throw error }
      throw age
    }
  }

  /// Runs the body with the time that a start may take.
  ///
  /// - Throws: ``Obstacle`` `engine.timed-out`, which names the program; whatever the body throws.
  func starting<Result: Sendable>(
    _ start: DuckDBStart, _ body: (DuckDBSession) async throws -> Result
  ) async throws -> Result {
    let span = start.limits.startTime
    do {
      return try await body(within(span))
    } catch let obstacle as Obstacle where obstacle.rule == "engine.timed-out" {
      throw DuckDBLockdown.slowStart(start.executable, span)
    }
  }

  private func lockDown(_ start: DuckDBStart) async throws {
    _ = try await exchange(DuckDBLockdown.commands(start)) { line in
      guard DuckDBLockdown.isExpected(line) else {
        throw DuckDBLockdown.notLocked(line, start.executable)
      }
    }
    do {
      let cells = try DuckDBReply.cells(
        try await rows(DuckDBLockdown.proof).first ?? "", count: 5)
      guard !DuckDBLockdown.isProven(cells, pathCount: start.paths.count) else { return }
      throw DuckDBLockdown.notLocked("settings \(cells)", start.executable)
    } catch let refusal as DuckDBRefusal {
      throw DuckDBLockdown.notLocked(refusal.reason, start.executable)
    }
  }
}
