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

  @Test(
    "Every example of tables comes to its outcome",
    arguments: FeaturesParity().examples.filter { $0.files["served.csv"] != nil })
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

  private func server(
    _ answers: [HTTPResponse], _ more: String = "", requests: String = "1\n2\n\n3\n",
    fault: String? = nil, endedItself: Bool = false, errors: String = ""
  ) async throws -> [Case] {
    try await cases(
      Self.table,
      "online: { serve: { command: [s, '{port}'], ready: /up }, "
        + "request: { path: /f, body-from: r.jsonl\(more) } }, keys: [id]",
      ScriptedCommands(serve: { _, _ in
        HTTPDialogue(
          answers: answers, fault: fault, endedItself: endedItself,
          result: .ended(.signalled(signal: 15), errors: errors))
      }), files: ["r.jsonl": .text(requests)])
  }

  private static let rows = [
    "{\"id\":1,\"age\":34,\"spend\":10.5}", "{\n\t\"id\": 2,\r\n\"age\": 51, \"spend\": 20.25}\n",
    "{\"id\":3,\"age\":18,\"spend\":0.5}",
  ]

  private func answers(_ bodies: [String], status: Int = 200) -> [HTTPResponse] {
    bodies.map { HTTPResponse(status: status, body: Data($0.utf8)) }
  }

  @Test("A server's answers are a table like any other, one by one and in batches")
  func serverAgrees() async throws {
    let single = try await server(answers(Self.rows))
    #expect(single.map(\.outcome) == [.passed, .passed, .passed, .passed])
    let batches = [
      "[\(Self.rows[0]), \(Self.rows[1])]", " [ \(Self.rows[2])\n]",
    ]
    let batched = try await server(answers(batches), ", batch: 2")
    #expect(batched.map(\.outcome) == [.passed, .passed, .passed, .passed])
    let other = try await server(
      answers(Self.rows.dropLast() + ["{\"id\":3,\"age\":18,\"spend\":0.25}"]))
    #expect(other.rules("spend") == ["parity.values"])
  }

  @Test("A server is sent each line as it is written, or an array of them")
  func serverRequests() async throws {
    for (more, bodies) in [
      ("", ["1.10", "{\"a\": 2}", "3"]), (", batch: 2", ["[1.10,{\"a\": 2}]", "[3]"]),
    ] {
      let trial = try CheckTrial(
        FeaturesParity(),
        entry: "- { id: p, type: features.parity, keys: [id], offline: t, online: { serve: "
          + "{ command: [s, '{port}'], ready: /up, within: 5s }, request: { path: '/f?x=1', "
          + "method: PUT, body-from: r.jsonl\(more) } } }")
      let asked = ScriptedCommands(serve: { server, requests in
        #expect(server.ready == "/up" && server.readyWithin == TimeSpan(seconds: 5))
        #expect(server.command.arguments == ["s", "{port}"])
        #expect(requests == bodies.map { HTTPRequest(.put, "/f?x=1", body: Data($0.utf8)) })
        throw Obstacle(rule: "test.asked", message: "", remedy: "")
      })
      let table = TableFile(dataset: "t", displayPath: "t", localPath: "/t", format: .csv)
      await #expect(throws: Obstacle(rule: "test.asked", message: "", remedy: "")) {
        try await trial.measure(
          files: ["r.jsonl": .text("1.10\n{\"a\": 2}\n3")], commands: asked, tables: ["t": table])
      }
    }
  }

  @Test(
    "An answer that is no row leaves every case unmeasured",
    arguments: [
      ("NaN", "parity.answer-no-object"), ("{\"id\": NaN}", "parity.answer-no-object"),
      ("{\"id\": Infinity}", "parity.answer-no-object"), ("", "parity.answer-no-object"),
      ("[{\"id\": 1}]", "parity.answer-no-object"), ("{\"id\": 1} {}", "parity.answer-no-object"),
      ("{\"id\": 1e999}", "parity.answer-no-object"), ("<html>", "parity.answer-no-object"),
      ("{\"id\": 1, \"i\\u0064\": 2}", "parity.answer-no-object"),
      ("{\u{0}\"\u{0}a\u{0}\"\u{0}:\u{0}1\u{0}}\u{0}", "parity.answer-no-object"),
      ("{\"error\": \"no such wine\"}", "parity.answer-error"),
      (String(repeating: "[", count: 100_000), "parity.answer-no-object"),
    ])
  func serverNoRow(answer: String, rule: String) async throws {
    let cases = try await server(answers([Self.rows[0], answer, Self.rows[2]]))
    #expect(cases.allSatisfy { $0.outcome == .unmeasured })
    #expect(cases.rules("rows") == [rule])
    #expect(cases[0].message.contains("2 of 3"), "\(cases[0].message)")
  }

  @Test(
    "An answer to a batch that is not as many rows leaves every case unmeasured",
    arguments: [
      ("{\"id\": 1}", "parity.answer-no-array"), ("[{\"id\": 1}]", "parity.answer-count"),
      ("[]", "parity.answer-count"), ("[{}, {}, {}]", "parity.answer-count"),
      ("[{\"a\": \"],[\"}, 1]", "parity.answer-no-object"), ("[1, 2", "parity.answer-no-array"),
    ])
  func serverBatch(answer: String, rule: String) async throws {
    let cases = try await server(answers([answer, "[\(Self.rows[2])]"]), ", batch: 2")
    #expect(cases.allSatisfy { $0.outcome == .unmeasured })
    #expect(cases.rules("rows") == [rule])
  }

  @Test("Another status, silence and an early end are told, with what the server said")
  func serverFails() async throws {
    let moved = try await server(answers(["moved"], status: 302), errors: "Traceback\nkaputt\n")
    #expect(moved.rules("rows") == ["parity.answer-status"])
    #expect(moved[0].message.contains("302, which is not followed: moved"), "\(moved[0].message)")
    #expect(moved[0].message.contains("kaputt"))
    let silent = try await server(answers([Self.rows[0]]), fault: "it was not complete in time")
    #expect(silent.rules("age") == [] && silent.rules("rows") == ["parity.server-silent"])
    #expect(
      silent[0].message.contains("request 2 of 3: it was not complete in time"),
      "\(silent[0].message)")
    let ended = try await server(answers(Self.rows), endedItself: true)
    #expect(ended.rules("rows") == ["parity.server-ended"])
    #expect(try await server([], requests: "\n").rules("rows") == ["parity.no-requests"])
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
      "offline: a, online: { serve: { command: [p, '{port}'], ready: /h } }",
      "offline: a, online: { serve: { command: [p], ready: /h }, request: { path: /, body-from: r } }",
      "offline: a, online: { serve: { command: [p, '{port}'], ready: h }, "
        + "request: { path: /, body-from: r } }",
      "offline: a, online: { serve: { command: [p, '{port}'], ready: '/h x' }, "
        + "request: { path: /, body-from: r } }",
      "offline: a, online: { serve: { command: [p, '{port}'], ready: /h }, "
        + "request: { path: /, body-from: r, method: GET } }",
      "offline: a, online: { serve: { command: [p, '{port}'], ready: /h }, "
        + "request: { path: /, body-from: r, batch: 0 } }",
      "offline: a, online: { serve: { command: [p, '{port}'], ready: /h }, requests: r, "
        + "request: { path: /, body-from: r } }",
      "offline: a, online: { worker: [p], request: { path: /, body-from: r } }",
    ])
  func refused(options: String) throws {
    #expect(throws: ManifestProblems.self) {
      try CheckTrial(FeaturesParity(), entry: "- { id: p, type: features.parity, \(options) }")
    }
  }
}
