// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Rows whose places in their table are known, and what is read of them.
struct PlacedRows: Sendable {
  /// From one, in the order in which the rows are wanted.
  var places: [Int64]
  /// What the engine calls a row's place, from zero.
  var number: String
  var columns: [SQLColumn]
  /// Reads the rows in that order, each with a text for each column.
  var read: @Sendable ([[String?]]) -> Answer

  var inquiry: Inquiry { places.isEmpty ? .known(read([])) : .placed(self) }
}

/// Rows of several questions in one scan, which reads no column twice: to find a row, the engine unpacks
/// what stands before it in the same part of the file.
struct PlacedStatement: Sendable {
  struct Part: Sendable {
    /// Place in the list of questions.
    var index: Int
    var rows: PlacedRows
  }

  let table: SQLTable
  let parts: [Part]
  /// One for the place of a row, and one for each column.
  var cellCount: Int { 1 + columns.count }
  private let columns: [SQLColumn]

  init(table: SQLTable, parts: [Part]) {
    self.table = table
    self.parts = parts
    var seen: Set<String> = []
    columns = parts.flatMap(\.rows.columns).filter { seen.insert($0.key).inserted }
  }

  /// Its rows come in any order.
  var sql: String {
    guard let number = parts.first?.rows.number else { return "" }
    let place = "CAST(\(number) + 1 AS \(table.dialect.text))"
    let cells = [place] + columns.map { SampleSQL.cut($0.asText) }
    let list = cells.enumerated().map { "\($0.element) AS c\($0.offset)" }
    let places = Set(parts.flatMap(\.rows.places)).sorted().map { "\($0 - 1)" }
    return """
      SELECT \(list.joined(separator: ", ")) FROM \(table.source)
      WHERE \(number) IN (\(places.joined(separator: ", ")))
      """
  }

  /// - Parameter found: rows of ``sql``.
  func read(_ found: [[String?]]) throws -> [(index: Int, inquiry: Inquiry)] {
    var rows: [Int64: [String?]] = [:]
    for row in found { rows[try Cells.count(row.first ?? nil)] = Array(row.dropFirst()) }
    let position = Dictionary(
      columns.enumerated().map { ($0.element.key, $0.offset) }, uniquingKeysWith: { $1 })
    return try parts.map { part in
      let wanted = part.rows.columns.compactMap { position[$0.key] }
      let cells = try part.rows.places.map { place in
        guard let row = rows[place] else { throw UnreadableAnswer(cells: ["row \(place)"]) }
        return wanted.map { row[$0] }
      }
      return (part.index, .known(part.rows.read(cells)))
    }
  }
}
