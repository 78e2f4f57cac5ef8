// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing
import ValidationCore

@testable import ValidationData

/// Rows of Parquet are read by their places, those of all questions together; other files' as they are found.
@Suite struct SamplesTests {
  /// 10,000 rows in several groups, with a NaN, nulls, values out of range, unknown words and repeated ids.
  private static let rows = """
    SELECT CASE WHEN range IN (17, 9000) THEN 3 ELSE range END AS id,
      CASE range WHEN 5000 THEN 'NaN'::DOUBLE WHEN 77 THEN 120 WHEN 9999 THEN -1 ELSE range % 100 END AS x,
      CASE WHEN range % 4000 = 1 THEN NULL WHEN range % 3000 = 8 THEN 'it''s ' || range ELSE 'ok' END AS word,
      range AS file_row_number
    FROM range(10000)
    """

  private static let range = RowTest.outsideRange(column: "x", minimum: 0, maximum: 100)
  private static let set = RowTest.outsideSet(column: "word", values: ["ok"])

  private func table(_ world: TableWorld, _ format: TableFile.Format) throws -> TableFile {
    let file = try world.parquet(Self.rows)
    guard format == .csv else { return file }
    try world.unlocked("COPY (\(Self.rows)) TO 'rows.csv' (HEADER)")
    return TableFile(
      dataset: "train", displayPath: "data/rows.csv",
      localPath: world.folder.appendingPathComponent("rows.csv").path, format: .csv)
  }

  @Test(arguments: [TableFile.Format.parquet, .csv])
  func eachQuestionHasItsOwnRowsInTheTablesOrder(format: TableFile.Format) async throws {
    let world = try TableWorld()
    let table = try table(world, format)
    let tests: [(test: RowTest, column: String, rows: [String])] = [
      (Self.range, "x", ["77", "9999"]), (Self.set, "word", ["8", "3008", "6008", "9008"]),
      (.null(column: "word"), "word", ["1", "4001", "8001"]),
      (.nan(column: "x"), "x", ["5000"]), (.repeated(columns: ["id"]), "id", ["17", "9000"]),
      (.repeated(columns: ["id", "word"]), "id", ["17", "9000"]),
      (
        .unordered(column: "id", descending: false, strictly: false, within: []), "id",
        ["17", "9000"]
      ),
      (.infinite(column: "x"), "x", []),
    ]
    let answers = try await world.engine().answer(
      tests.map { .sample($0.test, most: 10) }, about: table)
    for (expected, answer) in zip(tests, answers) {
      guard case .sample(let sample) = answer else {
        Issue.record("no sample of \(expected.test): \(answer)")
        continue
      }
      #expect(sample.columns.first == expected.column)
      let place = try #require(sample.columns.firstIndex(of: "file_row_number"))
      #expect(sample.rows.map { $0[place] } == expected.rows, "\(expected.test)")
      #expect(try world.unlockedCount(sample.statement, of: table) == expected.rows.count)
    }
  }

  @Test func rowsThatWereFoundWhileCountingAreTheSameRows() async throws {
    let world = try TableWorld()
    let table = try table(world, .parquet)
    let samples: [Question] = [.sample(Self.range, most: 1), .sample(.nan(column: "x"), most: 5)]
    let fresh = try await world.engine().answer(samples, about: table)
    let answers = try await world.engine().withTables([table]) { session in
      let counts = try await session.answer([
        .count(Self.range), .count(.nan(column: "x")), .extremes(column: "x"),
      ])
      #expect(counts == [.count(2), .count(1), .extremes(minimum: -1, maximum: 120)])
      return try await session.answer(samples)
    }
    #expect(answers == fresh)
    guard case .sample(let sample) = answers[0] else {
      Issue.record("no sample: \(answers[0])")
      return
    }
    #expect(sample.rows.map { $0[0] } == ["120.0"])
  }

  @Test func aValueIsHeldAgainstHundredsThatAreListed() async throws {
    let world = try TableWorld()
    let table = try world.parquet(
      "SELECT CASE range WHEN 3 THEN NULL WHEN 4 THEN 'v'',5' WHEN 6 THEN '' ELSE 'v' || range END AS v "
        + "FROM range(1000)")
    let listed = (0..<998).map { "v\($0)" } + ["v',5"]
    let answers = try await world.engine().answer(
      [.outsideSet(column: "v", values: listed), .outsideSet(column: "v", values: [""])],
      about: table)
    #expect(answers == [.count(3), .count(998)])
  }
}
