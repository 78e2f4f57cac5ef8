// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Where one side of a comparison comes from.
enum TableProducer: Codable, Hashable, Sendable {
  case dataset(String)
  case command(PipelineCommand)
  case worker(FeatureWorker)
  case server(FeatureServer)

  var dataset: String? { if case .dataset(let name) = self { name } else { nil } }

  var command: CommandDeclaration? {
    switch self {
    case .dataset: nil
    case .command(let pipeline): pipeline.command
    case .worker(let worker): worker.command
    case .server(let server): server.server.command
    }
  }

  var requests: RepositoryPath? {
    switch self {
    case .dataset, .command: nil
    case .worker(let worker): worker.requests
    case .server(let server): server.requests
    }
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
    case .server(let server):
      return try await server.withTable(access, body)
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
      .optional("serve", .server, "server that answers over HTTP with JSON objects"),
      .optional("request", .featureRequest, "what the server is asked"),
      .optional("answer-within", .duration, "longest time for one answer; 30s by default")
    ) { dataset, command, output, format, worker, requests, server, request, patience in
      let made = Made(output: output, format: format)
      let asked = Asked(requests: requests, request: request, patience: patience)
      switch (dataset, command, worker, server) {
      case (let name?, nil, nil, nil) where made.isEmpty && asked.isEmpty: return .dataset(name)
      case (nil, let command?, nil, nil) where asked.isEmpty: return try made.producer(command)
      case (nil, nil, let worker?, nil) where made.isEmpty: return try asked.producer(worker)
      case (nil, nil, nil, let server?) where made.isEmpty: return try asked.producer(server)
      default:
        throw ManifestMistake(
          "a producer has either `dataset`, or `command` and `output`, or `worker` and `requests`, "
            + "or `serve` and `request`")
      }
    }
  }
}

/// Keys of a table that a command writes.
private struct Made {
  var output: String?
  var format: TableFile.Format?

  var isEmpty: Bool { output == nil && format == nil }

  func producer(_ command: CommandDeclaration) throws -> TableProducer {
    guard let output else { throw ManifestMistake("a command needs `output`") }
    return .command(
      try .checked(command, output: output, format: format, placeholders: ["{output}"]))
  }
}

/// Keys of a program that is asked.
private struct Asked {
  var requests: RepositoryPath?
  var request: FeatureServer.Request?
  var patience: TimeSpan?

  var isEmpty: Bool { requests == nil && request == nil && patience == nil }

  private var standardPatience: TimeSpan { patience ?? TimeSpan(seconds: 30) }

  func producer(_ worker: CommandDeclaration) throws -> TableProducer {
    guard let requests, request == nil else {
      throw ManifestMistake("a worker needs `requests`, and no `request`")
    }
    return .worker(
      FeatureWorker(command: worker, requests: requests, patience: standardPatience))
  }

  func producer(_ server: ServerDeclaration) throws -> TableProducer {
    guard let request, requests == nil else {
      throw ManifestMistake("a server needs `request`, and no `requests`")
    }
    return .server(FeatureServer(server: server, request: request, patience: standardPatience))
  }
}
