// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What a model repository promises: the decoded `validate-model.yaml`.
package struct Manifest: Sendable {
  package static let fileName = "validate-model.yaml"

  /// Tracked path; its folder is the model root.
  package var file: RepositoryPath
  package var model: String
  /// Replaces `origin/HEAD` in the last rule of base resolution.
  package var base: String?
  package var datasets: [Named<Dataset>]
  package var checks: [PreparedCheck]
}

/// Table that checks ask about.
package struct Dataset: Codable, Hashable, Sendable {
  package var path: RepositoryPath
  package var side: Side
  package var format: TableFile.Format
}

/// How manifests are written, given the check types that are known.
package struct ManifestLanguage: Sendable {
  package let types: [any Check]

  package init(types: [any Check]) { self.types = types }

  /// - Throws: ``ManifestProblems`` with every mistake that could be told.
  package func decode(_ bytes: some Collection<UInt8>, file: RepositoryPath) throws -> Manifest {
    let root = try ManifestReader.read(bytes, file: file.text)
    var decoding = ManifestDecoding(modelRoot: file.folder)
    let parts = syntax.read(root, &decoding)
    reportRepeatedIDs(in: root, &decoding)
    guard let parts, decoding.problems.isEmpty else {
      throw ManifestProblems(file: file.text, problems: decoding.problems)
    }
    return Manifest(
      file: file, model: parts.model, base: parts.base, datasets: parts.datasets,
      checks: try parts.checks.map { try Self.withDataset($0, among: parts.datasets) })
  }

  /// Counts of one table do not answer for another under the same name, or for the same file read otherwise.
  private static func withDataset(_ check: PreparedCheck, among datasets: [Named<Dataset>]) throws
    -> PreparedCheck
  {
    guard let name = check.inputs.dataset,
      let dataset = datasets.first(where: { $0.name == name })
    else { return check }
    var check = check
    check.scope = check.scope.adding(["table": try JSONValue(encoding: dataset.value)])
    return check
  }

  struct Parts: Sendable {
    var model: String
    var base: String?
    var datasets: [Named<Dataset>]
    var checks: [PreparedCheck]
  }

  var syntax: Syntax<Parts> {
    let version = Syntax<Int>.scalar(
      "1, the version of the language that this tool reads",
      schema: .object(["const": .integer(1)])
    ) { $0 == "1" ? 1 : nil }
    return .mapping(
      Fields(
        .required("version", version, "version of the manifest's language: 1"),
        .required("model", .identifier, "name of the model: the suite in every report"),
        .optional("base", .text, "branch that changes are compared with; origin/HEAD by default"),
        .optional("datasets", .named(.dataset), default: [], "tables that checks ask about"),
        .required("checks", .list(of: .check(of: types)), "what this repository promises")
      ) { _, model, base, datasets, checks in
        Parts(model: model, base: base, datasets: datasets, checks: checks)
      })
  }

  private func reportRepeatedIDs(in root: ManifestNode, _ decoding: inout ManifestDecoding) {
    guard case .sequence(let checks)? = root.value(at: "checks")?.content else { return }
    var lines: [String: Int] = [:]
    for check in checks {
      guard let node = check.value(at: "id"), let id = node.text else { continue }
      if let line = lines[id] {
        decoding.report("check id \(node.description) is used already on line \(line)", at: node)
      } else {
        lines[id] = node.mark.line
      }
    }
  }
}

extension Syntax where Value == Dataset {
  static var dataset: Syntax {
    .mapping(
      Fields(
        .required("path", .path, "tracked table: Parquet, CSV or JSON lines"),
        .optional("revision", .choice, default: Side.candidate, "candidate, or base"),
        .optional(
          "format", Syntax<TableFile.Format>.choice,
          "parquet, csv or json-lines; told from the file's extension by default")
      ) { path, side, format in
        guard let format = format ?? TableFile.Format(fileExtension: path.fileExtension) else {
          throw ManifestMistake(
            "cannot tell the format of '\(ManifestNode.excerpt(of: path.text))' from its extension; add format: parquet, csv or "
              + "json-lines", at: "path")
        }
        return Dataset(path: path, side: side, format: format)
      })
  }
}

extension Side: CaseIterable {
  public static var allCases: [Side] { [.candidate, .base] }
}

extension TableFile.Format {
  init?(fileExtension: String) {
    switch fileExtension {
    case "parquet", "pq": self = .parquet
    case "csv": self = .csv
    case "jsonl", "ndjson": self = .jsonLines
    default: return nil
    }
  }
}
