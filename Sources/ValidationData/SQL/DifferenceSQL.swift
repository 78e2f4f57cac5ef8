// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Exact Kolmogorov–Smirnov statistic and first Wasserstein distance of two columns.
///
/// With F and G as counts a of n and b of m at or below each value, n·m·(F − G) = a·m − b·n is a whole
/// number, so its largest is exact. The distance adds |F − G| times the gap to the next value, each as a
/// whole number of 2^-100 of the columns' range, so that the sum does not depend on its order.
enum DifferenceSQL {
  /// - Parameter withDistance: without it, only the values of a few cells are put in order.
  static func inquiry(
    _ column: SQLColumn, _ table: SQLTable, _ other: SQLColumn, _ otherTable: SQLTable,
    dataset: String, withDistance: Bool
  ) throws(Obstacle) -> Inquiry {
    try column.requireOrdered("distribution of numbers or times")
    try other.requireOrdered("distribution of numbers or times")
    guard column.family == other.family else { throw other.mismatch("values of the same kind") }
    let whole = lone(column, table, other, otherTable, dataset: dataset)
    if withDistance { return .alone(whole) }
    return ValueGrid.over(column, count: LargestDifferenceSQL.cellCount) { grid, _, _ in
      guard let grid else { return .alone(whole) }
      return .alone(
        LargestDifferenceSQL(
          column: column, table: table, other: other, otherTable: otherTable, dataset: dataset,
          grid: grid
        ).lone(or: whole))
    }
  }

  private static func lone(
    _ column: SQLColumn, _ table: SQLTable, _ other: SQLColumn, _ otherTable: SQLTable,
    dataset: String
  ) -> Lone {
    let (text, wide) = (table.dialect.text, table.dialect.wideInteger)
    let exponent = table.dialect.binaryExponent("range")
    return Lone(
      statement: """
        WITH u AS (
          SELECT v, sum(a) AS a, sum(b) AS b FROM (
            SELECT \(column.finite) AS v, 1 AS a, 0 AS b FROM \(table.source(of: [column]))
            UNION ALL SELECT \(other.finite) AS v, 0 AS a, 1 AS b
            FROM \(otherTable.source(of: [other]))) AS x
          WHERE v IS NOT NULL GROUP BY v),
        g AS (
          SELECT n, m, range, CASE WHEN range > 0 AND range < \(SQLText.double(.infinity))
            THEN 99 - \(exponent) END AS e FROM (
            SELECT sum(a) AS n, sum(b) AS m, max(v) - min(v) AS range FROM u) AS y),
        w AS (
          SELECT v, sum(a) OVER (ORDER BY v ROWS UNBOUNDED PRECEDING) AS a,
            sum(b) OVER (ORDER BY v ROWS UNBOUNDED PRECEDING) AS b,
            lead(v) OVER (ORDER BY v) AS after FROM u),
        d AS (SELECT abs(a * m - b * n) AS d, after - v AS gap, n, m, e FROM w CROSS JOIN g)
        SELECT CAST(max(n) AS \(text)) AS c0, CAST(max(m) AS \(text)) AS c1,
          CAST(max(d) AS \(text)) AS c2, CAST(sum(CAST(round(
            CASE WHEN n > 0 AND m > 0 THEN CAST(d AS DOUBLE) / (CAST(n AS DOUBLE) * m) END
            * gap * pow(2, CASE WHEN e > 900 THEN 900 ELSE e END)
            * pow(2, CASE WHEN e > 900 THEN e - 900 ELSE 0 END)) AS \(wide))) AS \(text)) AS c3,
          CAST(max(e) AS \(text)) AS c4 FROM d
        """, cellCount: 5, others: [dataset]
    ) { rows in
      guard let cells = rows.first else { throw UnreadableAnswer(cells: []) }
      return .known(.difference(try read(cells)))
    }
  }

  private static func read(_ cells: [String?]) throws -> ColumnDifference {
    let count = try Cells.wide(cells[0]).map(Int64.init) ?? 0
    let otherCount = try Cells.wide(cells[1]).map(Int64.init) ?? 0
    let largest = try Cells.wide(cells[2])
    var difference = ColumnDifference(count, otherCount, largest: largest ?? 0)
    guard difference.kolmogorovSmirnov != nil else { return difference }
    if let sum = try Cells.wide(cells[3]), let exponent = try Cells.double(cells[4]) {
      difference.wasserstein = Double(
        sign: .plus, exponent: -Int(exponent), significand: Double(sum))
    } else if try Cells.double(cells[4]) == nil, largest == 0 {
      difference.wasserstein = 0
    }
    return difference
  }
}

extension ColumnDifference {
  /// - Parameter largest: of |a·m − b·n|.
  init(_ count: Int64, _ otherCount: Int64, largest: Int128) {
    let pairs = Double(count) * Double(otherCount)
    self.init(
      count: count, otherCount: otherCount,
      kolmogorovSmirnov: pairs > 0 ? Double(largest) / pairs : nil, wasserstein: nil)
  }
}
