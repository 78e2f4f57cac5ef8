// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// The exact Kolmogorov–Smirnov statistic, for which only some cells of a grid are put in order.
///
/// Counts by cell give the difference of the two functions at the end of every cell. Within a cell that adds a
/// and b, n·m·(F − G) is at most what it would be if all of a came first, and at least what it would be if
/// all of b did. Cells in which that cannot pass the largest at an end are done.
struct LargestDifferenceSQL: Sendable {
  /// The smaller they are, the fewer of them may hold the largest.
  static let cellCount = 65_536.0
  /// With more cells to put in order, all is.
  private static let mostCells = 1_000
  private static let leastPart: Int128 = 4

  let column: SQLColumn
  let table: SQLTable
  let other: SQLColumn
  let otherTable: SQLTable
  let dataset: String
  let grid: ValueGrid

  /// Cells that may hold a larger difference than the largest at an end.
  private struct Open {
    var counts: (Int64, Int64)
    var largest: Int128
    /// Cell, and how many values of either side come before it.
    var cells: [(Int128, Int128, Int128)] = []
  }

  /// - Parameter fallback: asked where some values have no cell, or too many cells are open.
  func lone(or fallback: Lone) -> Lone {
    let text = column.dialect.text
    let names = ["n", "m", "far", "best", "c", "fa - a", "fb - b", "a + b"]
    let cells = names.enumerated().map { "CAST(\($0.element) AS \(text)) AS c\($0.offset)" }
    return Lone(
      statement: """
        WITH g AS (SELECT c, sum(a) AS a, sum(b) AS b FROM (
          SELECT c, count(v) AS a, 0 AS b FROM \(grid.cells(of: column, table)) GROUP BY c
          UNION ALL SELECT c, 0 AS a, count(v) AS b
          FROM \(grid.cells(of: other, otherTable)) GROUP BY c) AS z GROUP BY c),
        t AS (SELECT sum(a) AS n, sum(b) AS m,
          sum(CASE WHEN c IS NULL THEN a + b ELSE 0 END) AS far FROM g),
        h AS (SELECT c, a, b, sum(a) OVER (ORDER BY c ROWS UNBOUNDED PRECEDING) AS fa,
          sum(b) OVER (ORDER BY c ROWS UNBOUNDED PRECEDING) AS fb FROM g WHERE c IS NOT NULL),
        e AS (SELECT max(abs(fa * m - fb * n)) AS best FROM h CROSS JOIN t)
        SELECT \(cells.joined(separator: ", ")) FROM t CROSS JOIN e LEFT JOIN h
        ON greatest(fa * m - (fb - b) * n, fb * n - (fa - a) * m) > best
        ORDER BY c LIMIT \(Self.mostCells + 1)
        """, cellCount: names.count, others: [dataset]
    ) { rows in try next(rows) ?? .alone(fallback) }
  }

  private func next(_ rows: [[String?]]) throws -> Inquiry? {
    guard let first = rows.first, rows.count <= Self.mostCells, try Cells.count(first[2]) == 0,
      let largest = try Cells.wide(first[3])
    else { return nil }
    var open = Open(
      counts: (try Cells.count(first[0]), try Cells.count(first[1])), largest: largest)
    var values: Int128 = 0
    for row in rows where row[4] != nil {
      let numbers = try row[4...].map { try Cells.wide($0) ?? 0 }
      open.cells.append((numbers[0], numbers[1], numbers[2]))
      values += numbers[3]
    }
    guard values <= Int128(open.counts.0 + open.counts.1) / Self.leastPart else { return nil }
    return open.cells.isEmpty ? .known(answer(open, largest)) : .alone(within(open))
  }

  private func within(_ open: Open) -> Lone {
    let text = column.dialect.text
    let starts = open.cells.map { "(\($0.0), \($0.1), \($0.2))" }.joined(separator: ", ")
    let cells = open.cells.map { "\($0.0)" }.joined(separator: ", ")
    func running(_ side: String) -> String {
      "sum(\(side)) OVER (PARTITION BY c ORDER BY v ROWS UNBOUNDED PRECEDING) AS \(side)"
    }
    return Lone(
      statement: """
        SELECT CAST(max(abs((p.a + w.a) * \(open.counts.1) - (p.b + w.b) * \(open.counts.0)))
          AS \(text)) AS c0 FROM (
          SELECT c, \(running("a")), \(running("b")) FROM (
            SELECT c, v, sum(a) AS a, sum(b) AS b FROM (
              SELECT c, v, 1 AS a, 0 AS b FROM \(grid.cells(of: column, table))
              UNION ALL SELECT c, v, 0 AS a, 1 AS b FROM \(grid.cells(of: other, otherTable))
            ) AS z WHERE c IN (\(cells)) GROUP BY c, v) AS u) AS w
        JOIN (VALUES \(starts)) AS p(c, a, b) ON p.c = w.c
        """, cellCount: 1, others: [dataset]
    ) { rows in
      guard let within = try Cells.wide(rows.first?[0]) else {
        throw UnreadableAnswer(cells: rows.first ?? [])
      }
      return .known(answer(open, max(open.largest, within)))
    }
  }

  private func answer(_ open: Open, _ largest: Int128) -> Answer {
    .difference(ColumnDifference(open.counts.0, open.counts.1, largest: largest))
  }
}
