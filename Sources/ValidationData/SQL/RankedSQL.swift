// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Values by their places in order, of which only the cells that hold one are sorted.
struct RankedSQL: Sendable {
  let column: SQLColumn
  let table: SQLTable
  let grid: ValueGrid
  /// From 1 to `count`, in the order of the answer.
  let ranks: [Int64]
  let count: Int64

  /// - Parameter fallback: asked where some values have no cell.
  func lone(or fallback: Lone) -> Lone {
    let text = column.dialect.text
    let places = ranks.enumerated().map { "(\($0.offset), \($0.element))" }
    return Lone(
      statement: """
        WITH g AS (SELECT c, count(v) AS n FROM \(grid.cells(of: column, table)) GROUP BY c),
        h AS (SELECT c, n, sum(n) OVER (ORDER BY c ROWS UNBOUNDED PRECEDING) AS upto,
          sum(n) OVER () AS total FROM g WHERE c IS NOT NULL)
        SELECT CAST(total AS \(text)) AS c0, CAST(c AS \(text)) AS c1,
          CAST(r - (upto - n) AS \(text)) AS c2
        FROM (VALUES \(places.joined(separator: ", "))) AS p(i, r)
        JOIN h ON r > upto - n AND r <= upto ORDER BY i
        """, cellCount: 3
    ) { rows in
      let found = try rows.map { try $0.map { try Cells.count($0) } }
      guard found.count == ranks.count, found.allSatisfy({ $0[0] == count }) else {
        return .alone(fallback)
      }
      return .alone(values(found.map { (cell: $0[1], rank: $0[2]) }))
    }
  }

  private func values(_ places: [(cell: Int64, rank: Int64)]) -> Lone {
    let cells = Set(places.map(\.cell)).sorted().map(String.init).joined(separator: ", ")
    let rows = places.enumerated().map { "(\($0.offset), \($0.element.cell), \($0.element.rank))" }
    return Lone(
      statement: """
        SELECT CAST(s.v + 0.0 AS \(column.dialect.text)) AS c0
        FROM (VALUES \(rows.joined(separator: ", "))) AS p(i, c, r)
        JOIN (SELECT c, v, row_number() OVER (PARTITION BY c ORDER BY v) AS r
          FROM \(grid.cells(of: column, table)) WHERE c IN (\(cells))) AS s
        ON s.c = p.c AND s.r = p.r ORDER BY p.i
        """, cellCount: 1
    ) { rows in try QuantilesSQL.read(rows, count: places.count) }
  }
}
