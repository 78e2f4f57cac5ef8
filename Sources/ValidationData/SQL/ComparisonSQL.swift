// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Two tables joined by their keys, or by the place of their rows, each key once.
struct ComparisonSQL: Sendable {
  /// Most columns that are shown of rows that differ.
  static let mostColumns = 10

  private let question: ComparisonQuestion
  private let table: SQLTable
  private let other: SQLTable
  private let keys: [(here: String, there: String)]
  private let keyColumns: [SQLColumn]
  private let values: [ValueComparison]

  init(_ question: ComparisonQuestion, _ table: SQLTable, _ other: SQLTable) throws(Obstacle) {
    self.question = question
    self.table = table
    self.other = other
    keyColumns = question.keys.isEmpty ? [] : try table.columns(question.keys)
    let theirs = question.keys.isEmpty ? [] : try other.columns(question.keys)
    var keys: [(String, String)] = []
    for (one, two) in zip(keyColumns, theirs) { keys += try Self.pairs(one, two) }
    self.keys = keys.isEmpty ? [(FoundRows.place, FoundRows.place)] : keys
    var values: [ValueComparison] = []
    for column in question.columns { values.append(try ValueComparison(column, table, other)) }
    self.values = values
  }

  /// Text that is no number must not agree with a null of the other side, so it is a key of its own.
  private static func pairs(_ one: SQLColumn, _ two: SQLColumn)
    throws(Obstacle) -> [(String, String)]
  {
    let (left, right) = try one.comparable(to: two)
    func rest(_ key: String, _ cast: String) -> String {
      "CASE WHEN \(cast) IS NULL THEN \(key) END"
    }
    switch (one.family, two.family) {
    case (.text, .number), (.text, .time): return [(left, right), (rest(one.key, left), "NULL")]
    case (.number, .text), (.time, .text): return [(left, right), ("NULL", rest(two.key, right))]
    default: return [(left, right)]
    }
  }

  private func side(_ table: SQLTable, _ keys: [String], _ values: [SQLColumn]) -> String {
    let named = keys.enumerated().map { "\($0.element) AS q\($0.offset)" }
    guard !question.keys.isEmpty else {
      let columns = values.enumerated().map { "\($0.element.key) AS v\($0.offset)" }
      return "SELECT \((named + columns + ["1 AS n"]).joined(separator: ", ")) "
        + "FROM \(FoundRows.placed(table))"
    }
    let columns = values.enumerated().map { "any_value(\($0.element.key)) AS v\($0.offset)" }
    let places = (1...keys.count).map(String.init).joined(separator: ", ")
    return "SELECT \((named + columns + ["count(*) AS n"]).joined(separator: ", ")) "
      + "FROM \(table.source) GROUP BY \(places)"
  }

  private func joined(_ values: [ValueComparison]) -> String {
    let on = keys.indices.map { "a.q\($0) IS NOT DISTINCT FROM b.q\($0)" }
    return """
      (\(side(table, keys.map(\.here), values.map(\.here)))) AS a
      FULL OUTER JOIN (\(side(other, keys.map(\.there), values.map(\.there)))) AS b
      ON \(on.joined(separator: " AND "))
      """
  }

  private static let matched = "a.n = 1 AND b.n = 1"

  func counts() -> Lone {
    let text = table.dialect.text
    let flags = values.enumerated().map { index, value in
      "CASE WHEN \(Self.matched) THEN \(value.differs("a.v\(index)", "b.v\(index)")) END AS d\(index)"
    }
    let distances = values.enumerated().map { index, value in
      let distance = value.distance("a.v\(index)", "b.v\(index)") ?? "CAST(NULL AS DOUBLE)"
      return "CASE WHEN \(Self.matched) THEN \(distance) END AS f\(index)"
    }
    func sum(_ expression: String) -> String { "coalesce(sum(\(expression)), 0)" }
    let any = values.indices.map { "WHEN d\($0) = 1 THEN 1 " }.joined()
    let totals = [
      sum("an"), sum("bn"), sum("an - 1"), sum("bn - 1"), sum("CASE WHEN bn IS NULL THEN an END"),
      sum("CASE WHEN an IS NULL THEN bn END"),
      sum("CASE WHEN an = 1 AND bn = 1 THEN 1 ELSE 0 END"),
      any.isEmpty ? "0" : sum("CASE \(any)ELSE 0 END"),
    ]
    let cells = totals + values.indices.flatMap { [sum("d\($0)"), "max(f\($0))"] }
    let list = cells.enumerated().map { "CAST(\($0.element) AS \(text)) AS c\($0.offset)" }
    return Lone(
      statement: """
        SELECT \(list.joined(separator: ", "))
        FROM (SELECT \((["a.n AS an", "b.n AS bn"] + flags + distances).joined(separator: ", "))
        FROM \(joined(values))) AS j
        """, cellCount: cells.count, others: [question.other]
    ) { rows in try read(rows.first ?? []) }
  }

  private func read(_ cells: [String?]) throws -> Inquiry {
    guard cells.count == 8 + 2 * values.count else { throw UnreadableAnswer(cells: cells) }
    let totals = try cells.prefix(8).map { try Cells.count($0) }
    let columns = try values.enumerated().map { index, value in
      TableComparison.Column(
        name: value.name, differing: try Cells.count(cells[8 + 2 * index]),
        largest: try Cells.double(cells[9 + 2 * index]))
    }
    let comparison = TableComparison(
      rows: totals[0], otherRows: totals[1], repeated: totals[2], otherRepeated: totals[3],
      onlyHere: totals[4], onlyThere: totals[5], matched: totals[6], differing: totals[7],
      columns: columns, firstRows: RowSample(columns: [], rows: [], statement: ""))
    let differing = columns.indices.filter { columns[$0].differing > 0 }.prefix(Self.mostColumns)
    guard !differing.isEmpty, question.most > 0 else { return .known(.comparison(comparison)) }
    return .alone(pairs(differing.map { values[$0] }, comparison))
  }
}

extension ComparisonSQL {
  /// The first pairs that differ, of the columns that do.
  private func pairs(_ values: [ValueComparison], _ comparison: TableComparison) -> Lone {
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
