// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing
import ValidationCore

@testable import ValidationData

/// Both ways to find quantiles, and both ways to count between edges, come to the same.
@Suite struct QuantilesAndCellsTests {
  /// Values by place: spread, repeated, of both signs, and with what is not finite.
  private static let columns = [
    "CAST(hash(range) % 1000003 AS DOUBLE) / 7 - 50000", "CAST(range % 3 AS DOUBLE)",
    "CAST(range * range % 101 - 50 AS BIGINT)", "CAST(range % 17 AS DECIMAL(9,2)) / 4",
    "CASE WHEN range % 10 = 0 THEN 'nan'::DOUBLE WHEN range % 11 = 0 THEN '-inf' "
      + "WHEN range % 13 = 0 THEN 'inf' WHEN range % 7 = 0 THEN NULL ELSE range / 3 END",
    "CASE WHEN range % 2 = 0 THEN -0.0 ELSE 0.0 END::DOUBLE", "CAST(NULL AS DOUBLE)",
  ]

  @Test(arguments: columns, [1, 2, 7, 100, 1003])
  func sortedColumnsAndScannedOnesHaveEqualQuantiles(column: String, rows: Int) async throws {
    let world = try TableWorld()
    let table = try world.parquet("SELECT \(column) AS x FROM range(\(rows))")
    let probabilities = (0...100).map { Double($0) / 100 }
    let one = try await world.engine().answer(
      [.quantiles(column: "x", probabilities: probabilities)], about: table)
    let each = try await world.engine().answer(
      probabilities.map { .quantiles(column: "x", probabilities: [$0]) }, about: table)
    let numbers = each.flatMap { answer -> [Double] in
      if case .numbers(let numbers) = answer { numbers } else { [] }
    }
    #expect(one == [.numbers(numbers)])
    #expect(numbers.count == (column.contains("NULL AS") ? 0 : 101) || rows == 1)
  }

  @Test(arguments: columns.prefix(4), [[], [0.0], [-40, 0.25, 1, 2, 3.75, 100], [-1e308, 1e308]])
  func valuesAreCountedAlikeBesideNaN(column: String, edges: [Double]) async throws {
    let world = try TableWorld()
    let plain = try world.parquet("SELECT \(column) AS x FROM range(1000)")
    let spoiled = try world.parquet(
      "SELECT CAST(\(column) AS DOUBLE) AS x FROM range(1000) UNION ALL "
        + "SELECT unnest(['nan'::DOUBLE, 'inf', '-inf', NULL])", name: "spoiled.parquet")
    var found: [NumericCells] = []
    for table in [plain, spoiled] {
      let answers = try await world.engine().answer(
        [.cells(column: "x", edges: edges)], about: table)
      guard case .cells(let cells) = answers[0] else {
        Issue.record("no cells: \(answers[0])")
        return
      }
      found.append(cells)
    }
    #expect(found[0].between == found[1].between)
    #expect(found[0].between.count == edges.count + 1)
    #expect(found[0].between.reduce(0, +) == 1000)
    #expect([found[1].nan, found[1].positiveInfinity, found[1].negativeInfinity] == [1, 1, 1])
    #expect([found[0].null, found[1].null] == [0, 1])
  }

  @Test func aTableWithoutRowsHasEmptyCells() async throws {
    let world = try TableWorld()
    let table = try world.parquet("SELECT 1.5::DOUBLE AS x WHERE false")
    let answers = try await world.engine().answer(
      [.cells(column: "x", edges: [0, 1]), .quantiles(column: "x", probabilities: [0.5])],
      about: table)
    #expect(
      answers == [
        .cells(
          NumericCells(
            null: 0, nan: 0, negativeInfinity: 0, positiveInfinity: 0, between: [0, 0, 0])),
        .numbers([]),
      ])
  }
}
