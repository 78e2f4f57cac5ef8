// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Table that checks ask about.
package struct Dataset: Codable, Hashable, Sendable {
  package enum Source: Codable, Hashable, Sendable {
    /// A tracked file, all tracked files that a pattern finds, or all of a tracked folder.
    case files(Glob)
    /// What a command writes, named in its `{output}` folder. Run once a run, and shared.
    case command(CommandDeclaration, output: String)
    /// `s3://…`, reached by the variables that are declared; never the same twice as far as we know.
    /// `https://…` is refused when it is to be read: what it leads to cannot be restricted.
    case remote(address: String, environment: EnvironmentDeclaration)
  }

  package var source: Source
  package var side: Side
  package var format: TableFile.Format
  /// Folders called `key=value` are columns (Hive partitioning).
  package var isPartitioned: Bool
  package var facts: DatasetFacts
}

/// How checks name datasets that no manifest declares.
public enum DatasetName {
  /// What a declared dataset is on the base revision.
  public static func former(_ name: String) -> String { "\(name)@base" }
}

/// What a dataset declares about its columns, for checks that do not say it themselves.
public struct DatasetFacts: Codable, Hashable, Sendable {
  /// Column that a model predicts.
  public var label: String?
  /// Columns that together identify a row.
  public var keys: [String]

  public init(label: String? = nil, keys: [String] = []) {
    self.label = label
    self.keys = keys
  }
}

extension Syntax where Value == Dataset {
  static var dataset: Syntax {
    .mapping(
      Fields(
        .optional(
          "path", .tableAddress,
          "tracked table, a pattern or folder of tables with the same columns, or s3://bucket/key"),
        .optional(
          "environment", .environment, default: EnvironmentDeclaration(),
          "variables that an address is reached by, such as AWS_REGION and AWS_ACCESS_KEY_ID"),
        .optional("command", .command, "command that writes the table into {output}"),
        .optional("output", .text, "file that the command writes, inside {output}"),
        .optional("revision", .choice, default: Side.candidate, "candidate, or base"),
        .optional(
          "format", Syntax<TableFile.Format>.choice,
          "parquet, csv, json-lines, arrow or delta; told from the file's extension by default"),
        .optional(
          "partitioned", .boolean, default: false,
          "folders called key=value are columns (Hive partitioning)"),
        .optional("label", .text, "column that the model predicts"),
        .optional(
          "keys", Syntax<[String]>.list(of: .text, atLeast: 1), default: [],
          "columns that together identify a row")
      ) { address, environment, command, output, side, format, isPartitioned, label, keys in
        let (source, name) = try Self.source(address, environment, command, output)
        guard let format = format ?? TableFile.Format(fileName: name) else {
          throw ManifestMistake(
            "cannot tell the format of '\(ManifestNode.excerpt(of: name))' from its extension; add "
              + "format: parquet, csv, json-lines, arrow or delta",
            at: command == nil ? "path" : "output")
        }
        if case .remote = source, side == .base {
          throw ManifestMistake("an address has no base revision", at: "revision")
        }
        return Dataset(
          source: source, side: side, format: format, isPartitioned: isPartitioned,
          facts: DatasetFacts(label: label, keys: keys))
      })
  }

  private static func source(
    _ address: TableAddress?, _ environment: EnvironmentDeclaration,
    _ command: CommandDeclaration?, _ output: String?
  ) throws -> (Dataset.Source, name: String) {
    switch (address, command, output) {
    case (.remote(let text)?, nil, nil):
      return (.remote(address: text, environment: environment), text)
    case _ where environment != EnvironmentDeclaration():
      throw ManifestMistake(
        "only an address has variables of its own; those of a command stand beside its `run`",
        at: "environment")
    case (.tracked(let glob)?, nil, nil): return (.files(glob), glob.pattern)
    case (nil, let command?, let output?):
      guard RepositoryPath(output).map({ !$0.text.isEmpty }) == true else {
        throw ManifestMistake("the output must be a path inside {output}", at: "output")
      }
      return (.command(command, output: output), output)
    case (nil, _?, nil):
      throw ManifestMistake("a command needs `output`: the file that it writes into {output}")
    case (nil, nil, _):
      throw ManifestMistake("a dataset needs `path`, or `command` and `output`")
    default:
      throw ManifestMistake("a dataset has either `path`, or `command` and `output`")
    }
  }
}

/// Where the files of a dataset are.
enum TableAddress: Sendable {
  case tracked(Glob)
  case remote(String)
}

extension Syntax where Value == TableAddress {
  static var tableAddress: Syntax {
    let glob = Syntax<Glob>.glob
    return Syntax(schema: glob.schema) { node, decoding in
      if let text = node.text, text.hasPrefix("s3://") || text.hasPrefix("https://") {
        return .remote(text)
      }
      return glob.read(node, &decoding).map(TableAddress.tracked)
    }
  }
}

extension TableFile.Format {
  /// By the extension, under a compression's if there is one.
  package init?(fileName: String) {
    let name = fileName.lowercased()
    let bare = [".gz", ".zst"].first(where: name.hasSuffix).map { String(name.dropLast($0.count)) }
    switch (bare ?? name).split(separator: ".").last.map(String.init) {
    case "parquet", "pq": self = .parquet
    case "csv": self = .csv
    case "jsonl", "ndjson": self = .jsonLines
    case "arrow", "feather": self = .arrow
    default: return nil
    }
  }
}
