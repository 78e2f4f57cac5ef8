// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing
import ValidationCore

@Suite struct ManifestLanguageTests {
  @Test("all mistakes are told at once, each with line, column and the nearest valid key")
  func allMistakesAtOnce() throws {
    let text = """
      version: 2
      modle: x
      datasets:
        a: { path: /etc/passwd }
        b: { path: data.xyz }
      checks:
        - id: one
          type: sample.coutn
        - id: two
          type: sample.count
          colour: red
          limit: many
          wait: 5 parsecs
        - id: bad id
          type: sample.count
          limit: 3
      """
    let found = problems(text)
    let expected = [
      "validate-model.yaml:1:10: expected 1, the version of the language that this tool reads, found \"2\"",
      "validate-model.yaml:1:1: missing key 'model': name of the model: the suite in every report",
      "validate-model.yaml:2:1: unknown key \"modle\"; did you mean 'model'?",
      "validate-model.yaml:4:14: pattern \"/etc/passwd\" leaves the repository; patterns are relative "
        + "to the manifest's folder",
      "validate-model.yaml:5:14: cannot tell the format of 'data.xyz' from its extension; add format: "
        + "parquet, csv, json-lines, arrow or delta",
      "validate-model.yaml:8:11: unknown check type \"sample.coutn\"; did you mean sample.count?",
      "validate-model.yaml:11:5: unknown key \"colour\"; known keys: id, type, on-failure, "
        + "on-inconclusive, when, limit, words, wait",
      "validate-model.yaml:12:12: expected a whole number from 0 to 100, found \"many\"",
      "validate-model.yaml:13:11: expected a duration such as 250ms, 3s, 30m or 26h, found "
        + "\"5 parsecs\"",
      "validate-model.yaml:14:9: expected a name of letters, digits, '.', '_' and '-', at most 100 "
        + "long, found \"bad id\"",
    ]
    for line in expected { #expect(found.contains(line), "missing: \(line)") }
    #expect(found.count == expected.count, "\(found.joined(separator: "\n"))")
  }

  @Test("text in a list of strings stays the text that was written")
  func textStays() throws {
    let manifest = try decode(
      """
      version: 1
      model: m
      checks:
        - { id: a, type: sample.count, limit: 1, words: [NO, on, 1e3, 012, null] }
      """)
    let scope = try #require(manifest.checks.first).scope
    #expect(scope.canonicalText == #"{"words":["NO","on","1e3","012","null"]}"#)
  }

  @Test("two checks may not share an id")
  func repeatedIDs() {
    let text = """
      version: 1
      model: m
      checks:
        - { id: a, type: sample.count, limit: 1 }
        - { id: a, type: sample.count, limit: 2 }
      """
    let message = "check id \"a\" is used already on line 4"
    #expect(problems(text) == ["validate-model.yaml:5:11: \(message)"])
  }

  @Test("paths start at the manifest's folder and may go up inside the repository")
  func pathsStartAtTheManifest() throws {
    let text = """
      version: 1
      model: m
      datasets:
        a: { path: ../shared/a.csv }
      checks: []
      """
    let file = try #require(RepositoryPath("models/validate-model.yaml"))
    let manifest = try ManifestLanguage(types: []).decode(Array(text.utf8), file: file)
    #expect(manifest.datasets.first?.value.source == .files(Glob("shared/a.csv")))
  }

  @Test(
    "units are read exactly or refused",
    arguments: [
      ("5ms", 5_000_000), ("1.5s", 1_500_000_000), ("30m", 1_800_000_000_000),
      ("2 h", 7_200_000_000_000),
      ("5", nil), ("5 m s", nil), ("-1s", nil), ("0s", nil), ("1e3s", nil), ("١s", nil), ("", nil),
    ] as [(String, Int64?)])
  func durations(text: String, nanoseconds: Int64?) {
    var decoding = ManifestDecoding()
    let node = ManifestNode(.scalar(text, plain: true), mark: SourceMark(line: 1, column: 1))
    #expect(Syntax<TimeSpan>.duration.read(node, &decoding)?.nanoseconds == nanoseconds)
    #expect(decoding.problems.isEmpty == (nanoseconds != nil))
  }

  @Test(
    "whole numbers take underscores and nothing that YAML 1.1 would bend",
    arguments: [
      ("10_000", 10_000), ("0", 0), ("012", nil), ("1e3", nil), ("0x1F", nil), ("1.0", nil),
      ("_1", nil),
      ("1_", nil), ("99999999999999999999", nil),
    ] as [(String, Int?)])
  func wholeNumbers(text: String, value: Int?) {
    var decoding = ManifestDecoding()
    let node = ManifestNode(.scalar(text, plain: true), mark: SourceMark(line: 1, column: 1))
    #expect(Syntax<Int>.integer().read(node, &decoding) == value)
  }
}

func decode(_ text: String, types: [any Check] = [SampleCheck()]) throws -> Manifest {
  let file = try #require(RepositoryPath("validate-model.yaml"))
  return try ManifestLanguage(types: types).decode(Array(text.utf8), file: file)
}

private func problems(_ text: String) -> [String] {
  do {
    _ = try decode(text)
    return []
  } catch { return "\(error)".split(separator: "\n").map(String.init) }
}
