// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationChecks
import ValidationCore

/// The JSON Schema against an independent validator, and against our own decoder.
@Suite struct SchemaTests {
  @Test("the validator takes every template, every example and every manifest in the documentation")
  func goodManifests() throws {
    let manifests = try Self.templates() + Self.documentation() + Self.examples()
    let (answers, report) = try validated(manifests.map(\.1))
    for ((name, text), isGood) in zip(manifests, answers) {
      #expect(isGood, "\(name): \(report)")
      #expect(decodes(text), "\(name) is refused by the decoder")
    }
    #expect(manifests.count > 20)
  }

  @Test("schema and decoder agree on what is good and what is bad")
  func agreement() throws {
    let texts = Self.agreements.map { "version: 1\nmodel: m\nchecks:\n  - \($0.0)\n" }
    let (answers, report) = try validated(texts)
    for ((text, accepted), (entry, isGood)) in zip(zip(texts, answers), Self.agreements) {
      #expect(decodes(text) == isGood, "the decoder: \(entry)")
      #expect(accepted == isGood, "the schema: \(entry): \(report)")
    }
  }

  private static let agreements: [(String, Bool)] = [
    ("{ id: a, type: artifact.structure, files: [x] }", true),
    ("{ id: a, type: artifact.structure, files: [NO, 012, 1e3, on] }", true),
    ("{ id: a, type: artifact.structure, files: [] }", false),
    ("{ id: a, type: artifact.structure, files: x }", false),
    ("{ id: a, type: artifact.structure, files: [[x]] }", false),
    ("{ id: a, type: artifact.structure }", false),
    ("{ id: a, type: artifact.structure, files: [x], colour: red }", false),
    ("{ id: a, type: no.such, files: [x] }", false),
    ("{ type: artifact.structure, files: [x] }", false),
    ("{ id: 'a b', type: artifact.structure, files: [x] }", false),
    ("{ id: a, type: artifact.structure, files: [x], when: changed }", true),
    ("{ id: a, type: artifact.structure, files: [x], when: never }", false),
    ("{ id: a, type: artifact.structure, files: [x], on-failure: warn }", true),
    ("{ id: a, type: artifact.structure, files: [x], on-failure: true }", false),
    ("{ id: a, type: training.reproducible, command: [x, '{output}'], outputs: [y] }", true),
    ("{ id: a, type: training.reproducible, command: x, outputs: [y] }", false),
    (
      "{ id: a, type: training.reproducible, command: { run: [x, '{output}'], timeout: 5m }, outputs: [y] }",
      true
    ),
    (
      "{ id: a, type: training.reproducible, command: { run: [x, '{output}'], timeout: 5 }, outputs: [y] }",
      false
    ),
    (
      "{ id: a, type: training.reproducible, command: [x, '{output}'], outputs: [y], runs: 1 }",
      false
    ),
    (
      "{ id: a, type: training.reproducible, command: [x, '{output}'], outputs: [y], runs: 3 }",
      true
    ),
    (
      "{ id: a, type: training.reproducible, command: [x, '{output}'], outputs: [y], runs: 1_000 }",
      false
    ),
    ("{ id: a, type: features.contract, dataset: d, columns: { c: { nulls: 0 } } }", true),
    ("{ id: a, type: features.contract, dataset: d, columns: { c: { nulls: '<= 0.1%' } } }", true),
    ("{ id: a, type: features.contract, dataset: d, columns: { c: { nulls: some } } }", false),
    ("{ id: a, type: features.contract, dataset: d, columns: { c: { type: float } } }", false),
    ("{ id: a, type: features.contract, dataset: d, columns: { c: { range: [0] } } }", false),
    ("{ id: a, type: features.contract, dataset: d, columns: { c: { range: [0, null] } } }", true),
    ("{ id: a, type: features.contract, dataset: d, rows: { at-least: 10_000 } }", true),
    ("{ id: a, type: features.contract, dataset: d, rows: { at-least: many } }", false),
  ]

  /// Which of the manifests check-jsonschema takes by the schema as the tool prints it, with all
  /// that it said; in one run, because its start is most of its time.
  private func validated(_ texts: [String]) throws -> (accepted: [Bool], report: String) {
    let program = try Starter.pythonFolder().appendingPathComponent("check-jsonschema")
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("schema-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let printed = try Shell.run([Built.tool.path, "schema"], in: folder)
    try Data(printed.output.utf8).write(to: folder.appendingPathComponent("schema.json"))
    let names = texts.indices.map { "manifest-\($0).yaml" }
    for (name, text) in zip(names, texts) {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    let finished = try Shell.run(
      [program.path, "--schemafile", "schema.json", "-o", "json", "-v"] + names, in: folder)
    let report = try JSONDecoder().decode(Report.self, from: Data(finished.output.utf8))
    try #require(report.parseErrors?.isEmpty != false, "\(finished.output)")
    let accepted = try #require(report.successes ?? report.checked, "\(finished.output)")
    return (names.map(Set(accepted).contains), finished.output)
  }

  /// The paths that passed are `checked_paths` where all did.
  private struct Report: Decodable {
    var successes: [String]?
    var checked: [String]?
    var parseErrors: [ParseError]?

    enum CodingKeys: String, CodingKey {
      case successes
      case checked = "checked_paths"
      case parseErrors = "parse_errors"
    }

    struct ParseError: Decodable {}
  }

  private func decodes(_ text: String) -> Bool {
    guard let file = RepositoryPath("validate-model.yaml") else { return false }
    let language = ManifestLanguage(types: BuiltInChecks.all)
    return (try? language.decode(Array(text.utf8), file: file)) != nil
  }

  private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func templates() throws -> [(String, String)] {
    try ["starter", "minimal"].map { name in
      let file = repository.appendingPathComponent("templates/\(name)/validate-model.yaml")
      return (file.path, try String(contentsOf: file, encoding: .utf8))
    }
  }

  private static func examples() -> [(String, String)] {
    BuiltInChecks.all.flatMap { check in
      check.examples.map { ("\(check.type): \($0.title)", $0.manifest) }
    }
  }

  /// Blocks that begin with "```yaml manifest".
  private static func documentation() throws -> [(String, String)] {
    let folder = repository.appendingPathComponent("Documentation")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".md") }
    let files =
      names.map(folder.appendingPathComponent) + [repository.appendingPathComponent("README.md")]
    return try files.flatMap { file in
      let text = try String(contentsOf: file, encoding: .utf8)
      return text.components(separatedBy: "```yaml manifest\n").dropFirst()
        .filter { !$0.contains("own.") }
        .map { (file.lastPathComponent, $0.components(separatedBy: "\n```")[0] + "\n") }
    }
  }
}
