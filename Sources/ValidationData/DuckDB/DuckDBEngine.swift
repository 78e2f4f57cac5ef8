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
  private var identifying: Task<String, any Error>?
  private var spare: SpareProcess?

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

  /// Asked once, whoever asks first.
  package func identity() async throws -> String {
    let task: Task<String, any Error>
    if let identifying {
      task = identifying
    } else {
      let start = try start([])
      task = Task { try await identity(of: start) }
      identifying = task
    }
    do {
      return try await withTaskCancellationHandler {
        try await task.value
      } onCancel: {
        task.cancel()
      }
    } catch is CancellationError {
      // Of somebody else who asked: it is asked again.
      identifying = nil
      try Task.checkCancellation()
      return try await identity()
    }
  }

  private func identity(of start: DuckDBStart) async throws -> String {
    if let made = try await SpareProcess.make(start) {
      await spare?.end()
      spare = made
      return "duckdb \(made.version)"
    }
    return try await DuckDBSession.run(start) { session in
      let rows = try await session.starting(start) { session in
        try await session.rows("SELECT version() AS c0")
      }
      let version = try DuckDBReply.cells(rows.first ?? "", count: 1)[0] ?? "unknown"
      return "duckdb \(version.hasPrefix("v") ? String(version.dropFirst()) : version)"
    }
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

  private func start(_ tables: [OpenTable]) throws -> DuckDBStart {
    DuckDBStart(
      executable: try executable(), runner: runner, temporaryFolder: temporaryFolder,
      limits: limits, tables: tables)
  }
}
