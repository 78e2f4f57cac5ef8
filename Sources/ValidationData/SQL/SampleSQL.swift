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
    if let places = table.found.places(of: test), let number = table.rowNumber {
      let sample = try Sample(test, table, other, ruleColumns)
      return sample.rows(at: Array(places.prefix(limit)), number).inquiry
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
    let sample = try Sample(test, table, other, ruleColumns)
    if let place = found.place, let number = table.rowNumber {
      let statement = found.selecting(["CAST(\(place) AS \(table.dialect.text)) AS c0"], limit)
      return Lone(statement: statement, cellCount: 1, others: found.others) { rows in
        sample.rows(at: try rows.map { try Cells.count($0[0]) }, number).inquiry
      }
    }
    let cells = sample.columns.enumerated().map { "\(cut($0.element.asText)) AS c\($0.offset)" }
    return Lone(
      statement: found.selecting(cells, limit), cellCount: cells.count, others: found.others
    ) { .known(sample.answer($0)) }
  }

  /// What is shown of the rows.
  private struct Sample: Sendable {
    var columns: [SQLColumn]
    /// Finds all of them, for people.
    var statement: String

    init(
      _ test: RowTest, _ table: SQLTable, _ other: SQLTable?, _ ruleColumns: [String]
    ) throws(Obstacle) {
      let shown = try FoundRows(test, table.shown, other?.shown)
      columns = Self.chosen(test.columnsRead + ruleColumns, table).map { table.column(at: $0) }
      statement = "SELECT * FROM \(shown.source) WHERE \(shown.condition)"
    }

    func answer(_ rows: [[String?]]) -> Answer {
      .sample(RowSample(columns: columns.map(\.column.name), rows: rows, statement: statement))
    }

    func rows(at places: [Int64], _ number: String) -> PlacedRows {
      PlacedRows(places: places, number: number, columns: columns) { answer($0) }
    }

    private static func chosen(_ names: [String], _ table: SQLTable) -> [Int] {
      let read = Set(names.map { Array($0.utf8) })
      let indices = table.columns.indices
      let first = indices.filter { read.contains(Array(table.columns[$0].name.utf8)) }
      let room = max(0, RowSample.shownColumns - first.count)
      let rest = indices.filter { !first.contains($0) }.prefix(room)
      return Array(first.prefix(mostColumns) + rest)
    }
  }

  static func cut(_ text: String) -> String { "substr(\(text), 1, \(longestValue))" }
}
