// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationTesting

@testable import ValidationChecks
@testable import ValidationCore

@Suite struct FeaturesRobustnessTests {
  private static let input = "id,cents,country\n1,250,AR\n2,900,BR\n3,410,US\n4,775,AR\n"

  private struct World {
    let trial: CheckTrial<FeaturesRobustness>
    let files: [String: CheckExample.FileContent]
    let commands: ScriptedCommands
  }

  private func world(
    _ options: String, input: String, kept: [String: String] = [:],
    _ make: @escaping @Sendable (String) -> (String?, CommandResult)
  ) throws -> World {
    let trial = try CheckTrial(
      FeaturesRobustness(),
      entry: """
        - { id: r, type: features.robustness, command: [p, '{input}', '{output}'], input: raw.csv, \
        output: a.csv\(options) }
        """)
    var files: [String: CheckExample.FileContent] = ["raw.csv": .text(input)]
    for (name, text) in kept { files[name] = .text(text) }
    return World(
      trial: trial, files: files, commands: PipelineCommands.making { text, _ in make(text) })
  }

  private func cases(
    _ options: String = "", input: String = input, kept: [String: String] = [:],
    _ make: @escaping @Sendable (String) -> (String?, CommandResult)
  ) async throws -> [Case] {
    let world = try world(options, input: input, kept: kept, make)
    do {
      let measured = try await world.trial.measure(
        files: world.files, commands: world.commands, engine: LiteralEngine())
      return try world.trial.cases(of: measured, files: world.files)
    } catch let obstacle as Obstacle {
      return try world.trial.subjects(files: world.files).map { .unmeasured(obstacle, $0) }
    }
  }

  /// Rejects whatever is not as it should be with status 2; else euros for each row.
  @Sendable private static func careful(_ text: String) -> (String?, CommandResult) {
    let rejected = (nil as String?, CommandResult.ended(.exited(status: 2), errors: "bad input\n"))
    guard let table = try? TextTable(Data(text.utf8), .csv, name: "i"),
      table.columns.map(\.name) == ["id", "cents", "country"]
    else { return rejected }
    var lines = ["id,euros"]
    for row in table.rows {
      guard let id = table.value(row[0]), Int(id) != nil, let cents = row[1].flatMap(Double.init),
        abs(cents) < 1e9, let country = table.value(row[2]), ["AR", "BR", "US"].contains(country)
      else { return rejected }
      lines.append("\(id),\(cents / 100)")
    }
    return (lines.map { $0 + "\n" }.joined(), .ended())
  }

  private static let everyKind = [
    "nulls", "extremes", "unicode", "unseen-categories", "wrong-types", "huge-cell",
    "missing-columns", "extra-column", "reordered-columns", "empty-file", "header-only",
  ]

  @Test("A pipeline that says no to what is wrong passes every kind")
  func carefulPasses() async throws {
    let cases = try await cases(", reject: [2]", Self.careful)
    #expect(Set(cases.map { $0.subject ?? "" }) == Set(["sample"] + Self.everyKind))
    #expect(cases.allSatisfy { $0.outcome == .passed }, "\(cases.map(\.message))")
    #expect(cases.first?.message.contains("(seed 1)") == true)
  }

  @Test("The same exit code, not declared, is a crash; so is a traceback under a declared one")
  func undeclared() async throws {
    let undeclared = try await cases(", kinds: [wrong-types]", Self.careful)
    #expect(undeclared.rules("wrong-types").first == "robustness.crash")
    let traceback = try await cases(", reject: [2], kinds: [wrong-types]") { text in
      let (made, result) = Self.careful(text)
      guard made == nil else { return (made, result) }
      return (
        nil,
        .ended(
          .exited(status: 2), errors: "Traceback (most recent call last):\n  File x\nKeyError: 1\n")
      )
    }
    #expect(traceback.rules("wrong-types").first == "robustness.crash")
  }

  @Test(
    "Signals and deadlines are failures, a command that cannot be started is unmeasured",
    arguments: [
      (CommandResult.Ending.signalled(signal: 11), "robustness.crash", Outcome.failed),
      (.timedOut, "robustness.hang", .failed),
      (.notStarted(reason: "gone"), "robustness.not-started", .unmeasured),
    ])
  func endings(ending: CommandResult.Ending, rule: String, outcome: Outcome) async throws {
    let cases = try await cases(", kinds: [header-only]") { text in
      text.contains("\n1,") ? Self.careful(text) : (nil, .ended(ending))
    }
    #expect(cases.outcome("header-only") == outcome)
    #expect(cases.rules("header-only") == [rule])
  }

  /// Makes a line of the id and the cents of each row, as they are written.
  private static func careless(
    _ change: @escaping @Sendable (_ id: String, _ cents: String) -> String?
  ) -> @Sendable (String) -> (String?, CommandResult) {
    { text in
      guard let table = try? TextTable(Data(text.utf8), .csv, name: "i") else {
        return ("id,euros\n", .ended())
      }
      let value = { (row: [String?], name: String) in
        table.columns.firstIndex { $0.name == name }.flatMap { table.value(row[$0]) } ?? ""
      }
      let lines = table.rows.compactMap { change(value($0, "id"), value($0, "cents")) }
      return ((["id,euros"] + lines).map { $0 + "\n" }.joined(), .ended())
    }
  }

  @Test(
    "Values that are none fail under their column's name",
    arguments: [("", "1 × null"), ("nan", "1 × NaN"), ("inf", "1 × infinity")])
  func noValues(written: String, said: String) async throws {
    let cases = try await cases(
      ", kinds: [wrong-types], columns: [cents]",
      Self.careless { id, cents in "\(id),\(Double(cents).map { "\($0)" } ?? written)" })
    #expect(cases.rules("wrong-types") == ["robustness.no-value"])
    #expect(cases[1].message.contains(said), "\(cases[1].message)")
  }

  @Test("Rows that are dropped or added without a word fail, unless any number will do")
  func rows() async throws {
    let dropping = Self.careless { id, cents in Double(cents).map { "\(id),\($0)" } }
    let options = ", kinds: [wrong-types], columns: [cents]"
    #expect(try await cases(options, dropping).rules("wrong-types") == ["robustness.rows-lost"])
    #expect(try await cases(options + ", rows: any", dropping).outcome("wrong-types") == .passed)
    let adding = Self.careless { id, cents in
      Double(cents) == nil ? "\(id),1\n\(id),1" : "\(id),1"
    }
    #expect(try await cases(options, adding).rules("wrong-types") == ["robustness.rows-added"])
  }

  @Test("A row with an error may lack values; another row may not")
  func errors() async throws {
    let make = { (isTold: Bool) -> @Sendable (String) -> (String?, CommandResult) in
      { text in
        guard let table = try? TextTable(Data(text.utf8), .csv, name: "i") else {
          return (nil, .ended())
        }
        let place = table.columns.firstIndex { $0.name == "cents" } ?? 0
        let lines = table.rows.map { row in
          let cents = Double(row[place] ?? "")
          return "1,\(cents.map { "\($0)" } ?? ""),\(cents == nil && isTold ? "cents" : "")"
        }
        return ((["id,euros,error"] + lines).map { $0 + "\n" }.joined(), .ended())
      }
    }
    let options = ", kinds: [nulls], columns: [cents], outputs: [euros], errors: error"
    #expect(try await cases(options, make(true)).outcome("nulls") == .passed)
    #expect(
      try await cases(options, make(false)).rules("nulls") == [
        "robustness.no-value", "robustness.no-value",
      ])
  }

  @Test("Ending well without a table is a failure")
  func silent() async throws {
    let cases = try await cases(", kinds: [empty-file, header-only], reject: [2]") { text in
      text.contains("\n1,") ? Self.careful(text) : (nil, .ended())
    }
    #expect(cases.rules("empty-file") == ["robustness.no-output"])
    #expect(cases.rules("header-only") == ["robustness.no-output"])
  }

  @Test("A failure is made as small as it gets: one row, the spoiled column")
  func shrinks() async throws {
    let rows = (1...10).map { "\($0),\($0)00,AR\n" }.joined()
    let world = try world(
      ", kinds: [nulls], columns: [cents]", input: "id,cents,country\n" + rows,
      Self.crashingOnNull)
    let measured = try await world.trial.measure(
      files: world.files, commands: world.commands, engine: LiteralEngine())
    let smallest = try #require(measured.smallest.first)
    #expect(smallest.rows == 1)
    #expect(smallest.columns == ["cents"])
    #expect(smallest.firstRows == [[""]])
    #expect(smallest.tries <= 40)
    let cases = try world.trial.cases(of: measured)
    #expect(cases[1].message.contains("smallest input found: cents ⏎"), "\(cases[1].message)")
  }

  /// Whatever other columns there are.
  @Sendable private static func crashingOnNull(_ text: String) -> (String?, CommandResult) {
    guard let table = try? TextTable(Data(text.utf8), .csv, name: "i"),
      let cents = table.columns.firstIndex(where: { $0.name == "cents" })
    else { return (nil, .ended(.exited(status: 1), errors: "KeyError: cents\n")) }
    guard table.rows.allSatisfy({ table.value($0[cents]) != nil }) else {
      return (nil, .ended(.exited(status: 1), errors: "TypeError: None\n"))
    }
    let lines = table.rows.indices.map { "\($0),1" }
    return ((["id,euros"] + lines).map { $0 + "\n" }.joined(), .ended())
  }

  @Test("Values that are rejected together are tried alone")
  func alone() async throws {
    let rows = (1...10).map { "\($0),\($0)00,AR\n" }.joined()
    let cases = try await cases(
      ", kinds: [extremes], columns: [cents], reject: [2]", input: "id,cents,country\n" + rows
    ) { text in
      let (made, result) = Self.careful(text)
      let isZero = text.contains(",0,")
      return made != nil && isZero ? (nil, .ended(.signalled(signal: 8))) : (made, result)
    }
    #expect(cases.rules("extremes") == ["robustness.crash"])
    #expect(cases[1].message.hasPrefix("with 0 in column 'cents'"), "\(cases[1].message)")
  }

  @Test("The same seed makes the same inputs, another one others")
  func seeds() throws {
    let table = try TextTable(Data(Self.input.utf8), .csv, name: "i")
    func all(_ seed: Int) -> [Data] {
      var inputs = BadInputs(from: table, columns: nil, seed: seed, knowsColumns: true)
      return FeaturesRobustness.Kind.allCases.flatMap { inputs.inputs(of: $0) }.map(\.data)
    }
    #expect(all(7) == all(7))
    #expect(all(7) != all(8))
    #expect(all(7).count > 20)
  }

  @Test("JSON lines are spoiled in their own types")
  func jsonLines() throws {
    let text = "{\"a\":1.5,\"b\":\"x\"}\n{\"a\":2,\"b\":\"y\"}\n"
    let table = try TextTable(Data(text.utf8), .jsonLines, name: "i")
    var inputs = BadInputs(from: table, columns: nil, seed: 1, knowsColumns: false)
    let words = inputs.inputs(of: .wrongTypes)
    #expect(words.map(\.column) == ["a"])
    #expect(
      words.allSatisfy {
        String(decoding: $0.data, as: UTF8.self).contains("\"a\":\"not a number\"")
      })
    let nulls = inputs.inputs(of: .nulls).map { String(decoding: $0.data, as: UTF8.self) }
    #expect(nulls.allSatisfy { $0.contains("null") })
    #expect(inputs.inputs(of: .headerOnly).isEmpty)
    for input in inputs.inputs(of: .unicode) + inputs.inputs(of: .hugeCell) {
      let lines = input.data.split(separator: UInt8(ascii: "\n"))
      #expect(lines.allSatisfy { (try? JSONDecoder().decode(JSONValue.self, from: $0)) != nil })
    }
  }

  @Test("A sample that is not taken, malformed or empty leaves every case unmeasured")
  func sample() async throws {
    for (input, rule) in [
      ("id,cents,country\n", "robustness.sample-empty"), ("id,cents\n1\n", "table.malformed"),
      ("id,cents,country\n1,x,AR\n", "robustness.sample-not-taken"),
    ] {
      let cases = try await cases(", kinds: [nulls], reject: [2]", input: input, Self.careful)
      #expect(cases.map(\.outcome) == [.unmeasured, .unmeasured])
      #expect(cases.rules("sample") == [rule])
    }
    let named = try await cases(", kinds: [nulls], columns: [cent]", Self.careful)
    #expect(named.rules("sample") == ["robustness.no-such-column"])
  }

  @Test("A listed kind that does not fit the sample is unmeasured, an unlisted one is left out")
  func unfit() async throws {
    let input = "id,cents,country\n1,2,\n2,3,\n"
    let make = Self.careless { id, _ in "\(id),1" }
    let listed = try await cases(", kinds: [huge-cell, header-only]", input: input, make)
    #expect(listed.rules("huge-cell") == ["robustness.kind-unfit"])
    let all = try await cases("", input: input, make)
    #expect(!all.contains { $0.subject == "huge-cell" })
  }

  @Test("Kept inputs are tried as they are, and failing ones are written when accepted")
  func kept() async throws {
    let kept = ["bad/one.csv": "cents\n\n5\n", "bad/two.csv": "\u{1}"]
    let cases = try await cases(
      ", kinds: [header-only], keep: bad", kept: kept, Self.crashingOnNull)
    #expect(cases.map(\.subject) == ["sample", "header-only", "kept"])
    #expect(cases.rules("kept").count == 2)
    let world = try world(", kinds: [nulls], keep: bad", input: Self.input, Self.crashingOnNull)
    let candidate = try FolderSnapshot(world.files)
    let access = Access(
      candidate: candidate, content: FixedContent(candidate: candidate), commands: world.commands,
      engine: LiteralEngine())
    let files = try await FeaturesRobustness().accepted(
      world.trial.configuration.scope, with: access)
    #expect(files.map(\.path.text) == ["bad/nulls-cents.csv"])
    #expect(files.map { String(decoding: $0.data, as: UTF8.self) } == ["cents\n\n"])
  }

  @Test("Numbers beside NaN and infinity are numbers, and nothing but those is none")
  func numbers() {
    let table = TextTable(
      .jsonLines, ["a", "b"].map { .init(name: $0, written: "\"\($0)\"") },
      [["NaN", "NaN"], ["-1.5", "Infinity"], ["null", "null"]])
    var inputs = BadInputs(from: table, columns: nil, seed: 1, knowsColumns: true)
    #expect(inputs.inputs(of: .wrongTypes).map(\.column) == ["a"])
    #expect(inputs.inputs(of: .headerOnly).map(\.what) == ["columns and no row"])
  }

  @Test("Without pyarrow a Parquet input is unmeasured, and says what to install")
  func noPyarrow() async throws {
    let trial = try CheckTrial(
      FeaturesRobustness(),
      entry: """
        - { id: r, type: features.robustness, command: [p, '{input}', '{output}'],
            input: raw.parquet, output: a.csv }
        """)
    let commands = ScriptedCommands(run: { invocation in
      #expect(invocation.arguments.prefix(2) == ["python3", "-c"])
      return .ended(.exited(status: 1), errors: "ModuleNotFoundError: No module named 'pyarrow'\n")
    })
    await #expect {
      try await trial.measure(
        files: ["raw.parquet": .text("PAR1")], commands: commands, engine: LiteralEngine())
    } throws: { error in
      let obstacle = error as? Obstacle
      return obstacle?.rule == "robustness.input-not-made"
        && obstacle?.message.contains("No module named 'pyarrow'") == true
    }
  }

  @Test(
    "A manifest that could not work is refused",
    arguments: [
      "input: a.arrow, output: b.csv", "input: a.csv, output: b.csv, reject: [0]",
      "input: a.csv, output: b.csv, kinds: [kept]",
      "input: a.csv, output: b.csv, kinds: [nulls, nulls]",
      "input: a.csv, output: b.csv, keep: .",
      "input: a.csv, output: b.csv, outputs: [e], errors: e",
      "input: a.csv, output: b.csv, sample-rows: 0",
    ])
  func refused(options: String) throws {
    #expect(throws: ManifestProblems.self) {
      try CheckTrial(
        FeaturesRobustness(),
        entry:
          "- { id: r, type: features.robustness, command: [p, '{input}', '{output}'], \(options) }")
    }
  }
}

extension BadInput {
  fileprivate var data: Data { table?.data ?? Data() }
}
