// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Finds or makes the files of datasets. Each command runs once, however many checks ask about what it
/// writes.
package actor TableResolver {
  private let content: any ContentStore
  private let commands: any CommandRunner
  /// Where the outputs of commands are kept while the run lasts.
  private let folder: URL
  private var making: [PlannedTable: Task<Made, any Error>] = [:]

  /// A table, and the comparison of its digests where that still goes on.
  private struct Made {
    var table: TableFile
    var check: Task<Void, any Error>?
  }

  package init(content: any ContentStore, commands: any CommandRunner, folder: URL) {
    self.content = content
    self.commands = commands
    self.folder = folder
  }

  /// The datasets of a check's inputs by name, for one that is asked outside a run.
  ///
  /// - Throws: ``Obstacle`` for the first that is not declared, or cannot be had.
  package func tables(of check: PreparedCheck, in manifest: Manifest) async throws -> [String:
    TableFile]
  {
    var files: [String: TableFile] = [:]
    for planned in try manifest.tables(of: check) { files[planned.name] = try await table(planned) }
    return files
  }

  /// - Throws: ``Obstacle`` when a file is missing, or its command does not write it.
  package func table(_ planned: PlannedTable) async throws -> TableFile {
    let made = try await made(planned)
    try await made.check?.value
    return made.table
  }

  private func made(_ planned: PlannedTable) async throws -> Made {
    if let known = making[planned] { return try await known.value }
    let task = Task { try await make(planned) }
    making[planned] = task
    return try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  }

  /// Each as a file or the reason why there is none. Files are read side by side; commands run one after the
  /// other, because the run's settings say how much runs at a time.
  ///
  /// Digests of large files may still be compared: what is made of them counts only without
  /// ``doubts(about:)``.
  func results(for planned: [PlannedTable]) async -> [PlannedTable: Result<TableFile, Obstacle>] {
    var results: [PlannedTable: Result<TableFile, Obstacle>] = [:]
    await withTaskGroup { group in
      for table in planned where !table.isMade {
        group.addTask { (table, await self.result(for: table)) }
      }
      for table in planned where table.isMade { results[table] = await result(for: table) }
      for await (table, result) in group { results[table] = result }
    }
    return results
  }

  /// Why a table is not what its repository promises, once all digests have been compared.
  func doubts(about planned: [PlannedTable]) async -> [PlannedTable: Obstacle] {
    var doubts: [PlannedTable: Obstacle] = [:]
    for planned in planned {
      guard let made = try? await made(planned) else { continue }
      do { try await made.check?.value } catch { doubts[planned] = Self.obstacle(error, planned) }
    }
    return doubts
  }

  private func result(for planned: PlannedTable) async -> Result<TableFile, Obstacle> {
    do {
      // Whether there is a former table decides what is asked.
      if planned.isFormer { return .success(try await table(planned)) }
      return .success(try await made(planned).table)
    } catch {
      return .failure(Self.obstacle(error, planned))
    }
  }

  private static func obstacle(_ error: any Error, _ planned: PlannedTable) -> Obstacle {
    Obstacle(describing: error, while: "reading dataset '\(planned.name)'")
  }

  private func make(_ planned: PlannedTable) async throws -> Made {
    let dataset = planned.dataset
    switch dataset.source {
    case .files(let glob):
      let files = try await trackedFiles(planned)
      let parts = files.map {
        TableFile.Part(displayPath: $0.file.path.text, localPath: $0.file.url.path)
      }
      let check = Task { for file in files { try await file.check() } }
      return Made(table: file(planned, glob.pattern, parts), check: check)
    case .remote(let address, let environment):
      var table = file(planned, address, [.init(displayPath: address, localPath: address)])
      table.environment = environment
      return Made(table: table)
    case .command(let command, let output):
      let made = try await produce(planned, command, output)
      return Made(table: file(planned, output, made))
    }
  }

  private func file(_ planned: PlannedTable, _ name: String, _ parts: [TableFile.Part]) -> TableFile
  {
    TableFile(
      dataset: planned.name, displayPath: name, parts: parts, format: planned.dataset.format,
      isPartitioned: planned.dataset.isPartitioned)
  }

  private func trackedFiles(_ planned: PlannedTable) async throws -> [UncheckedFile] {
    let snapshot = try await content.snapshot(of: planned.dataset.side)
    if planned.isFormer, try !planned.dataset.isThere(in: snapshot) {
      throw Obstacle.datasetIsNew(planned.name, snapshot.revision)
    }
    var files: [UncheckedFile] = []
    for path in try planned.dataset.required(planned.name, in: snapshot) {
      files.append(try await snapshot.uncheckedFile(at: path))
    }
    return files
  }

  private func produce(
    _ planned: PlannedTable, _ command: CommandDeclaration, _ output: String
  ) async throws -> [TableFile.Part] {
    let kept = folder.appendingPathComponent("table-\(UUID().uuidString)", isDirectory: true)
    let commands = commands
    try await content.withWorkspace(of: planned.dataset.side) { workspace in
      let result = try await commands.run(Invocation(command, in: workspace))
      try ProducedTable.requireSuccess(result, planned.name, command)
      try ProducedTable.keep(output, of: workspace, at: kept, planned.name, result)
    }
    return try ProducedTable.parts(of: output, at: kept)
  }
}
