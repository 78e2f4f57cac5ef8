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
      checks: try parts.checks.map { try Self.withDatasets($0, among: parts.datasets) })
  }

  /// Counts of one table do not answer for another under the same name, or for the same file read otherwise.
  private static func withDatasets(_ check: PreparedCheck, among datasets: [Named<Dataset>]) throws
    -> PreparedCheck
  {
    let facts = Dictionary(datasets.map { ($0.name, $0.value.facts) }) { first, _ in first }
    var check = try check.completed(facts)
    let own = check.inputs.datasets.compactMap(datasets.table(named:))
    guard !own.isEmpty else { return check }
    let tables = try own.map { ($0.name, try JSONValue(encoding: $0.dataset)) }
    check.scope = check.scope.adding([
      "tables": .object(Dictionary(tables) { first, _ in first })
    ])
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

extension Side: CaseIterable {
  public static var allCases: [Side] { [.candidate, .base] }
}
