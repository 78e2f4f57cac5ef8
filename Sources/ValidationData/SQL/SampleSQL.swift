// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// A few of the rows that a test finds, and the statement that finds them all.
enum SampleSQL {
  /// Most columns that are read, of tests that read many themselves.
  static let mostColumns = 20
  static let mostRows = 100
  static let longestValue = 200

  static func inquiry(
    _ test: RowTest, most: Int, _ table: SQLTable, _ other: SQLTable?, ruleColumns: [String]
  ) throws(Obstacle) -> Inquiry {
    let limit = min(max(most, 0), mostRows)
    if case .repeated(let names) = test, names.count == 1,
      case let column = try table.column(names[0]), column.column.type == .integer
    {
      return .alone(
        RepeatedSQL.integers(column, table, most: limit) { keys throws(Obstacle) in
          try lone(test, limit, table, other, ruleColumns, keys: keys)
        })
    }
    return .alone(try lone(test, limit, table, other, ruleColumns))
  }

  private static func lone(
    _ test: RowTest, _ limit: Int, _ table: SQLTable, _ other: SQLTable?, _ ruleColumns: [String],
    keys: String? = nil
  ) throws(Obstacle) -> Lone {
    let found = try FoundRows(test, table, other, most: limit, keys: keys)
    let shown = try FoundRows(test, table.shown, other?.shown)
    let columns = chosen(test.columnsRead + ruleColumns, table).map { table.column(at: $0) }
    let names = columns.map(\.column.name)
    let statement = "SELECT * FROM \(shown.source) WHERE \(shown.condition)"
    return Lone(
      statement: """
        SELECT \(list(columns)) FROM \(found.source) WHERE \(found.condition) LIMIT \(limit)
        """,
      cellCount: columns.count, others: found.others
    ) { rows in
      .known(.sample(RowSample(columns: names, rows: rows, statement: statement)))
    }
  }

  private static func list(_ columns: [SQLColumn]) -> String {
    columns.enumerated().map { "\(cut($0.element.asText)) AS c\($0.offset)" }
      .joined(separator: ", ")
  }

  static func cut(_ text: String) -> String { "substr(\(text), 1, \(longestValue))" }

  private static func chosen(_ names: [String], _ table: SQLTable) -> [Int] {
    let read = Set(names.map { Array($0.utf8) })
    let indices = table.columns.indices
    let first = indices.filter { read.contains(Array(table.columns[$0].name.utf8)) }
    let room = max(0, RowSample.shownColumns - first.count)
    let rest = indices.filter { !first.contains($0) }.prefix(room)
    return Array(first.prefix(mostColumns) + rest)
  }
}
