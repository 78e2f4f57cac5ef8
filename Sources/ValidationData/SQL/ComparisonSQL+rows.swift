// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Rows that differ, side by side.
extension ComparisonSQL {
  /// Most columns that are shown of rows that differ.
  static let mostColumns = 10

  /// The first pairs that differ, of the columns that do.
  func pairs(_ values: [ValueComparison], _ comparison: TableComparison) -> Lone {
    var shownKeys = keyColumns.map(\.column.name)
    if shownKeys.isEmpty { shownKeys = ["row"] }
    let names = shownKeys + values.flatMap { [$0.name, "\($0.name) (other)"] }
    let statement = self.statement(values, names)
    return Lone(
      statement: query(values, names.indices.map { "c\($0)" }, asText: true)
        + " LIMIT \(min(question.most, SampleSQL.mostRows))",
      cellCount: names.count, others: [question.other]
    ) { rows in
      var comparison = comparison
      comparison.firstRows = RowSample(columns: names, rows: rows, statement: statement)
      return .known(.comparison(comparison))
    }
  }

  private func query(_ values: [ValueComparison], _ names: [String], asText: Bool) -> String {
    let keyCount = max(keyColumns.count, 1)
    let text = table.dialect.text
    func cell(_ key: String, _ column: SQLColumn?) -> String {
      guard asText else { return key }
      guard var column else { return "CAST(\(key) AS \(text))" }
      column.key = key
      return SampleSQL.cut(column.asText)
    }
    let shown = keys.indices.filter { $0 < keyCount }.map { cell("a.q\($0)", nil) }
    let cells = values.enumerated().flatMap { index, value in
      [cell("a.v\(index)", value.here), cell("b.v\(index)", value.there)]
    }
    let list = zip(shown + cells, names).map { "\($0) AS \($1)" }
    let wrong = values.enumerated().map {
      "\($0.element.differs("a.v\($0.offset)", "b.v\($0.offset)")) = 1"
    }
    let order = keys.indices.map { "a.q\($0) NULLS FIRST" }
    return """
      SELECT \(list.joined(separator: ", ")) FROM \(joined(values))
      WHERE \(Self.matched) AND (\(wrong.joined(separator: " OR ")))
      ORDER BY \(order.joined(separator: ", "))
      """
  }

  private func statement(_ values: [ValueComparison], _ names: [String]) -> String {
    var shown = question
    shown.columns = values.compactMap { value in
      question.columns.first { $0.name == value.name }
    }
    guard let readable = try? ComparisonSQL(shown, table.shown, other.shown) else { return "" }
    let quoted = names.enumerated().map { table.dialect.quoted($0.element) ?? "c\($0.offset)" }
    return readable.query(readable.values, quoted, asText: false)
  }
}
