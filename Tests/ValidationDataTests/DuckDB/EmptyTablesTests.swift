// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing
import ValidationCore

@testable import ValidationData

@Suite struct EmptyTablesTests {
  private static let questions: [Question] = [
    .rowCount, .nullCount(column: "a"), .nanCount(column: "a"),
    .outsideRange(column: "a", minimum: 0, maximum: 1), .extremes(column: "a"),
    .outsideSet(column: "b", values: ["x"]), .duplicateRows(columns: ["a", "b"]),
  ]

  @Test func aParquetTableWithoutRowsCountsNothing() async throws {
    let world = try TableWorld()
    let table = try world.parquet("SELECT 1.5::DOUBLE AS a, 'x' AS b WHERE false")
    let answers = try await world.engine().answer(Self.questions, about: table)
    let none = Answer.count(0)
    #expect(answers == [none, none, none, none, .extremes(minimum: nil, maximum: nil), none, none])
  }

  @Test func aCSVTableWithAHeaderOnlyCountsNothing() async throws {
    let world = try TableWorld()
    let table = try world.csv("a,b\n")
    let answers = try await world.engine().answer(Self.questions, about: table)
    #expect(answers[0] == .count(0))
    #expect(answers[1] == .count(0))
    #expect(answers[3].obstacle?.rule == "data.type-mismatch", "a column of nothing has no type")
    #expect(answers[6] == .count(0))
  }

  @Test func aColumnOfNullsHasNoExtremesAndNothingOutside() async throws {
    let world = try TableWorld()
    let table = try world.parquet("SELECT NULL::FLOAT AS a, NULL::VARCHAR AS b FROM range(3)")
    let answers = try await world.engine().answer(Self.questions, about: table)
    let none = Answer.count(0)
    #expect(
      answers == [
        .count(3), .count(3), none, none, .extremes(minimum: nil, maximum: nil), none, .count(2),
      ])
  }

  @Test func aColumnOfNaNHasNoExtremes() async throws {
    let world = try TableWorld()
    let table = try world.parquet("SELECT 'nan'::FLOAT AS a, 'x' AS b FROM range(3)")
    let answers = try await world.engine().answer(Self.questions, about: table)
    #expect(answers[2] == .count(3))
    #expect(answers[3] == .count(0))
    #expect(answers[4] == .extremes(minimum: nil, maximum: nil))
  }
}
