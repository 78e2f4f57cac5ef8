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
    var opened: [String: Swift.Result<OpenTable, Obstacle>] = [:]
    for (index, table) in tables.enumerated() where opened[table.dataset] == nil {
      opened[table.dataset] = .init { () throws(Obstacle) in try OpenTable(table, at: index) }
    }
    let usable = tables.compactMap { try? opened[$0.dataset]?.get() }
    let start = try start(usable)
    let folder = try SessionFolder.make(in: temporaryFolder, tables: usable)
    defer { folder.remove() }
    let process = DuckDBProcess(start, folder)
    let session = DuckDBTables(process, limits, first: tables.first?.dataset ?? "", opened)
    do {
      // A program that is missing or no engine is the reason of all questions.
      try await process.begin()
      let result = try await body(session)
      await process.close()
      return result
    } catch {
      await process.drop()
      try Task.checkCancellation()
      throw error
    }
  }

  private func start(_ tables: [OpenTable]) throws -> DuckDBStart {
    DuckDBStart(
      executable: try executable(), runner: runner, temporaryFolder: temporaryFolder,
      limits: limits, tables: tables)
  }
}
