// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import ValidationCore
package import ValidationProcesses

/// Answers table questions with the DuckDB command-line program, one locked-down process a session.
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
    let start = try start([])
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

  package func withTables<Result: Sendable>(
    _ tables: [TableFile], _ body: @Sendable (any TableSession) async throws -> Result
  ) async throws -> Result {
    var opened: [OpenTable] = []
    var unreadable: [String: Obstacle] = [:]
    for (index, table) in tables.enumerated() {
      let table = OpenTable(table, at: index)
      do {
        try table.check()
        opened.append(table)
      } catch let obstacle as Obstacle {
        unreadable[table.file.dataset] = obstacle
      }
    }
    let (usable, faulty) = (opened, unreadable)
    return try await DuckDBSession.run(start(usable)) { session in
      try await body(DuckDBTables(session, usable, first: tables.first, unreadable: faulty))
    }
  }

  private func start(_ tables: [OpenTable]) throws -> DuckDBStart {
    DuckDBStart(
      executable: try executable(), runner: runner, temporaryFolder: temporaryFolder,
      limits: limits, tables: tables)
  }
}
