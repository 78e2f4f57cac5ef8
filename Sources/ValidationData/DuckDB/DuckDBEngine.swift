// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import ValidationCore
package import ValidationProcesses

/// Answers table questions with the DuckDB command-line program, one locked-down process a call.
package actor DuckDBEngine: DataEngine {
  private let executable: @Sendable () throws -> URL
  private let runner: SupervisedCommandRunner
  private let temporaryFolder: URL
  private let limits: DuckDBLimits
  private var knownIdentity: String?

  /// - Parameters:
  ///   - executable: Finds the program; asked when it is first needed, so that a run without data
  ///     does not need one.
  ///   - temporaryFolder: Where each process gets a folder of its own, removed after it.
  package init(
    executable: @escaping @Sendable () throws -> URL, runner: SupervisedCommandRunner,
    temporaryFolder: URL, limits: DuckDBLimits = DuckDBLimits()
  ) {
    self.executable = executable
    self.runner = runner
    self.temporaryFolder = temporaryFolder
    self.limits = limits
  }

  package func identity() async throws -> String {
    if let knownIdentity { return knownIdentity }
    let start = try start(nil)
    let identity = try await DuckDBSession.run(start) { session in
      let rows = try await session.starting(start) { session in
        try await session.rows("SELECT version() AS c0")
      }
      let version = try DuckDBReply.cells(rows.first ?? "", count: 1)[0] ?? "unknown"
      return "duckdb \(version.hasPrefix("v") ? String(version.dropFirst()) : version)"
    }
    knownIdentity = identity
    return identity
  }

  package func answer(_ questions: [Question], about table: TableFile) async throws -> [Answer] {
    guard !questions.isEmpty else { return [] }
    return try await DuckDBSession.run(start(table)) { session in
      let schema = try await TableSchema.read(table, in: session)
      let query = FusedQuery(questions, schema)
      var answers = query.answers
      for statement in query.statements {
        for found in try await Self.answers(to: statement, schema, in: session) {
          answers[found.index] = found.answer
        }
      }
      return answers.map { $0 ?? .unavailable(.pointless("it was not asked", table)) }
    }
  }

  private static func answers(
    to statement: FusedQuery.Statement, _ schema: TableSchema, in session: DuckDBSession
  ) async throws -> [(index: Int, answer: Answer)] {
    do {
      return try statement.answers(try await session.rows(statement.sql))
    } catch is DuckDBRefusal {
      try await schema.refuseUnreadable(in: session)
      return try await halved(statement, schema.table, in: session)
    }
  }

  /// Halves a statement that fails until only what is to blame for it has no answer.
  private static func halved(
    _ statement: FusedQuery.Statement, _ table: TableFile, in session: DuckDBSession
  ) async throws -> [(index: Int, answer: Answer)] {
    do {
      return try statement.answers(try await session.rows(statement.sql))
    } catch let refusal as DuckDBRefusal {
      guard let halves = statement.halves else {
        return statement.parts.map { ($0.index, .unavailable(.refused(refusal, table))) }
      }
      return try await halved(halves.0, table, in: session)
        + halved(halves.1, table, in: session)
    }
  }

  private func start(_ table: TableFile?) throws -> DuckDBStart {
    DuckDBStart(
      executable: try executable(), runner: runner, temporaryFolder: temporaryFolder,
      limits: limits, table: table)
  }
}
