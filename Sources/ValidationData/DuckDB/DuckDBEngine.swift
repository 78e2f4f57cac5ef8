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
  private let environment: [String: String]
  var identifying: Task<String, any Error>?
  var spare: SpareProcess?

  /// - Parameters:
  ///   - executable: Finds the program; asked when it is first needed, so that a run without data
  ///     does not need one.
  ///   - environment: Names the active Python environment, whose packages read Arrow files and Delta
  ///     tables.
  ///   - temporaryFolder: Where each process gets a folder of its own, removed after it.
  package init(
    executable: @escaping @Sendable () throws -> URL, runner: SupervisedCommandRunner,
    temporaryFolder: URL, limits: DuckDBLimits = DuckDBLimits(),
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    self.environment = environment
    self.executable = executable
    self.runner = runner
    self.temporaryFolder = temporaryFolder
    self.limits = limits
  }

  /// Ends what is kept for tables that may still be opened.
  package func finish() async {
    await spare?.end()
    spare = nil
  }

  package func withTables<Result: Sendable>(
    _ tables: [TableFile], _ body: @Sendable (any TableSession) async throws -> Result
  ) async throws -> Result {
    let taken = takeSpare(for: tables)
    let folder = try taken?.folder ?? SessionFolder.make(in: temporaryFolder)
    defer { folder.remove() }
    var opened: [String: Swift.Result<OpenTable, Obstacle>] = [:]
    let process: DuckDBProcess
    do {
      for (index, table) in tables.enumerated() where opened[table.dataset] == nil {
        opened[table.dataset] = try await open(table, at: index, folder)
      }
      process = DuckDBProcess(
        try start(tables.compactMap { try? opened[$0.dataset]?.get() }), folder,
        launched: taken?.session)
    } catch {
      await taken?.session.end()
      throw error
    }
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

  private func takeSpare(for tables: [TableFile]) -> SpareProcess? {
    guard let taken = spare, taken.suits(tables) else { return nil }
    spare = nil
    return taken
  }

  private func open(_ table: TableFile, at place: Int, _ folder: SessionFolder) async throws
    -> Swift.Result<OpenTable, Obstacle>
  {
    do {
      var table = table
      // What is wrong with the files themselves is said first.
      var opened = try OpenTable(table, at: place)
      if let part = DuckDBExtension.needed(by: table) {
        opened.engineExtension = try await file(of: part)
      }
      if table.isRemote {
        let opening = S3Opening(environment: environment) { [start = try start([])] table in
          var start = start
          start.tables = [table]
          return start
        }
        return .success(try await opening.reached(opened, at: place))
      }
      if table.format == .arrow {
        let environment = environment
        let conversion = ArrowConversion(
          python: { try PythonLocation.find(environment: environment) }, runner: runner,
          limits: limits)
        table = try await conversion.converted(table, into: folder.make("arrow\(place)"))
        let converted = try OpenTable(table, at: place)
        try converted.link(in: folder.url)
        return .success(converted)
      }
      try opened.link(in: folder.url)
      return .success(opened)
    } catch let obstacle as Obstacle {
      return .failure(obstacle)
    }
  }

  private func file(of part: DuckDBExtension) async throws -> URL {
    let version = try await identity().split(separator: " ").last.map(String.init) ?? ""
    return try part.file(for: try executable(), version: version, environment: environment)
  }

  func start(_ tables: [OpenTable]) throws -> DuckDBStart {
    DuckDBStart(
      executable: try executable(), runner: runner, temporaryFolder: temporaryFolder,
      limits: limits, tables: tables)
  }
}
