// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Counts that need a grouping of their own.
enum CountingSQL {
  /// Most entries of an answer, however many are asked for.
  static let mostEntries = 100_000

  static func distinct(_ names: [String], _ table: SQLTable) throws(Obstacle) -> Lone {
    let columns = try table.columns(names)
    let keys = columns.map(\.key).joined(separator: ", ")
    let groups = "(SELECT 1 AS n FROM \(table.source(of: columns)) GROUP BY \(keys)) AS g"
    return .count("count(*)", from: groups, table.dialect)
  }

  static func values(_ column: SQLColumn, _ table: SQLTable, most: Int) -> Lone {
    let text = table.dialect.text
    let limit = min(max(most, 0), mostEntries)
    return Lone(
      statement: """
        SELECT v AS c0, CAST(n AS \(text)) AS c1, CAST(count(v) OVER () AS \(text)) AS c2,
          CAST(sum(n) OVER () AS \(text)) AS c3
        FROM (SELECT \(column.asText) AS v, count(*) AS n
          FROM \(table.source(of: [column])) GROUP BY 1) AS g
        ORDER BY CASE WHEN v IS NULL THEN 0 ELSE 1 END, n DESC, v LIMIT \(limit + 1)
        """, cellCount: 4
    ) { rows in
      let null = try rows.first { $0[0] == nil }.map { try Cells.count($0[1]) } ?? 0
      let entries = try rows.lazy.filter { $0[0] != nil }.prefix(limit).map { row in
        ValueCounts.Entry(value: row[0] ?? "", count: try Cells.count(row[1]))
      }
      let total = try rows.first.map { try Cells.count($0[3]) } ?? 0
      let listed = entries.reduce(0) { $0 + $1.count }
      return .known(
        .values(
          ValueCounts(
            entries: Array(entries), distinct: try rows.first.map { try Cells.count($0[2]) } ?? 0,
            unlisted: total - null - listed, null: null)))
    }
  }

  static func cross(_ question: CrossQuestion, _ table: SQLTable) throws(Obstacle) -> Lone {
    let text = table.dialect.text
    let value = try values(question, table)
    let label = try Self.value(of: question.label, question.labelEdges, table)
    let limit = min(max(question.most, 0), mostEntries)
    return Lone(
      statement: """
        SELECT v AS c0, l AS c1, CAST(n AS \(text)) AS c2, CAST(sum(n) OVER () AS \(text)) AS c3
        FROM (SELECT \(value) AS v, \(label) AS l, count(*) AS n
          FROM \(table.source) GROUP BY 1, 2) AS g
        ORDER BY n DESC, v NULLS FIRST, l NULLS FIRST LIMIT \(max(limit, 1))
        """, cellCount: 4
    ) { rows in
      let entries = try rows.prefix(limit).map { row in
        CrossCounts.Entry(value: row[0], label: row[1], count: try Cells.count(row[2]))
      }
      let total = try rows.first.map { try Cells.count($0[3]) } ?? 0
      return .known(
        .cross(
          CrossCounts(entries: entries, unlisted: total - entries.reduce(0) { $0 + $1.count })))
    }
  }

  /// Of two columns in one text: the length of the first tells where the second begins.
  private static func values(
    _ question: CrossQuestion, _ table: SQLTable
  ) throws(Obstacle) -> String {
    let first = try value(of: question.column, question.edges, table)
    guard let other = question.other else { return first }
    let second = try value(of: other.column, other.edges, table)
    let length = "CAST(\(table.dialect.length(first)) AS \(table.dialect.text))"
    return "coalesce(\(length) || ':' || \(first), '-') || coalesce('+' || \(second), '-')"
  }

  /// As text, or as the place of its cell.
  private static func value(
    of name: String, _ edges: [Double]?, _ table: SQLTable
  ) throws(Obstacle) -> String {
    let column = try table.column(name)
    guard let edges else { return column.asText }
    return "CAST(\(try CellsSQL.place(column, edges)) AS \(table.dialect.text))"
  }
}
