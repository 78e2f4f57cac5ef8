// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Two tables joined by their keys, or by the place of their rows, each key once.
struct ComparisonSQL: Sendable {
  let question: ComparisonQuestion
  let table: SQLTable
  let other: SQLTable
  let keys: [(here: String, there: String)]
  let keyColumns: [SQLColumn]
  let values: [ValueComparison]

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

  private func side(
    _ table: SQLTable, _ keys: [String], _ values: [SQLColumn], distinct: Bool = false
  ) -> String {
    let named = keys.enumerated().map { "\($0.element) AS q\($0.offset)" }
    guard !question.keys.isEmpty else {
      let columns = values.enumerated().map { "\($0.element.key) AS v\($0.offset)" }
      return "SELECT \((named + columns + ["1 AS n"]).joined(separator: ", ")) "
        + "FROM \(FoundRows.placed(table))"
    }
    let places = (1...keys.count).map(String.init).joined(separator: ", ")
    func once(_ values: [String]) -> [String] {
      values.enumerated().map { "any_value(\($0.element)) AS v\($0.offset)" } + ["count(*) AS n"]
    }
    guard distinct else {
      let list = (named + once(values.map(\.key))).joined(separator: ", ")
      return "SELECT \(list) FROM \(table.source) GROUP BY \(places)"
    }
    let all = named + values.enumerated().map { "\($0.element.key) AS v\($0.offset)" }
    let list = keys.indices.map { "q\($0)" } + once(values.indices.map { "v\($0)" })
    return "SELECT \(list.joined(separator: ", ")) FROM (SELECT DISTINCT "
      + "\(all.joined(separator: ", ")) FROM \(table.source)) AS t GROUP BY \(places)"
  }

  func joined(_ values: [ValueComparison]) -> String {
    let on = keys.indices.map { "a.q\($0) IS NOT DISTINCT FROM b.q\($0)" }
    return """
      (\(side(table, keys.map(\.here), values.map(\.here), distinct: question.collapses))) AS a
      FULL OUTER JOIN (\(side(other, keys.map(\.there), values.map(\.there)))) AS b
      ON \(on.joined(separator: " AND "))
      """
  }

  /// Keys that both sides have once.
  static let matched = "a.n = 1 AND b.n = 1"
}
