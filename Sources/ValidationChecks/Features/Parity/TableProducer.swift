// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Where one side of a comparison comes from.
enum TableProducer: Codable, Hashable, Sendable {
  case dataset(String)
  case command(PipelineCommand)
  case worker(FeatureWorker)

  var dataset: String? { if case .dataset(let name) = self { name } else { nil } }

  var command: CommandDeclaration? {
    switch self {
    case .dataset: nil
    case .command(let pipeline): pipeline.command
    case .worker(let worker): worker.command
    }
  }

  var requests: RepositoryPath? {
    if case .worker(let worker) = self { worker.requests } else { nil }
  }

  /// Hands out the table while it exists.
  ///
  /// - Throws: ``Obstacle`` when it cannot be had or made.
  func withTable<Result: Sendable>(
    _ access: Access, _ body: @Sendable (TableFile) async throws -> Result
  ) async throws -> Result {
    switch self {
    case .dataset(let name):
      guard let table = access.tables[name] else { throw Obstacle.tableNotGiven(name) }
      return try await body(table)
    case .command(let pipeline):
      return try await pipeline.withTable(access, family: "parity", body)
    case .worker(let worker):
      return try await worker.withTable(access, body)
    }
  }
}

extension Obstacle {
  fileprivate static func tableNotGiven(_ name: String) -> Obstacle {
    Obstacle(
      rule: "parity.table-missing", message: "the table of dataset '\(name)' is not at hand",
      remedy: "declare it below `datasets` of the manifest")
  }
}

extension Syntax where Value == TableProducer {
  /// A dataset's name, or a mapping that says how the table is made.
  static var producer: Syntax {
    .either(structured: .mapping(described), scalar: Syntax<String>.text.map { .dataset($0) })
  }

  private static var described: Fields<TableProducer> {
    Fields(
      .optional("dataset", .text, "name of a dataset"),
      .optional("command", .command, "command that writes the table below {output}"),
      .optional("output", .text, "file that the command writes, relative to {output}"),
      .optional("format", Syntax<TableFile.Format>.choice, "told from the extension by default"),
      .optional("worker", .command, "program that answers each request line with one JSON object"),
      .optional("requests", .path, "tracked file of request lines for the worker"),
      .optional("answer-within", .duration, "longest time for one answer of the worker; 30s")
    ) { dataset, command, output, format, worker, requests, patience in
      switch (dataset, command, worker) {
      case (let name?, nil, nil)
      where output == nil && format == nil && requests == nil && patience == nil:
        return .dataset(name)
      case (nil, let command?, nil) where requests == nil && patience == nil:
        guard let output else { throw ManifestMistake("a command needs `output`") }
        return .command(
          try .checked(command, output: output, format: format, placeholders: ["{output}"]))
      case (nil, nil, let worker?) where output == nil && format == nil:
        guard let requests else { throw ManifestMistake("a worker needs `requests`") }
        return .worker(
          FeatureWorker(
            command: worker, requests: requests, patience: patience ?? TimeSpan(seconds: 30)))
      default:
        throw ManifestMistake(
          "a producer has either `dataset`, or `command` and `output`, or `worker` and `requests`")
      }
    }
  }
}
