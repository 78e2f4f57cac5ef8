// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Answers questions about tables. Never returns more than a few rows.
public protocol DataEngine: Sendable {
  /// Name and version, such as `duckdb 1.5.6`; part of every fingerprint of a measurement it made.
  ///
  /// - Throws: ``Obstacle`` `engine.missing` with the line that installs it.
  func identity() async throws -> String

  /// Opens tables, which questions then call by the name of their dataset, and closes them after the
  /// body. What one table is may not depend on the others.
  ///
  /// - Throws: ``Obstacle`` when the engine cannot be used; `CancellationError`; whatever the body
  ///   throws.
  func withTables<Result: Sendable>(
    _ tables: [TableFile], _ body: @Sendable (any TableSession) async throws -> Result
  ) async throws -> Result
}

/// Open tables. Questions without a dataset of their own are about the first.
public protocol TableSession: Sendable {
  /// One answer for each question, in order. A question that cannot be answered (missing column, wrong
  /// type, unreadable table) does not take the others with it.
  ///
  /// - Throws: ``Obstacle`` when the engine cannot go on; `CancellationError`.
  func answer(_ questions: [Question]) async throws -> [Answer]

  /// The statements that would answer these questions, as the engine would be sent them, in order, but
  /// with the paths that people know.
  func statements(for questions: [Question]) async throws -> [String]
}

/// Stands where there is no engine.
public struct NoDataEngine: DataEngine {
  public init() {}

  private var missing: Obstacle {
    Obstacle(
      rule: "engine.none", message: "no data engine is at hand here",
      remedy: "give the check an engine")
  }

  public func identity() async throws -> String { throw missing }

  public func withTables<Result: Sendable>(
    _ tables: [TableFile], _ body: @Sendable (any TableSession) async throws -> Result
  ) async throws -> Result {
    throw missing
  }
}

extension DataEngine {
  /// Answers about tables that are opened for these questions alone.
  public func answer(_ questions: [Question], about tables: [TableFile]) async throws -> [Answer] {
    guard !questions.isEmpty else { return [] }
    return try await withTables(tables) { try await $0.answer(questions) }
  }

  public func answer(_ questions: [Question], about table: TableFile) async throws -> [Answer] {
    try await answer(questions, about: [table])
  }
}
