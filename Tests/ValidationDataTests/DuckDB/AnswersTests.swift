// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationData

/// The same six rows in every format, counted by hand:
///
///     id  age   score  country  flag   day
///     1   20    0.5    AR       true   2024-01-01
///     2   17    NaN    BR       false  2024-01-02
///     3   null  inf    it's     true   2024-01-03
///     3   130   -inf   null     null   null
///     4   18    1.5    null     true   2024-01-05
///     4   18    1.5    ZZ       true   2024-01-05
@Suite struct AnswersTests {
  private static let csv = """
    id,age,score,country,flag,day
    1,20,0.5,AR,true,2024-01-01
    2,17,nan,BR,false,2024-01-02
    3,,inf,it's,true,2024-01-03
    3,130,-inf,,,
    4,18,1.5,"",true,2024-01-05
    4,18,1.5,ZZ,true,2024-01-05

    """
  private static let parquet = """
    SELECT * FROM (VALUES
      (1, 20, 0.5::DOUBLE, 'AR', true, DATE '2024-01-01'),
      (2, 17, 'nan'::DOUBLE, 'BR', false, DATE '2024-01-02'),
      (3, NULL, 'inf'::DOUBLE, 'it''s', true, DATE '2024-01-03'),
      (3, 130, '-inf'::DOUBLE, NULL, NULL, NULL),
      (4, 18, 1.5::DOUBLE, NULL, true, DATE '2024-01-05'),
      (4, 18, 1.5::DOUBLE, 'ZZ', true, DATE '2024-01-05')
    ) t(id, age, score, country, flag, day)
    """
  private static let jsonLines = """
    {"id":1,"age":20,"score":0.5,"country":"AR","flag":true,"day":"2024-01-01"}
    {"id":2,"age":17,"score":NaN,"country":"BR","flag":false,"day":"2024-01-02"}
    {"id":3,"age":null,"score":Infinity,"country":"it's","flag":true,"day":"2024-01-03"}
    {"id":3,"age":130,"score":-Infinity,"country":null}
    {"id":4,"age":18,"score":1.5,"flag":true,"day":"2024-01-05"}
    {"id":4,"age":18,"score":1.5,"country":"ZZ","flag":true,"day":"2024-01-05"}
    """

  private static let questions: [(Question, Answer)] = [
    (.rowCount, .count(6)),
    (.nullCount(column: "id"), .count(0)),
    (.nullCount(column: "age"), .count(1)),
    (.nullCount(column: "country"), .count(2)),
    (.nullCount(column: "day"), .count(1)),
    (.nanCount(column: "score"), .count(1)),
    (.nanCount(column: "age"), .count(0)),
    (.nanCount(column: "country"), .count(0)),
    (.outsideRange(column: "age", minimum: 18, maximum: 120), .count(2)),
    (.outsideRange(column: "age", minimum: 17.5, maximum: nil), .count(1)),
    (.outsideRange(column: "age", minimum: nil, maximum: nil), .count(0)),
    (.outsideRange(column: "score", minimum: 0, maximum: 1), .count(4)),
    (.outsideRange(column: "score", minimum: 0.5, maximum: .infinity), .count(1)),
    (.outsideSet(column: "country", values: ["AR", "BR", "it's"]), .count(1)),
    (.outsideSet(column: "country", values: []), .count(4)),
    (.outsideSet(column: "flag", values: ["true"]), .count(1)),
    (.outsideSet(column: "id", values: ["1", "2", "3"]), .count(2)),
    (.outsideSet(column: "day", values: ["2024-01-05"]), .count(3)),
    (.extremes(column: "age"), .extremes(minimum: 17, maximum: 130)),
    (.extremes(column: "score"), .extremes(minimum: -.infinity, maximum: .infinity)),
    (.duplicateRows(columns: ["id"]), .count(2)),
    (.duplicateRows(columns: ["id", "age"]), .count(1)),
    (.duplicateRows(columns: ["country"]), .count(1)),
    (.duplicateRows(columns: ["age", "age"]), .count(1)),
  ]

  @Test(arguments: TableFile.Format.readDirectly)
  func everyQuestionHasTheHandCountedAnswer(format: TableFile.Format) async throws {
    let world = try TableWorld()
    let table =
      switch format {
      case .parquet: try world.parquet(Self.parquet)
      case .csv: try world.csv(Self.csv)
      default: try world.jsonLines(Self.jsonLines)
      }
    let answers = try await world.engine().answer(Self.questions.map(\.0), about: table)
    for ((question, expected), answer) in zip(Self.questions, answers) {
      #expect(answer == expected, "\(question)")
    }
    #expect(answers.count == Self.questions.count)
    #expect(try world.leftovers() == [])
  }

  @Test(arguments: TableFile.Format.readDirectly)
  func columnsKeepTheirOrderAndSayTheirType(format: TableFile.Format) async throws {
    let world = try TableWorld()
    let table =
      switch format {
      case .parquet: try world.parquet(Self.parquet)
      case .csv: try world.csv(Self.csv)
      default: try world.jsonLines(Self.jsonLines)
      }
    let columns = try await world.engine().answer([.columns], about: table)[0].columns
    #expect(columns.map(\.name) == ["id", "age", "score", "country", "flag", "day"])
    #expect(columns.map(\.type) == [.integer, .integer, .double, .string, .boolean, .date])
  }

  @Test func noQuestionsNeedNoEngine() async throws {
    let world = try TableWorld()
    let nowhere = URL(fileURLWithPath: "/nowhere")
    let table = try world.csv("a\n1\n")
    #expect(try await world.engine(executable: nowhere).answer([], about: table) == [])
  }

  @Test func identityNamesEngineAndVersion() async throws {
    let world = try TableWorld()
    let engine = try world.engine()
    let identity = try await engine.identity()
    #expect(identity.hasPrefix("duckdb 1."))
    #expect(try await engine.identity() == identity)
  }

  @Test func whoAsksForTheIdentityAndLeavesTakesItFromNobody() async throws {
    let world = try TableWorld()
    let engine = try world.engine()
    let leaving = Task { try await engine.identity() }
    let staying = Task { try await engine.identity() }
    leaving.cancel()
    #expect(try await staying.value.hasPrefix("duckdb 1."))
    #expect(try await engine.identity().hasPrefix("duckdb 1."))
  }

  @Test(arguments: ["a, a", "a, b", "null, null", "null, a"])
  func keysOfSeveralColumnsRepeatWhereAllOfThemAgree(second: String) async throws {
    let texts = second.split(separator: ", ").map { $0 == "null" ? "NULL" : "'\($0)'" }
    let world = try TableWorld()
    let table = try world.parquet(
      "SELECT * FROM (VALUES (1, \(texts[0])), (1, \(texts[1])), (2, 'a')) t(n, s)")
    let answers = try await world.engine().answer(
      [.duplicateRows(columns: ["n", "s"]), .sample(.repeated(columns: ["n", "s"]), most: 5)],
      about: table)
    #expect(answers[0] == .count(texts[0] == texts[1] ? 1 : 0))
    guard case .sample(let sample) = answers[1] else {
      return #expect(Bool(false), "\(answers[1])")
    }
    #expect(sample.rows.count == (texts[0] == texts[1] ? 1 : 0))
  }
}
