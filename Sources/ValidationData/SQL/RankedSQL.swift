// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Values by their places in order, of which only the cells that hold one are sorted.
struct RankedSQL: Sendable {
  let column: SQLColumn
  let table: SQLTable
  let grid: ValueGrid
  /// From 1 to the number of values, in the order of the answer.
  let ranks: [Int64]
  let rows: Int64
  let values: Int64

  /// A cell, the place of the wanted value in it, and how many values come before it.
  private struct Place {
    var cell: Int64
    var rank: Int64
    var before: Int64
  }

  /// - Parameter fallback: asked where some values have no cell.
  func lone(or fallback: Lone) -> Lone {
    let wanted = ranks.enumerated().map { "(\($0.offset), \($0.element))" }
    let names = ["total", "c", "r - (upto - n)", "upto - n"].enumerated().map {
      "CAST(\($0.element) AS \(column.dialect.text)) AS c\($0.offset)"
    }
    return Lone(
      statement: """
        WITH g AS (SELECT c, count(v) AS n FROM \(grid.cells(of: column, table)) GROUP BY c),
        h AS (SELECT c, n, sum(n) OVER (ORDER BY c ROWS UNBOUNDED PRECEDING) AS upto,
          sum(n) OVER () AS total FROM g WHERE c IS NOT NULL)
        SELECT \(names.joined(separator: ", "))
        FROM (VALUES \(wanted.joined(separator: ", "))) AS p(i, r)
        JOIN h ON r > upto - n AND r <= upto ORDER BY i
        """, cellCount: names.count
    ) { found in
      let found = try found.map { try $0.map { try Cells.count($0) } }
      guard found.count == ranks.count, found.allSatisfy({ $0[0] == values }) else {
        return .alone(fallback)
      }
      return .alone(
        search(found.map { Place(cell: $0[1], rank: $0[2], before: $0[3]) }))
    }
  }

  private func search(_ places: [Place]) -> Lone {
    let text = column.dialect.text
    let cells = Set(places.map(\.cell)).sorted().map(String.init).joined(separator: ", ")
    let wanted = places.enumerated().map {
      "(\($0.offset), \($0.element.cell), \($0.element.rank))"
    }
    func place(_ function: String) -> String { "\(function)() OVER (PARTITION BY c ORDER BY v)" }
    return Lone(
      statement: """
        SELECT CAST(s.v + 0.0 AS \(text)) AS c0, CAST(s.f AS \(text)) AS c1
        FROM (VALUES \(wanted.joined(separator: ", "))) AS p(i, c, r)
        JOIN (SELECT c, v, \(place("row_number")) AS r, \(place("rank")) AS f
          FROM \(grid.cells(of: column, table)) WHERE c IN (\(cells))) AS s
        ON s.c = p.c AND s.r = p.r ORDER BY p.i
        """, cellCount: 2
    ) { found in
      let numbers = try QuantilesSQL.numbers(found, count: places.count)
      var below: [Double: Int64] = [:]
      for (place, (number, row)) in zip(places, zip(numbers, found)) {
        below[number] = place.before + (try Cells.count(row[1])) - 1
      }
      table.counted.note(
        CountedEdges.Counts(rows: rows, values: values, below: below), of: column)
      return .known(.numbers(numbers))
    }
  }
}
