// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// One safetensors file with one F32 tensor of two elements.
private func weights(truncatedBy missing: Int = 0) -> Data {
  let header = Data(#"{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#.utf8)
  var data = withUnsafeBytes(of: UInt64(header.count).littleEndian) { Data($0) }
  data += header + Data(repeating: 0, count: 8)
  return data.dropLast(missing)
}

private let manifest = Data(
  """
  version: 1
  model: example
  checks:
    - id: structure
      type: artifact.structure
      files: ["*.safetensors"]

  """.utf8)

@Suite(.serialized) struct PluginTests {
  @Test("a package that has only dependencies is validated; standard output is the tool's own")
  func dependencyOnlyPackage() throws {
    let package = try ModelPackage(
      files: ["validate-model.yaml": manifest, "a.safetensors": weights()])
    defer { package.remove() }
    let finished = try package.validate([])
    #expect(finished.status == 0, "\(finished.output)\n\(finished.errors)")
    #expect(finished.output.hasSuffix("result: passed (exit 0)\n"), "\(finished.output)")
    #expect(finished.errors.contains("building validate-model"), "no word before a long build")
    let list = try package.validate(["list", "--format", "json"])
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(list.output.utf8)) }
  }

  @Test("a failing check makes the command fail, and its last line says how")
  func failingCheck() throws {
    let package = try ModelPackage(
      files: ["validate-model.yaml": manifest, "a.safetensors": weights(truncatedBy: 3)])
    defer { package.remove() }
    let finished = try package.validate([])
    #expect(finished.status != 0)
    #expect(finished.output.contains("result: failed (exit 1)"), "\(finished.output)")
  }

  @Test("progress of the tool reaches standard error, line by line")
  func progressOnStandardError() throws {
    let package = try ModelPackage(
      files: ["validate-model.yaml": manifest, "a.safetensors": weights()])
    defer { package.remove() }
    let finished = try package.validate([])
    #expect(finished.errors.contains("structure"), "\(finished.errors)")
    #expect(!finished.output.contains("[ValidateModel]"), "\(finished.output)")
  }

  @Test("arguments arrive as they were given, without SwiftPM's own options")
  func argumentsAreForwarded() throws {
    let package = try ModelPackage(
      files: ["validate-model.yaml": manifest, "a.safetensors": weights()])
    defer { package.remove() }
    let report = package.folder.appendingPathComponent("out/a report.json")
    let finished = try package.validate([
      "--allow-writing-to-package-directory", "run", "--json=\(report.path)", "--filter", "struct*",
      "--allow-writing-to-directory", "/tmp",
    ])
    #expect(finished.status == 0, "\(finished.output)\n\(finished.errors)")
    #expect(FileManager.default.fileExists(atPath: report.path))
    let unknown = try package.validate(["--no-such-option"])
    #expect(unknown.status != 0)
    #expect(unknown.errors.contains("--no-such-option"), "\(unknown.errors)")
  }

  @Test("an executable of the package that uses the library runs in place of the stock tool")
  func ownTool() throws {
    let tool = """
      import Foundation
      import ModelValidation

      struct Greeting: Check {
        struct Scope: Codable, Hashable, Sendable { var name: String }
        struct Limits: Sendable {}
        struct Measurement: Codable, Sendable { var text: String }
        var type: String { "own.greeting" }
        var options: Fields<Configuration<Scope, Limits>> {
          Fields(.required("name", .text, "whom to greet")) {
            Configuration(scope: Scope(name: $0), limits: Limits())
          }
        }
        func inputs(of scope: Scope) -> Inputs { Inputs() }
        func subjects(of configuration: Configuration<Scope, Limits>, in snapshot: any Snapshot)
          -> [String?] { [nil] }
        func measure(_ scope: Scope, with access: Access) async throws -> Measurement {
          Measurement(text: "hello \\(scope.name)")
        }
        func judge(_ measurement: Measurement, against limits: Limits, now: Date) -> [Judgement] {
          [Judgement(nil, .passed(note: measurement.text))]
        }
      }

      await ValidateModelCommand.main(checks: [Greeting()])
      """
    let own = Data(
      "version: 1\nmodel: m\nchecks:\n  - { id: hi, type: own.greeting, name: world }\n".utf8)
    let package = try ModelPackage(tool: tool, files: ["validate-model.yaml": own])
    defer { package.remove() }
    let finished = try package.validate([])
    #expect(finished.status == 0, "\(finished.output)\n\(finished.errors)")
    #expect(finished.output.contains("hello world"), "\(finished.output)")
  }

  @Test("a supervisor that is missing or older than its sources is built again, before the run")
  func supervisorIsCurrent() throws {
    let package = try ModelPackage(files: ["validate-model.yaml": manifest])
    defer { package.remove() }
    let supervisor = ModelPackage.scratch.appending(path: "release/validate-model-supervisor")
    try #require(try package.validate(["--version"]).status == 0)
    let first = try Data(contentsOf: supervisor)
    try FileManager.default.removeItem(at: supervisor)
    try #require(try package.validate(["--version"]).status == 0)
    #expect(try Data(contentsOf: supervisor) == first)
    try Data("not a program".utf8).write(to: supervisor)
    try #require(try package.validate(["--version"]).status == 0)
    #expect(try Data(contentsOf: supervisor) == first)
  }
}
