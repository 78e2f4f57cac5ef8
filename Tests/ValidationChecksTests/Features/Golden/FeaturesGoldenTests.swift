// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationTesting

@testable import ValidationChecks
@testable import ValidationCore

@Suite struct FeaturesGoldenTests {
  private static let entry =
    "{ id: g, type: features.golden, command: [p, '{output}'], output: a.csv, golden: g.csv"

  private func cases(
    _ made: String?, golden: String?, _ options: String = ", keys: [id]",
    result: CommandResult = .ended(), engine: any DataEngine = LiteralEngine()
  ) async throws -> [Case] {
    let trial = try CheckTrial(FeaturesGolden(), entry: "- \(Self.entry)\(options) }")
    var files: [String: CheckExample.FileContent] = [:]
    files["g.csv"] = golden.map { .text($0) }
    do {
      let measured = try await trial.measure(
        files: files, commands: PipelineCommands.writing(made, result), engine: engine)
      return try trial.cases(of: measured, files: files)
    } catch let obstacle as Obstacle {
      return [.unmeasured(obstacle)]
    }
  }

  @Test("Every example comes to its outcome", arguments: FeaturesGolden().examples)
  func examples(_ example: CheckExample) async throws {
    let text = try #require(example.files["made.csv"])
    let golden = example.files["tests/features.csv"]
    let cases = try await cases(
      String(decoding: text.data, as: UTF8.self),
      golden: golden.map { String(decoding: $0.data, as: UTF8.self) },
      ", keys: [id], tolerance: { columns: { income: { relative: 1e-6 } } }")
    #expect(cases.outcome(nil) == example.outcome, "\(cases.first?.message ?? "")")
    #expect(example.rule.map { cases.rules(nil).contains($0) } ?? true, "\(cases.rules(nil))")
  }

  @Test("Without keys the order of rows counts")
  func byPosition() async throws {
    let golden = "id,x\n1,5\n2,6\n"
    #expect(try await cases(golden, golden: golden, "").map(\.outcome) == [.passed])
    #expect(
      try await cases("id,x\n2,6\n1,5\n", golden: golden, "").rules(nil).first == "golden.values")
    #expect(
      try await cases("id,x\n1,5\n", golden: golden, "").rules(nil) == ["golden.rows-missing"])
  }

  @Test("How far numbers are apart is told as decimals, and only where numbers are")
  func distance() async throws {
    let golden = "id,x\n1,597.91\n2,6\n"
    let near = try await cases("id,x\n1,597.92\n2,6\n", golden: golden)
    #expect(near[0].message.contains("in 1 of 2 rows, at most by 0.01;"), "\(near[0].message)")
    #expect(near[0].findings.map(\.value) == ["0.01"])
    let lost = try await cases("id,x\n1,597.91\n2,\n", golden: golden)
    #expect(lost[0].message.contains("in 1 of 2 rows; tolerance"), "\(lost[0].message)")
    #expect(lost[0].findings.map(\.value) == ["1 row"])
  }

  @Test("An ignored column may hold anything, or be missing")
  func ignored() async throws {
    let golden = "id,x,at\n1,5,noon\n"
    let options = ", keys: [id], ignore: [at]"
    #expect(
      try await cases("id,x,at\n1,5,7\n", golden: golden, options).map(\.outcome) == [.passed])
    #expect(try await cases("id,x\n1,5\n", golden: golden, options).map(\.outcome) == [.passed])
  }

  @Test(
    "A column that no table has is a mistake of the manifest, never ignored",
    arguments: [
      ", keys: [id], ignore: [tx]", ", keys: [id], tolerance: { columns: { tx: { absolute: 1 } } }",
    ])
  func unknownColumns(options: String) async throws {
    let table = "id,x\n1,5\n"
    #expect(try await cases(table, golden: table, options).rules(nil) == ["tables.no-such-column"])
  }

  @Test("Tables with nothing to compare but keys are unmeasured")
  func keysOnly() async throws {
    let table = "id\n1\n"
    #expect(try await cases(table, golden: table).rules(nil) == ["tables.nothing-in-common"])
  }

  @Test("A repeated key fails, on either side")
  func repeated() async throws {
    let (one, two) = ("id,x\n1,5\n2,5\n", "id,x\n1,5\n1,5\n2,5\n")
    #expect(try await cases(two, golden: one).rules(nil) == ["golden.keys-repeated"])
    #expect(try await cases(one, golden: two).rules(nil) == ["golden.keys-repeated"])
  }

  @Test(
    "A command that does not end well is unmeasured, with what it said",
    arguments: [
      CommandResult.Ending.exited(status: 3), .signalled(signal: 9), .timedOut,
      .notStarted(reason: "missing"),
    ])
  func failing(ending: CommandResult.Ending) async throws {
    let cases = try await cases(
      "id,x\n1,5\n", golden: "id,x\n1,5\n", result: .ended(ending, errors: "boom\n"))
    #expect(cases.rules(nil) == ["golden.command-failed"])
    #expect(cases.map(\.outcome) == [.unmeasured])
  }

  @Test("Writing nothing, or an empty file, is unmeasured")
  func nothing() async throws {
    #expect(try await cases(nil, golden: "id,x\n1,5\n").rules(nil) == ["command.output-missing"])
    #expect(try await cases("", golden: "id,x\n1,5\n").rules(nil) == ["command.output-empty"])
  }

  @Test("An engine that does not answer, or contradicts itself, passes nothing")
  func engine() async throws {
    let table = "id,x\n1,5\n"
    let none = try await cases(table, golden: table, engine: NoDataEngine())
    #expect(none.rules(nil) == ["engine.none"])
    let lying = try await cases(table, golden: table, engine: ContradictingEngine())
    #expect(lying.map(\.outcome) == [.unmeasured])
  }

  @Test("Accepting takes the output as it is, and refuses what no run could pass against")
  func accept() async throws {
    func accepted(_ made: String?) async throws -> [AcceptedFile] {
      let trial = try CheckTrial(FeaturesGolden(), entry: "- \(Self.entry), keys: [id] }")
      let candidate = try FolderSnapshot()
      let access = Access(
        candidate: candidate, content: FixedContent(candidate: candidate),
        commands: PipelineCommands.writing(made, .ended()), engine: LiteralEngine())
      return try await FeaturesGolden().accepted(trial.configuration.scope, with: access)
    }
    let files = try await accepted("id,x\n1,5\n")
    #expect(files.map(\.path.text) == ["g.csv"])
    #expect(files.map { String(decoding: $0.data, as: UTF8.self) } == ["id,x\n1,5\n"])
    for (made, rule) in [
      ("id,x\n", "tables.nothing-matched"), ("id,x\n1,5\n1,6\n", "golden.keys-repeated"),
      ("ID,x\n1,5\n", "tables.key-missing"),
    ] {
      let obstacle = await #expect(throws: Obstacle.self) { try await accepted(made) }
      #expect(obstacle?.rule == rule)
    }
  }

  @Test(
    "A manifest that could not work is refused",
    arguments: [
      "{ id: g, type: features.golden, command: [p], output: a.csv, golden: g.csv }",
      "{ id: g, type: features.golden, command: [p, '{output}'], output: ../a.csv, golden: g.csv }",
      "{ id: g, type: features.golden, command: [p, '{output}'], output: a.txt, golden: g.csv }",
      entry + ", keys: [a, a] }", entry + ", keys: [a], ignore: [a] }",
      entry + ", tolerance: { absolute: -1 } }",
      entry + ", keys: [a], tolerance: { columns: { a: { absolute: 1 } } } }",
    ])
  func refused(entry: String) throws {
    #expect(throws: ManifestProblems.self) {
      try CheckTrial(FeaturesGolden(), entry: "- \(entry)")
    }
  }
}

extension Case {
  static func unmeasured(_ obstacle: Obstacle, _ subject: String? = nil) -> Case {
    Case(
      check: "c", subject: subject, outcome: .unmeasured, message: obstacle.message,
      obstacle: obstacle)
  }
}

/// Commands that stand for a pipeline.
enum PipelineCommands {
  /// Writes a text as `a.csv` into the folder of its first argument.
  static func writing(_ text: String?, _ result: CommandResult) -> ScriptedCommands {
    ScriptedCommands(run: { invocation in
      let folder = URL(fileURLWithPath: invocation.arguments[1], isDirectory: true)
      if let text { try Data(text.utf8).write(to: folder.appending(component: "a.csv")) }
      return result
    })
  }

  /// Makes `a.csv` in the folder of its second argument from the file of its first.
  static func making(
    _ make: @escaping @Sendable (String, Invocation) throws -> (String?, CommandResult)
  ) -> ScriptedCommands {
    ScriptedCommands(run: { invocation in
      let input = URL(fileURLWithPath: invocation.arguments[1])
      let folder = URL(fileURLWithPath: invocation.arguments[2], isDirectory: true)
      let (text, result) = try make(try allText(at: input), invocation)
      if let text { try Data(text.utf8).write(to: folder.appending(component: "a.csv")) }
      return result
    })
  }

  /// Of a file, or of all files in a folder under one header.
  private static func allText(at url: URL) throws -> String {
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
    guard isFolder.boolValue else { return try String(contentsOf: url, encoding: .utf8) }
    let names = try FileManager.default.subpathsOfDirectory(atPath: url.path).sorted()
    let texts = try names.filter { $0.hasSuffix(".csv") }.map {
      try String(contentsOf: url.appending(path: $0), encoding: .utf8)
    }
    let lines = texts.map { $0.split(separator: "\n") }
    return ((lines.first?.prefix(1) ?? []) + lines.flatMap { $0.dropFirst() })
      .map { $0 + "\n" }.joined()
  }
}

/// Says that columns differ in rows that do not.
private struct ContradictingEngine: DataEngine {
  func identity() async throws -> String { "contradicting 1" }

  func withTables<Result: Sendable>(
    _ tables: [TableFile], _ body: @Sendable (any TableSession) async throws -> Result
  ) async throws -> Result {
    try await LiteralEngine().withTables(tables) { session in
      try await body(ContradictingSession(inner: session))
    }
  }
}

private struct ContradictingSession: TableSession {
  let inner: any TableSession

  func statements(for questions: [Question]) async throws -> [String] { [] }

  func answer(_ questions: [Question]) async throws -> [Answer] {
    try await inner.answer(questions).map { answer in
      guard case .comparison(var comparison) = answer else { return answer }
      comparison.columns = []
      return .comparison(comparison)
    }
  }
}
