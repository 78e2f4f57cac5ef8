// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationTesting

@testable import ValidationChecks
@testable import ValidationCore

@Suite struct FeaturesParityTests {
  private static let table = "id,age,spend\n1,34,10.5\n2,51,20.25\n3,18,0.5\n"

  /// Cases of an offline dataset and an online command.
  private func cases(
    _ offline: String = table, online: String?, _ options: String = ", keys: [id]",
    result: CommandResult = .ended(), engine: any DataEngine = LiteralEngine()
  ) async throws -> [Case] {
    try await cases(
      offline, "online: { command: [p, '{output}'], output: a.csv }\(options)",
      PipelineCommands.writing(online, result), engine: engine)
  }

  private func cases(
    _ offline: String, _ rest: String, _ commands: ScriptedCommands,
    files: [String: CheckExample.FileContent] = [:], engine: any DataEngine = LiteralEngine()
  ) async throws -> [Case] {
    let trial = try CheckTrial(
      FeaturesParity(), entry: "- { id: p, type: features.parity, offline: train, \(rest) }",
      datasets: "train: { path: t.csv }")
    let folder = try TemporaryFolder()
    let place = try folder.write(Data(offline.utf8), to: "t.csv")
    let train = TableFile(
      dataset: "train", displayPath: "t.csv", localPath: place.path, format: .csv)
    defer { withExtendedLifetime(folder) {} }
    do {
      let measured = try await trial.measure(
        files: files, commands: commands, engine: engine, tables: ["train": train])
      return try trial.cases(of: measured)
    } catch let obstacle as Obstacle {
      return try trial.subjects().map { .unmeasured(obstacle, $0) }
    }
  }

  @Test("Every example comes to its outcome", arguments: FeaturesParity().examples)
  func examples(_ example: CheckExample) async throws {
    let text = { (name: String) in
      String(decoding: example.files[name]?.data ?? Data(), as: UTF8.self)
    }
    let cases = try await cases(
      text("data/train.csv"), online: text("served.csv"),
      ", keys: [id], tolerance: { columns: { spend: { relative: 1e-6 } } }")
    #expect(cases.outcome(example.subject) == example.outcome, "\(cases.map(\.message))")
    #expect(example.rule.map { cases.rules(example.subject).contains($0) } ?? true)
  }

  @Test("Rows, columns and each column are cases of their own; the first rows are shown")
  func subjects() async throws {
    let cases = try await cases(online: "id,age,spend\n1,34,10.5\n2,51,99.0\n3,18,0.5\n")
    #expect(cases.map(\.subject) == ["rows", "columns", "age", "spend"])
    #expect(cases.map(\.outcome) == [.passed, .passed, .passed, .failed])
    #expect(cases[3].message.contains("in 1 of 3 rows, at most by 78.75"), "\(cases[3].message)")
    let tables = cases[0].figures.compactMap { figure in
      if case .table(let table) = figure { table } else { nil }
    }
    #expect(tables.first?.rows.first?.contains("99.0") == true)
  }

  @Test("The keys of a dataset serve when the entry names none; without any, nothing is judged")
  func keys() async throws {
    let check = FeaturesParity()
    let trial = try CheckTrial(
      check, entry: "- { id: p, type: features.parity, offline: a, online: b }")
    let completed = check.completed(
      trial.configuration, from: ["a": DatasetFacts(), "b": DatasetFacts(keys: ["id"])])
    #expect(completed.scope.terms.keys == ["id"])
    let none = try await cases(online: Self.table, "")
    #expect(none.allSatisfy { $0.outcome == .unmeasured })
    #expect(none.rules("rows") == ["parity.no-keys"])
  }

  @Test("What is allowed passes, and not one row more")
  func allowance() async throws {
    let online = "id,age,spend\n1,34,10.5\n2,52,20.25\n9,1,1.5\n"
    let allowed = try await cases(
      online: online, ", keys: [id], allow: { missing: 1, extra: 34%, differing: 50% }")
    #expect(allowed.map(\.outcome) == [.passed, .passed, .passed, .passed])
    let strict = try await cases(
      online: online, ", keys: [id], allow: { missing: 1, extra: 33%, differing: 49% }")
    #expect(strict.map(\.outcome) == [.failed, .passed, .failed, .passed])
  }

  @Test("However much is allowed, no row in common is no pass")
  func nothingInCommon() async throws {
    let cases = try await cases(
      online: "id,age,spend\n9,1,1.5\n",
      ", keys: [id], allow: { missing: 100%, extra: 100%, differing: 100% }")
    #expect(cases.outcome("rows") == .failed)
    #expect(cases.outcome("age") == .unmeasured)
  }

  @Test("A declared column that a side lacks is unmeasured, and others need not agree")
  func declared() async throws {
    let cases = try await cases(
      online: "id,age\n1,34\n2,51\n3,18\n", ", keys: [id], columns: [age, spend]")
    #expect(cases.outcome("age") == .passed)
    #expect(cases.outcome("spend") == .unmeasured)
    #expect(cases.rules("columns") == ["parity.columns-missing"])
    let only = try await self.cases(
      online: "id,age\n1,34\n2,51\n3,18\n", ", keys: [id], columns: [age]")
    #expect(only.map(\.outcome) == [.passed, .passed, .passed])
  }

  @Test("Tables without rows agree about nothing")
  func empty() async throws {
    let cases = try await cases("id,age\n", online: "id,age\n")
    #expect(cases.allSatisfy { $0.outcome == .unmeasured })
  }

  @Test("A command that fails, and an engine that is not there, leave every case unmeasured")
  func failing() async throws {
    let failed = try await cases(online: Self.table, result: .ended(.timedOut))
    #expect(failed.rules("rows") == ["parity.command-failed"])
    let none = try await cases(online: Self.table, engine: NoDataEngine())
    #expect(none.allSatisfy { $0.outcome == .unmeasured })
  }

  private func worker(
    _ answers: [String], _ requests: String = "{\"id\":1}\n\n{\"id\":2}\n{\"id\":3}\n",
    ending: CommandResult.Ending = .exited(status: 0)
  ) async throws -> [Case] {
    try await cases(
      Self.table, "online: { worker: [w], requests: r.jsonl }, keys: [id]",
      ScriptedCommands(ask: { _, lines in
        LineDialogue(
          answers: answers.prefix(lines.count).map { Data($0.utf8) }, result: .ended(ending))
      }), files: ["r.jsonl": .text(requests)])
  }

  @Test("A worker's answers are a table like any other")
  func workerAgrees() async throws {
    let answers = [
      "{\"id\":1,\"age\":34,\"spend\":10.5}", "{\"id\":2,\"age\":51,\"spend\":20.25}",
      "{\"id\":3,\"age\":18,\"spend\":0.5}",
    ]
    #expect(try await worker(answers).map(\.outcome) == [.passed, .passed, .passed, .passed])
    let fewer = try await worker(answers, "{\"id\":1}\n")
    #expect(fewer.rules("rows") == ["parity.rows-missing"])
  }

  @Test("A worker that answers anything but objects, or stops, leaves every case unmeasured")
  func workerFails() async throws {
    let good = "{\"id\":1,\"age\":34,\"spend\":10.5}"
    for (answers, rule) in [
      ([good, "ready", good], "parity.answer-no-object"),
      ([good, "{\"error\":\"no such id\"}", good], "parity.answer-error"),
      ([good], "parity.worker-silent"), ([], "parity.worker-silent"),
    ] {
      let cases = try await worker(answers)
      #expect(cases.rules("rows") == [rule])
      #expect(cases.allSatisfy { $0.outcome == .unmeasured })
    }
    #expect(try await worker([good], "\n").rules("rows") == ["parity.no-requests"])
    let crashed = try await worker([good, good, good], ending: .exited(status: 1))
    #expect(crashed.rules("rows") == ["parity.command-failed"])
  }

  @Test(
    "A manifest that could not work is refused",
    arguments: [
      "offline: a, online: a", "offline: a", "offline: a, online: { command: [p, '{output}'] }",
      "offline: a, online: { command: [p], output: a.csv }",
      "offline: a, online: { worker: [p] }", "offline: a, online: { dataset: b, output: a.csv }",
      "offline: a, online: b, keys: [k], columns: [k]",
      "offline: a, online: b, allow: { missing: 120% }",
      "offline: a, online: b, allow: { missing: -1 }",
      "offline: a, online: { worker: [p], requests: r, command: [q] }",
    ])
  func refused(options: String) throws {
    #expect(throws: ManifestProblems.self) {
      try CheckTrial(FeaturesParity(), entry: "- { id: p, type: features.parity, \(options) }")
    }
  }
}
