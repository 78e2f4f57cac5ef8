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
    if let places = table.found.places(of: test) {
      let rows = try wanted(test, table, other, ruleColumns)
      return rows(Array(places.prefix(limit))).inquiry
    }
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
    let wanted = try wanted(test, table, other, ruleColumns)
    if let place = found.place {
      let statement = found.selecting(["CAST(\(place) AS \(table.dialect.text)) AS c0"], limit)
      return Lone(statement: statement, cellCount: 1, others: found.others) { rows in
        wanted(try rows.map { try Cells.count($0[0]) }).inquiry
      }
    }
    let rows = wanted([])
    let cells = rows.columns.enumerated().map { "\(cut($0.element)) AS c\($0.offset)" }
    return Lone(
      statement: found.selecting(cells, limit), cellCount: cells.count, others: found.others
    ) { .known(rows.read($0)) }
  }

  /// The sample that rows make whose places will be known.
  private static func wanted(
    _ test: RowTest, _ table: SQLTable, _ other: SQLTable?, _ ruleColumns: [String]
  ) throws(Obstacle) -> @Sendable ([Int64]) -> PlacedRows {
    let shown = try FoundRows(test, table.shown, other?.shown)
    let columns = chosen(test.columnsRead + ruleColumns, table).map { table.column(at: $0) }
    let names = columns.map(\.column.name)
    let statement = "SELECT * FROM \(shown.source) WHERE \(shown.condition)"
    return { places in
      PlacedRows(places: places, columns: columns) { rows in
        .sample(RowSample(columns: names, rows: rows, statement: statement))
      }
    }
  }

  static func cut(_ column: SQLColumn) -> String { cut(column.asText) }

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
