// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationChecks
import ValidationCore
import ValidationReporting

/// What a user meets on the command line, mistakes first.
@Suite struct CommandTests {
  @Test("without a manifest the next line to run is told")
  func noManifest() throws {
    let finished = try ModelRepository(files: ["README": "x"]).validate([])
    #expect(finished.status == 2)
    #expect(finished.errors.contains("validate-model init"), "\(finished.errors)")
  }

  @Test("an untracked manifest is not the candidate's: git add is told")
  func untrackedManifest() throws {
    let repository = try ModelRepository(files: ["README": "x"])
    try repository.write("validate-model.yaml", Data(oneCheck.utf8))
    let finished = try repository.validate([])
    #expect(finished.status == 2)
    #expect(finished.errors.contains("git add"), "\(finished.errors)")
  }

  @Test("a manifest may be named by its absolute path, also through a link to a folder around it")
  func absoluteManifest() throws {
    let repository = try ModelRepository(files: ["models/a.yaml": oneCheck])
    let link = repository.place.appendingPathComponent("link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: repository.folder)
    for folder in [repository.folder, link] {
      let path = folder.appendingPathComponent("models/a.yaml").path
      let finished = try repository.validate(["plan", "--manifest", path], in: "models")
      #expect(finished.status == 0, "\(finished.errors)")
    }
    let outside = repository.place.appendingPathComponent("models/a.yaml").path
    let refused = try repository.validate(["plan", "--manifest", outside])
    #expect(refused.status == 2)
    #expect(refused.errors.contains("outside the repository"), "\(refused.errors)")
  }

  @Test("all mistakes of a manifest are told with their places")
  func badManifest() throws {
    let repository = try ModelRepository(files: ["validate-model.yaml": "version: 3\nmodle: x\n"])
    let finished = try repository.validate([])
    #expect(finished.status == 2)
    #expect(finished.errors.contains("validate-model.yaml:1:10:"), "\(finished.errors)")
    #expect(finished.errors.contains("did you mean 'model'?"), "\(finished.errors)")
  }

  @Test("a table that cannot be opened is named among the queries, and takes no other with it")
  func queriesWithoutATable() throws {
    let gate = try Gate(
      ["a", "b", "c"].map {
        "{ id: \($0), type: features.contract, dataset: \($0), columns: { x: { nulls: 0 } } }"
      },
      datasets: [
        "a": "{ path: a.csv }", "b": "{ path: b.parquet }",
        "c": "{ command: [\"false\"], output: c.csv }",
      ], files: ["a.csv": "x\n1\n", "b.parquet": "x\n1\n"])
    let finished = try gate.repository.validate(
      ["plan", "--queries"], environment: Starter.environment())
    let text = finished.output
    #expect(finished.status == 0, "\(text)\(finished.errors)")
    #expect(text.contains("read_csv('a.csv'") && !text.contains("files/"), "\(text)")
    for name in ["b", "c"] {
      #expect(text.contains("-- no statement about dataset '\(name)': "), "\(text)")
    }
    #expect(!text.contains("about dataset 'a'") && text.contains("-- next: "), "\(text)")
  }

  @Test("the documentation shows the mistakes that are told")
  func documentedMistakes() throws {
    let page = try String(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Documentation/Manifest.md"), encoding: .utf8)
    let parts = try #require(page.components(separatedBy: "This manifest\n").dropFirst().first)
      .components(separatedBy: "```")
    let manifest = parts[1].dropFirst("yaml\n".count)
    let told = parts[3].dropFirst("text\n".count)
    let repository = try ModelRepository(files: ["validate-model.yaml": String(manifest)])
    #expect(try repository.validate([]).errors == told)
  }

  @Test(
    "usage errors exit with 2",
    arguments: [
      ["--no-such"], ["explain", "no.type"], ["judge", "absent.json"], ["run", "--candidate", "x"],
    ])
  func usageErrors(arguments: [String]) throws {
    let finished = try ModelRepository(files: ["validate-model.yaml": oneCheck]).validate(arguments)
    #expect(finished.status == 2, "\(finished.errors)")
    #expect(!finished.errors.isEmpty)
  }

  @Test("outside a repository it says so")
  func noRepository() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("no-repository-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let finished = try Shell.run([Built.tool.path], in: folder)
    #expect(finished.status != 0)
    #expect(finished.errors.contains("git"), "\(finished.errors)")
  }

  @Test("nothing selected exits with 4, unless that is allowed")
  func nothingSelected() throws {
    let repository = try ModelRepository(files: ["validate-model.yaml": oneCheck])
    let finished = try repository.validate(["--filter", "absent"])
    #expect(finished.status == 4)
    #expect(finished.output.hasSuffix("result: nothing selected (exit 4)\n"), "\(finished.output)")
    #expect(try repository.validate(["--filter", "absent", "--allow-empty"]).status == 0)
  }

  @Test("a missing file, dataset, column or command is unmeasured and named")
  func missingThings() throws {
    let manifest = """
      version: 1
      model: m
      datasets:
        table: { path: tables/data.csv }
        gone: { path: tables/dta.csv }
      checks:
        - { id: file, type: artifact.structure, files: [models/absent.safetensors] }
        - { id: path, type: features.contract, dataset: gone, columns: { a: { nulls: 0 } } }
        - { id: dataset, type: features.contract, dataset: tabel, columns: { a: { nulls: 0 } } }
        - { id: column, type: features.contract, dataset: table, columns: { colour: { nulls: 0 } } }
        - { id: command, type: training.reproducible, command: [no-such-program, "{output}"], outputs: [x] }
      """
    let repository = try ModelRepository(
      files: ["validate-model.yaml": manifest, "tables/data.csv": "color,b\n1,2\n"])
    let result = try repository.report([], environment: Starter.environment())
    #expect(result.finished.status == 3)
    #expect(result.report.cases.allSatisfy { $0.outcome == .unmeasured })
    let said = Dictionary(
      result.report.cases.map { ($0.check, "\($0.message) \($0.obstacle?.remedy ?? "")") }
    ) { first, _ in first }
    #expect(said["file"]?.contains("models/absent.safetensors") == true, "\(said)")
    #expect(said["path"]?.contains("tables/data.csv") == true, "\(said)")
    #expect(said["dataset"]?.contains("did you mean 'table'?") == true, "\(said)")
    #expect(said["column"]?.contains("color") == true, "\(said)")
    #expect(said["command"]?.contains("no-such-program") == true, "\(said)")
  }

  @Test("a table without rows proves nothing about its columns")
  func emptyTable() throws {
    let manifest = """
      version: 1
      model: m
      datasets: { table: { path: data.csv } }
      checks:
        - { id: c, type: features.contract, dataset: table, columns: { a: { nulls: 0 } }, rows: { at-least: 1 } }
      """
    let repository = try ModelRepository(files: [
      "validate-model.yaml": manifest, "data.csv": "a,b\n",
    ])
    let result = try repository.report([], environment: Starter.environment())
    #expect(result.report.names(.unmeasured) == ["c[a]"])
    #expect(result.report.names(.failed) == ["c[rows]"])
  }

  @Test("a report folder that cannot be written ends the run before it begins")
  func unwritableReport() throws {
    let repository = try ModelRepository(files: ["validate-model.yaml": oneCheck, "plain": "x"])
    let finished = try repository.validate(["--junit", "plain/junit.xml"])
    #expect(finished.status == 2)
    #expect(finished.errors.contains("plain/junit.xml"), "\(finished.errors)")
    #expect(!finished.output.contains("result:"))
  }

  @Test("list, schema, plan and doctor print what they promise")
  func otherCommands() throws {
    let repository = try ModelRepository(files: ["validate-model.yaml": oneCheck])
    #expect(try repository.validate(["list"]).output.contains("artifact.structure"))
    let schema = try repository.validate(["schema"])
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(schema.output.utf8)) }
    let plan = try repository.validate(["plan"])
    #expect(plan.output.contains("structure  artifact.structure"), "\(plan.output)")
    let doctor = try repository.validate(["doctor"], environment: Starter.environment())
    #expect(doctor.output.contains("first commit"), "\(doctor.output)")
    #expect(doctor.status == 0, "\(doctor.output)")
    #expect(try repository.validate(["--version"]).status == 0)
    for check in BuiltInChecks.all {
      let page = try repository.validate(["explain", check.type]).output
      #expect(page.contains("## What it measures"), "\(check.type)")
    }
  }

  @Test("doctor names what is missing: programs of commands, content of pointers, a base")
  func doctorFindings() throws {
    let repository = try ModelRepository(files: [
      "validate-model.yaml": """
      version: 1
      model: m
      checks:
        - { id: t, type: training.reproducible, command: [no-such-program, "{output}"], outputs: [x] }

      """,
      "w.bin": "version https://git-lfs.github.com/spec/v1\n"
        + "oid sha256:\(String(repeating: "0", count: 64))\nsize 5\n",
    ])
    try repository.commit("second")
    try Shell.git("symbolic-ref", "--delete", "refs/remotes/origin/HEAD", in: repository.folder)
    let finished = try repository.validate(["doctor", "--reports", "w.bin"])
    #expect(finished.status == 3)
    for text in ["no-such-program", "git lfs pull", "--base REV", "w.bin"] {
      #expect(finished.output.contains(text), "\(text) is not in \(finished.output)")
    }
  }

  @Test("init writes a manifest that plans, and never overwrites")
  func initialising() throws {
    let repository = try ModelRepository(files: ["README": "mine"])
    let first = try repository.validate(["init"])
    #expect(first.status == 0, "\(first.errors)")
    try repository.commit("init")
    #expect(try repository.validate(["plan"]).status == 0)
    try repository.write("validate-model.yaml", Data("mine".utf8))
    let again = try repository.validate(["init"])
    #expect(again.output.contains("kept     validate-model.yaml"), "\(again.output)")
    let file = repository.folder.appendingPathComponent("validate-model.yaml")
    #expect(try String(contentsOf: file, encoding: .utf8) == "mine")
  }

  @Test("init --starter lays out what templates/starter holds")
  func starter() throws {
    let repository = try ModelRepository(files: ["x": "y"])
    #expect(try repository.validate(["init", "--starter", "--into", "new"]).status == 0)
    let template = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
        "templates/starter")
    for name in [
      "train.py", "data/raw/wine.csv", ".gitignore", ".github/workflows/model-validation.yml",
    ] {
      let written = try Data(contentsOf: repository.folder.appendingPathComponent("new/\(name)"))
      #expect(written == (try Data(contentsOf: template.appendingPathComponent(name))), "\(name)")
    }
  }

  let oneCheck = """
    version: 1
    model: m
    checks:
      - { id: structure, type: artifact.structure, files: ["**/*.safetensors"] }

    """
}
