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
    let folder = try SchemaFolder()
    var count = 0
    for (name, text) in try Self.templates() + Self.documentation() + Self.examples() {
      count += 1
      let finished = try folder.validate(text)
      #expect(finished.status == 0, "\(name): \(finished.output)")
      #expect(decodes(text), "\(name) is refused by the decoder")
    }
    #expect(count > 20)
  }

  @Test("schema and decoder agree on what is good and what is bad", arguments: agreements)
  func agreement(entry: String, isGood: Bool) throws {
    let text = "version: 1\nmodel: m\nchecks:\n  - \(entry)\n"
    #expect(decodes(text) == isGood)
    #expect((try SchemaFolder().validate(text).status == 0) == isGood)
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

/// The schema as `validate-model schema` prints it, beside check-jsonschema.
private struct SchemaFolder {
  let folder: URL
  let program: URL

  init() throws {
    program = try Starter.pythonFolder().appendingPathComponent("check-jsonschema")
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("schema-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let printed = try Shell.run([Built.tool.path, "schema"], in: folder)
    try Data(printed.output.utf8).write(to: folder.appendingPathComponent("schema.json"))
  }

  func validate(_ text: String) throws -> Finished {
    try Data(text.utf8).write(to: folder.appendingPathComponent("manifest.yaml"))
    return try Shell.run(
      [program.path, "--schemafile", "schema.json", "manifest.yaml"], in: folder)
  }
}
