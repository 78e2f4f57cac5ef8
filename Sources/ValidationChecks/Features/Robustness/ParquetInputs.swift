// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// Parquet inputs, read and written by the team's own pyarrow. Between the two, cells are JSON texts, so
/// that they are spoiled, and made small, as those of JSON lines are.
struct ParquetInputs: Sendable {
  private let path: RepositoryPath
  private let environment: EnvironmentDeclaration
  private let workspace: Workspace
  private let access: Access
  /// Of this object alone, so that no command could have laid a link there.
  private let folder: URL

  private static let timeout = TimeSpan(seconds: 600)

  init(_ scope: FeaturesRobustness.Scope, in workspace: Workspace, _ access: Access) throws {
    path = scope.input
    environment = scope.pipeline.command.environment
    (self.workspace, self.access) = (workspace, access)
    folder = workspace.temporary.appendingPathComponent(
      "parquet-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private var sample: URL { folder.appendingPathComponent("sample.arrow") }

  private struct Rows: Codable {
    var file: String?
    var columns: [String]
    var rows: [[String?]]
  }

  /// The first rows of the input.
  func firstRows(_ most: Int) async throws -> TextTable {
    let file = try await access.candidate.file(at: path)
    let out = folder.appendingPathComponent("cells.json")
    try await run(
      ["read", file.url.resolvingSymlinksInPath().path, "\(most)", sample.path, out.path])
    let size = try FileManager.default.attributesOfItem(atPath: out.path)[.size] as? NSNumber
    guard let size, size.uint64Value <= TextTable.largest else {
      throw Obstacle.cellsTooLarge(path)
    }
    let read = try JSONDecoder().decode(Rows.self, from: Data(contentsOf: out))
    return TextTable(
      .jsonLines, read.columns.map { .init(name: $0, written: TextTable.escaped($0)) },
      read.rows.map { row in row.map { $0 ?? "null" } })
  }

  /// Writes each table to its place.
  func write(_ tables: [(table: TextTable, place: URL)]) async throws {
    guard !tables.isEmpty else { return }
    let recipe = folder.appendingPathComponent("recipe.json")
    let wanted = tables.map { table, place in
      Rows(file: place.path, columns: table.columns.map(\.name), rows: table.rows)
    }
    try JSONEncoder().encode(wanted).write(to: recipe)
    try await run(["write", sample.path, recipe.path])
  }

  /// Rows of files that may be no Parquet; `nil` for those.
  func rowCounts(of files: [URL]) async throws -> [Int?] {
    guard !files.isEmpty else { return [] }
    let (recipe, out) = (
      folder.appendingPathComponent("files.json"), folder.appendingPathComponent("counts.json")
    )
    try JSONEncoder().encode(files.map(\.path)).write(to: recipe)
    try await run(["count", recipe.path, out.path])
    return try JSONDecoder().decode([Int?].self, from: Data(contentsOf: out))
  }

  private func run(_ arguments: [String]) async throws {
    let command = CommandDeclaration(
      arguments: ["python3", "-c", Self.script] + arguments, environment: environment,
      timeout: Self.timeout)
    let result = try await access.commands.run(Invocation(command, in: workspace))
    guard case .exited(status: 0) = result.ending else { throw Obstacle.notSpoiled(path, result) }
  }
}

extension Obstacle {
  fileprivate static func notSpoiled(_ path: RepositoryPath, _ result: CommandResult) -> Obstacle {
    Obstacle(
      rule: "robustness.input-not-made",
      message: "python3 with pyarrow, which spoils a Parquet input, \(result.endingText)"
        + result.complaint,
      remedy: "install pyarrow for the command's python3, or give '\(path)' as CSV or JSON lines")
  }

  fileprivate static func cellsTooLarge(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "robustness.sample-too-large",
      message: "the sample of '\(path)' has more than 64 MiB of text",
      remedy: "use fewer rows by `sample-rows`, or give a smaller input")
  }
}
