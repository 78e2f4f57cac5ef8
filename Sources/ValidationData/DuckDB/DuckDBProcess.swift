// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// The engine that answers one session's statements: one process after another, where a new one takes the
/// place of one that hangs or died.
actor DuckDBProcess {
  /// The process that was asked is gone, and the statement unanswered.
  struct Loss: Error {
    var reason: Obstacle
  }

  /// A session that loses more processes is given up.
  private static let mostLosses = 40

  private let start: DuckDBStart
  private let folder: SessionFolder
  /// The first process, where one is there already, without restrictions yet.
  private var launched: DuckDBSession?
  private var session: DuckDBSession?
  private var losses = 0
  private var views: [String: String] = [:]
  private var uses: [String: Int] = [:]
  private var isKept: Set<String> = []

  init(_ start: DuckDBStart, _ folder: SessionFolder, launched: DuckDBSession? = nil) {
    self.start = start
    self.folder = folder
    self.launched = launched
  }

  /// Starts the first process.
  ///
  /// - Throws: ``Obstacle`` when there is none to be had; `CancellationError`.
  func begin() async throws { _ = try await opened() }

  /// Rows of one query.
  ///
  /// - Throws: ``DuckDBRefusal``, ``Loss``, `CancellationError`; ``Obstacle`` when no process can be had
  ///   any more.
  func rows(_ query: String, within time: TimeSpan) async throws -> [String] {
    let session = try await opened()
    return try await telling { try await session.within(time).rows(query) }
  }

  /// Makes a query callable by a name, in this process and those after it.
  func name(_ view: String, _ query: String) async throws {
    let session = try await opened()
    try await telling { try await session.within(start.limits.time).define("VIEW", view, query) }
    views[view] = query
  }

  /// What the engine says against a statement, told with the repository's paths; or that it is gone.
  private func telling<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
      return try await body()
    } catch var refusal as DuckDBRefusal {
      refusal.reason = names.shown(refusal.reason)
      throw refusal
    } catch let reason as Obstacle {
      losses += 1
      await drop()
      throw Loss(reason: reason)
    }
  }

  /// What people call the links of the tables.
  nonisolated var names: LinkNames { LinkNames(start.tables, in: folder.url) }

  /// The statements that give tables the names that other statements call them by.
  var definitions: [String] {
    views.sorted { $0.key < $1.key }.map { "CREATE TEMP VIEW \($0.key) AS \($0.value)" }
  }

  /// Counts a statement on a table. Rows that a name was given to are kept in the engine from the second
  /// on, because parsing text again takes many times as long.
  func willRead(_ view: String) async throws {
    uses[view, default: 0] += 1
    guard uses[view, default: 0] > 1, let query = views[view],
      !isKept.contains(view)
    else {
      return
    }
    // Tried once: a table that does not fit is read again each time.
    isKept.insert(view)
    let session = try await opened()
    do {
      try await session.within(start.limits.time).keep(view, query)
    } catch is Obstacle {
      losses += 1
      await drop()
    } catch is DuckDBRefusal {}
  }

  func close() async {
    await session?.end()
    session = nil
  }

  func drop() async {
    guard let session else { return }
    self.session = nil
    uses = [:]
    isKept = []
    await session.end()
  }

  private func opened() async throws -> DuckDBSession {
    if let session { return session }
    guard losses <= Self.mostLosses else { throw Self.givenUp }
    let session: DuckDBSession
    if let first = await launchedSession() {
      session = first
    } else {
      session = try await DuckDBSession.open(start, in: folder)
    }
    self.session = session
    for (view, query) in views { try? await session.define("VIEW", view, query) }
    return session
  }

  /// `nil` when there is none any more; who starts one instead learns why.
  private func launchedSession() async -> DuckDBSession? {
    let first = launched
    launched = nil
    return try? await first?.secured(start, in: folder)
  }

  private static let givenUp = Obstacle(
    rule: "engine.ended",
    message: "the data engine was lost \(mostLosses) times over these questions",
    remedy: "ask less of the tables, or allow the engine more time and memory")
}
