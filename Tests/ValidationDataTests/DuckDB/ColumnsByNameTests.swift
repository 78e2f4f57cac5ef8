// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing
import ValidationCore

@testable import ValidationData

@Suite struct ColumnsByNameTests {
  @Test func aMissingColumnTakesNoOtherQuestionWithItAndSuggestsTheNearest() async throws {
    let world = try TableWorld()
    let table = try world.parquet("SELECT 1 AS customer_id, 2 AS age")
    let answers = try await world.engine().answer(
      [
        .nullCount(column: "costumer_id"), .rowCount, .extremes(column: "age"),
        .duplicateRows(columns: ["age", "zzzzzz"]), .extremes(column: "AGE"),
      ], about: table)
    #expect(answers[0].obstacle?.rule == "data.column-missing")
    #expect(answers[0].obstacle?.message.contains("\"costumer_id\"") == true)
    #expect(answers[0].obstacle?.message.contains("data/rows.parquet") == true)
    #expect(answers[0].obstacle?.remedy == "did you mean \"customer_id\"?")
    #expect(answers[1] == .count(1))
    #expect(answers[2] == .extremes(minimum: 2, maximum: 2))
    #expect(answers[3].obstacle?.remedy.contains("\"customer_id\", \"age\"") == true)
    #expect(answers[4].obstacle?.remedy == "did you mean \"age\"?", "case counts")
  }

  @Test(arguments: ["a,a\n1,2\n", "a,A\n1,2\n", "a,a,a_1\n1,2,3\n", "a_1,a,a\n1,2,3\n"])
  func csvColumnsThatTheEngineCannotTellApartAreRefused(text: String) async throws {
    let world = try TableWorld()
    let table = try world.csv(text)
    let refused = try await world.engine().refusal([.rowCount], about: table)
    #expect(refused?.rule == "data.column-ambiguous")
    #expect(refused?.message.lowercased().contains("named like \"a") == true)
  }

  @Test func jsonKeysThatDifferOnlyInCaseAreRefused() async throws {
    let world = try TableWorld()
    let table = try world.jsonLines("{\"a\":1}\n{\"A\":2}\n")
    let refused = try await world.engine().refusal([.rowCount], about: table)
    #expect(refused?.rule == "data.column-ambiguous")
  }

  @Test func aKeyTwiceInOneObjectIsNoAnswer() async throws {
    let world = try TableWorld()
    let table = try world.jsonLines("{\"a\":1,\"a\":2}\n")
    let answers = try await world.engine().answer([.extremes(column: "a")], about: table)
    #expect(answers[0].obstacle?.rule == "data.unreadable")
  }

  @Test func numberedNamesThatAreInTheFileAreFine() async throws {
    let world = try TableWorld()
    let engine = try world.engine()
    let tables = [
      try world.csv("a,a_1,\"a_2\"\n1,2,3\n"),
      try world.jsonLines("{\"a\":1,\"a_1\":2,\"a_2\":3}\n"),
      try world.parquet("SELECT 1 AS a, {'a_1': 9} AS s, 2 AS a_1, 3 AS a_2"),
    ]
    for table in tables {
      let answers = try await engine.answer([.extremes(column: "a_2")], about: table)
      #expect(answers == [.extremes(minimum: 3, maximum: 3)])
    }
  }

  @Test func nestedNamesDoNotStandForColumns() async throws {
    let world = try TableWorld()
    let table = try world.parquet("SELECT {'x': 9, 'y': [1]} AS s, 2 AS a")
    let answers = try await world.engine().answer(
      [.extremes(column: "x"), .nullCount(column: "s"), .outsideSet(column: "s", values: ["1"])],
      about: table)
    #expect(answers[0].obstacle?.rule == "data.column-missing")
    #expect(answers[1] == .count(0))
    #expect(answers[2].obstacle?.rule == "data.type-mismatch")
  }

  @Test(arguments: TableFile.Format.readDirectly)
  func tenThousandColumnsAreAFewScans(format: TableFile.Format) async throws {
    let world = try TableWorld()
    let range = 0..<10_000
    let table =
      switch format {
      case .parquet:
        try world.parquet("SELECT \(range.map { "\($0) AS f\($0)" }.joined(separator: ", "))")
      case .csv:
        try world.csv(
          "\(range.map { "f\($0)" }.joined(separator: ","))\n"
            + "\(range.map { "\($0)" }.joined(separator: ","))\n")
      default:
        try world.jsonLines("{\(range.map { "\"f\($0)\":\($0)" }.joined(separator: ","))}\n")
      }
    let questions = range.flatMap { index -> [Question] in
      [
        .nullCount(column: "f\(index)"), .extremes(column: "f\(index)"),
        .outsideRange(column: "f\(index)", minimum: 10, maximum: nil),
      ]
    }
    let answers = try await world.engine().answer(questions + [.columns], about: table)
    #expect(answers[3 * 9999 + 1] == .extremes(minimum: 9999, maximum: 9999))
    #expect(range.filter { answers[3 * $0 + 2] == .count(1) } == Array(0..<10))
    #expect(answers.last?.columns.count == 10_000)
  }
}
