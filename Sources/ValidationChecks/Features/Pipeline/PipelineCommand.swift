// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// A command of the team's that makes a table, from a given input where it takes one.
struct PipelineCommand: Codable, Hashable, Sendable {
  var command: CommandDeclaration
  /// Relative to the output folder.
  var output: RepositoryPath
  var format: TableFile.Format

  /// - Throws: ``ManifestMistake``.
  static func checked(
    _ command: CommandDeclaration, output: String, format: TableFile.Format?, placeholders: [String]
  ) throws -> PipelineCommand {
    for place in placeholders where !command.arguments.contains(where: { $0.contains(place) }) {
      throw ManifestMistake("no argument of the command holds \(place)", at: "command")
    }
    guard let path = RepositoryPath(output), path != .root else {
      throw ManifestMistake("it is no file inside {output}", at: "output")
    }
    guard let format = format ?? TableFile.Format(fileName: output), format != .delta else {
      throw ManifestMistake(
        "cannot tell the format of '\(OneLine.of(output, most: 100))' from its extension; add "
          + "format: parquet, csv, json-lines or arrow", at: "output")
    }
    return PipelineCommand(command: command, output: path, format: format)
  }

  /// Runs it in a workspace.
  ///
  /// - Parameters:
  ///   - input: what `{input}` stands for; `nil` when it takes none.
  ///   - folder: what `{output}` stands for, an empty folder; the workspace's own by default.
  func run(
    in workspace: Workspace, input: URL? = nil, output folder: URL? = nil,
    timeout: TimeSpan? = nil, _ access: Access
  ) async throws -> CommandResult {
    var (command, place) = (command, workspace)
    if let input {
      command.arguments = command.arguments.map {
        $0.replacingOccurrences(of: "{input}", with: input.path)
      }
    }
    if let folder { place.output = folder }
    if let timeout { command.timeout = min(timeout, command.timeout) }
    return try await access.commands.run(Invocation(command, in: place))
  }

  /// What it wrote.
  ///
  /// - Throws: ``Obstacle`` when there is no such file, or it is no plain one with content.
  func table(in folder: OutputFolder) throws -> TableFile {
    let file = try OutputFile(output, in: folder)
    return TableFile(
      dataset: "output", displayPath: output.text, localPath: file.url.path, format: format)
  }

  /// Runs it once, and hands out its table while that exists.
  ///
  /// - Throws: ``Obstacle`` when it does not end well or writes no table.
  func withTable<Result: Sendable>(
    _ access: Access, family: String, _ body: @Sendable (TableFile) async throws -> Result
  ) async throws -> Result {
    try await access.content.withWorkspace(of: .candidate) { workspace in
      let folder = OutputFolder(at: workspace.output)
      let result = try await run(in: workspace, access)
      guard case .exited(status: 0) = result.ending else {
        throw Obstacle.commandFailed(result, command, family: family)
      }
      return try await body(try table(in: folder))
    }
  }
}
