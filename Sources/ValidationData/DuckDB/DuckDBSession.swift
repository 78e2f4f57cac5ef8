// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore
import ValidationProcesses

/// One locked-down engine process that can read some tables, from its start to its end.
///
/// Which files it may read is fixed when it is locked; it starts in some 15 ms.
struct DuckDBSession: Sendable {
  let conversation: Conversation
  var deadline: ContinuousClock.Instant

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
    _ = await session.conversation.close()
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
    return DuckDBSession(
      conversation: conversation, deadline: .now + start.limits.time.duration)
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

  /// Its folder is removed next, and it must not be there to write to it any more.
  func end() async {
    await conversation.kill()
    _ = await conversation.close()
  }

  /// The same process with so much time from now on.
  func within(_ time: TimeSpan) -> DuckDBSession {
    var session = self
    session.deadline = .now + time.duration
    return session
  }

  /// Gives a query of ours a name.
  func define(_ kind: String, _ name: String, _ query: String) async throws {
    let text = SQLText.framed(query, tag: SQLText.makeTag())
    _ = try DuckDBReply.rows(
      try await exchange("CREATE OR REPLACE TEMP \(kind) \(name) AS \(text)"))
  }

  /// Keeps the rows of a named query in the engine.
  func keep(_ name: String, _ query: String) async throws {
    try await define("TABLE", "\(name)_rows", query)
    try await define("VIEW", name, "SELECT * FROM \(name)_rows")
  }

  /// Rows of one query, each a JSON object on a line.
  ///
  /// - Throws: ``DuckDBRefusal`` when the engine answers with an error; ``Obstacle`` when it does
  ///   not answer; `CancellationError`.
  func rows(_ query: String) async throws -> [String] {
    let text = SQLText.framed(query, tag: SQLText.makeTag())
    return try DuckDBReply.rows(try await exchange(text))
  }

  /// Runs the body with the time that a start may take.
  ///
  /// - Throws: ``Obstacle`` `engine.timed-out`, which names the program; whatever the body throws.
  func starting<Result: Sendable>(
    _ start: DuckDBStart, _ body: (DuckDBSession) async throws -> Result
  ) async throws -> Result {
    let span = start.limits.startTime
    var hurried = self
    hurried.deadline = .now + span.duration
    do {
      return try await body(hurried)
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
