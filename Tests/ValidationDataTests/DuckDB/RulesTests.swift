// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationData

@Suite struct RulesTests {
  @Test(arguments: [
    "", "1; DROP TABLE x", "1, 2", "a in (select 1)", "exists (select 1)", "(select 1) = 1",
    "COLUMNS(*) > 0", "unnest([1, 2]) > 1", "unlist([true, false])", "sum(a) > 0",
    "row_number() over () > 1", "a) FROM range(10) WHERE (a", "a) LIMIT (1", "a) GROUP BY (a",
    "a) UNION SELECT (1", "a) AS x, (a", "a /* open", "'open", "a) ORDER BY (1", "random() > 2",
    "* ", "$1 = 1", "getenv('HOME') = 'x'", "a = (", "nowhere > 1", "a = 'x'", "error('x')",
    "a > (from range(3))", "a) QUALIFY (true", "read_text('/etc/passwd') = ''",
    "nextval('x') = 1", "a) USING SAMPLE (10", "array(select 1) = [1]", "a > 1\u{0} or true",
  ])
  func aRuleThatIsNoExpressionOfARowTakesNoOtherWithIt(rule: String) async throws {
    let world = try TableWorld()
    let table = try world.parquet("SELECT range AS a FROM range(10)")
    let answers = try await world.engine().answer(
      [
        .count(.breaking(rule: "a < 5")), .count(.breaking(rule: rule)), .rowCount,
        .sample(.breaking(rule: rule), most: 3), .count(.breaking(rule: "a <> 3")),
      ], about: table)
    #expect(answers[0] == .count(5))
    #expect(["data.rule-invalid", "data.question-refused"].contains(answers[1].obstacle?.rule))
    #expect(answers[1].obstacle?.remedy.isEmpty == false)
    #expect(answers[2] == .count(10))
    #expect(answers[3].obstacle != nil)
    #expect(answers[4] == .count(1))
  }

  @Test func rulesNameColumnsAsTheFileDoesInEveryFormat() async throws {
    let world = try TableWorld()
    let names = ["a b", "quo\"te", "select", "k1", "r0", "new\nline"]
    let quoted = names.map { "\"\($0.replacing("\"", with: "\"\""))\"" }
    let tables = [
      try world.parquet("SELECT \(quoted.map { "1 AS \($0)" }.joined(separator: ", "))"),
      try world.csv(
        "\(quoted.joined(separator: ","))\n\(names.map { _ in "1" }.joined(separator: ","))\n"),
    ]
    let questions = quoted.flatMap {
      [Question.count(.breaking(rule: "\($0) = 1")), .count(.breaking(rule: "\($0) = 2"))]
    }
    for table in tables {
      let answers = try await world.engine().answer(questions, about: table)
      #expect(answers == names.flatMap { _ in [Answer.count(0), .count(1)] })
    }
  }

  @Test func threeThousandRulesAreAFewStatements() async throws {
    let world = try TableWorld()
    let table = try world.parquet("SELECT range AS a, range * 2 AS b FROM range(1000)")
    let rules = (0..<3000).map { Question.count(.breaking(rule: "a < \($0) or b is null")) }
    let answers = try await world.engine().answer(rules, about: table)
    #expect(answers == (0..<3000).map { .count(Int64(max(0, 1000 - $0))) })
  }

  @Test func aSlowRuleIsUnavailableAndTheOthersHaveAnswers() async throws {
    let world = try TableWorld()
    let table = try world.parquet("SELECT range AS a FROM range(300000)")
    let engine = try world.engine(limits: DuckDBLimits(time: TimeSpan(seconds: 8)))
    let slow = "len(list_filter(range(3000000), x -> x % 7 = a)) > 0"
    let answers = try await engine.answer(
      [
        .rowCount, .count(.breaking(rule: slow)), .count(.breaking(rule: "a < 10")),
        .extremes(column: "a"),
      ],
      about: table)
    #expect(answers[0] == .count(300_000))
    #expect(["engine.timed-out", "engine.out-of-memory"].contains(answers[1].obstacle?.rule))
    #expect(answers[2] == .count(299_990))
    #expect(answers[3] == .extremes(minimum: 0, maximum: 299_999))
    #expect(try world.leftovers() == [])
  }
}
