// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension Finding {
  static func columnsMissing(_ names: [String], _ words: MatchWords) -> Finding {
    Finding(
      rule: "\(words.family).columns-missing",
      message: "\(words.found) lacks \(Counted.things(names.count, "column")) of "
        + "\(words.expected): \(list(names))",
      value: "\(names.count)", limit: "0", remedy: words.remedy)
  }

  static func columnsExtra(_ names: [String], _ words: MatchWords) -> Finding {
    Finding(
      rule: "\(words.family).columns-extra",
      message: "\(words.found) has \(Counted.things(names.count, "column")) that "
        + "\(words.expected) lacks: \(list(names))",
      value: "\(names.count)", limit: "0",
      remedy: "\(words.remedy); a column that need not agree belongs in `ignore`")
  }

  static func retyped(_ found: TableColumn, _ expected: TableColumn, _ words: MatchWords) -> Finding
  {
    Finding(
      rule: "\(words.family).column-type",
      message: "column '\(OneLine.of(found.name, most: 100))' is \(found.engineType) in "
        + "\(words.found), and \(expected.engineType) in \(words.expected)",
      value: found.engineType, limit: expected.engineType, remedy: words.remedy)
  }

  static func rowsMissing(_ counts: TableComparison, _ words: MatchWords, _ terms: MatchTerms)
    -> Finding
  {
    Finding(
      rule: "\(words.family).rows-missing",
      message: "\(words.found) lacks \(Counted.number(counts.onlyThere)) of "
        + "\(Counted.things(counts.otherRows, "row")) of \(words.expected)\(by(terms))",
      value: "\(counts.onlyThere)", limit: "0", remedy: words.remedy)
  }

  static func rowsExtra(_ counts: TableComparison, _ words: MatchWords, _ terms: MatchTerms)
    -> Finding
  {
    Finding(
      rule: "\(words.family).rows-extra",
      message: "\(words.found) has \(Counted.things(counts.onlyHere, "row")) of "
        + "\(Counted.number(counts.rows)) that \(words.expected) lacks\(by(terms))",
      value: "\(counts.onlyHere)", limit: "0", remedy: words.remedy)
  }

  static func repeated(
    _ count: Int64, of rows: Int64, _ table: String, _ words: MatchWords, _ terms: MatchTerms
  ) -> Finding {
    Finding(
      rule: "\(words.family).keys-repeated",
      message: "\(table) repeats a key in \(Counted.number(count)) of "
        + "\(Counted.things(rows, "row"))\(by(terms)); rows of such a key were not compared",
      value: "\(count)", limit: "0",
      remedy: "look for a join that multiplies rows, or add a column to `keys`")
  }

  static func values(
    _ column: TableComparison.Column, of counts: TableComparison, _ words: MatchWords,
    _ allowed: Tolerance
  ) -> Finding {
    let rows = Counted.things(counts.matched, "row")
    let largest = column.distanceText.map { ", at most by \($0)" } ?? ""
    return Finding(
      rule: "\(words.family).values",
      message: "column '\(OneLine.of(column.name, most: 100))' differs from \(words.expected) in "
        + "\(Counted.number(column.differing)) of \(rows)\(largest); tolerance: \(allowed)",
      value: column.distanceText ?? Counted.things(column.differing, "row"),
      limit: allowed.description, remedy: words.remedy)
  }

  private static func by(_ terms: MatchTerms) -> String {
    terms.keys.isEmpty ? "" : " by \(OneLine.of(Counted.list(terms.keys), most: 100))"
  }

  private static func list(_ names: [String]) -> String {
    OneLine.of(Counted.list(names.map { "'\($0)'" }), most: 300)
  }
}

extension Obstacle {
  static func nothingMatched(_ counts: TableComparison, _ terms: MatchTerms) -> Obstacle {
    Obstacle(
      rule: "tables.nothing-matched",
      message: "of \(Counted.things(counts.rows, "row")) and "
        + "\(Counted.things(counts.otherRows, "row")) none could be compared"
        + (terms.keys.isEmpty ? "" : " by \(Counted.list(terms.keys))"),
      remedy: "give both tables rows, with the same keys written the same way")
  }
}

extension TableComparison.Column {
  /// Largest distance of two numbers, without what binary adds to decimals; nil where other things differ than
  /// numbers, such as a null and a number.
  var distanceText: String? {
    largest.flatMap { $0 > 0 ? DecimalText.significant($0, digits: 12) : nil }
  }
}
