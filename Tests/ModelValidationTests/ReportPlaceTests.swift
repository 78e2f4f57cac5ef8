// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore
import ValidationReporting

/// Where reports may go, and what stands there when a run could not begin.
@Suite struct ReportPlaceTests {
  @Test(
    "a report never replaces what belongs to the repository",
    arguments: [".git/config", "validate-model.yaml", "sub/../t.csv"])
  func repositoryFiles(path: String) throws {
    let repository = try ModelRepository(files: files)
    let file = repository.folder.appendingPathComponent(path)
    let before = try Data(contentsOf: file)
    let finished = try repository.validate(["--json", path])
    #expect(finished.status == 2, "\(finished.errors)")
    #expect(try repository.validate(["--html", path]).status == 2)
    #expect(try Data(contentsOf: file) == before)
  }

  @Test("two reports in one file, and a device, are refused before the run")
  func impossiblePlaces() throws {
    let repository = try ModelRepository(files: files)
    let twice = try repository.validate(["--json", "out/r", "--junit", "out/../out/r"])
    #expect(twice.status == 2, "\(twice.errors)")
    #expect(try repository.validate(["--json", "out/r", "--html", "out/r"]).status == 2)
    let device = try repository.validate(["--json", "/dev/full"])
    #expect(device.status == 2, "\(device.errors)")
    #expect(!device.output.contains("result:"))
  }

  @Test("an earlier green report does not survive a run that could not begin")
  func staleReport() throws {
    let repository = try ModelRepository(files: files)
    let junit = repository.place.appendingPathComponent("j.xml")
    let json = repository.place.appendingPathComponent("r.json")
    let html = repository.place.appendingPathComponent("r.html")
    let arguments = ["--junit", junit.path, "--json", json.path, "--html", html.path]
    #expect(try repository.validate(arguments, environment: Starter.environment()).status == 0)
    #expect(try String(contentsOf: html, encoding: .utf8).contains("None of 1 cases stops"))
    try repository.replace("nulls: 0", with: "nuls: 0", in: "validate-model.yaml")
    #expect(try repository.validate(arguments).status == 2)
    #expect(try String(contentsOf: junit, encoding: .utf8).contains("<error"))
    #expect(try String(contentsOf: html, encoding: .utf8).contains("Usage error"))
    let report = try JSONReport.read(try Data(contentsOf: json))
    #expect(report.exitCode == .usage)
    #expect(report.cases.map(\.outcome) == [.unmeasured])
  }

  @Test("a manifest with mistakes is not replaced by the report of them")
  func mistakenPlace() throws {
    let repository = try ModelRepository(files: files)
    try repository.replace("nulls: 0", with: "nuls: 0", in: "validate-model.yaml")
    let file = repository.folder.appendingPathComponent("validate-model.yaml")
    let before = try Data(contentsOf: file)
    #expect(try repository.validate(["--json", "validate-model.yaml"]).status == 2)
    #expect(try repository.validate(["--html", "validate-model.yaml"]).status == 2)
    #expect(try Data(contentsOf: file) == before)
  }

  @Test("a mistake in the manifest is annotated at its line, and its text commands nothing")
  func annotatedMistake() throws {
    let repository = try ModelRepository(files: [
      "validate-model.yaml": "version: 1\nmodel: \"a\\e[31mb\\n::error::x\"\nchecks: []\n"
    ])
    let outputs = repository.place.appendingPathComponent("outputs")
    let summary = repository.place.appendingPathComponent("summary")
    for file in [outputs, summary] { try Data().write(to: file) }
    let finished = try repository.validate(
      ["run", "--github"],
      environment: [
        "GITHUB_ACTIONS": "true", "GITHUB_OUTPUT": outputs.path,
        "GITHUB_STEP_SUMMARY": summary.path,
      ])
    #expect(finished.status == 2)
    #expect(
      finished.output.contains("::error file=validate-model.yaml,line=2"), "\(finished.output)")
    for line in (finished.output + finished.errors).split(separator: "\n") {
      #expect(!line.hasPrefix("::error::x") && !line.contains("\u{1B}"), "\(line)")
    }
    #expect(try String(contentsOf: outputs, encoding: .utf8).contains("exit-code=2"))
  }

  private let files = [
    "validate-model.yaml": """
    # yaml-language-server: $schema=./.validate-model.schema.json
    version: 1
    model: m
    datasets: { t: { path: t.csv } }
    checks:
      - { id: table, type: features.contract, dataset: t, columns: { a: { nulls: 0 } } }

    """,
    "t.csv": "a\n1\n", "sub/x": "y",
  ]
}
