// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Tests that look at one row alone, as an expression that is 1 for the rows they find and else 0.
///
/// Branches instead of AND and OR, which take the engine's planner ten times as long in wide tables.
/// A condition that is null holds for no row.
enum RowFlag {
  /// `nil` when no row of this column can be found.
  ///
  /// - Throws: ``Obstacle`` when the test has no meaning for the column.
  static func of(_ test: RowTest, _ table: SQLTable) throws(Obstacle) -> String? {
    switch test {
    case .null(let name):
      return flag("\(try table.column(name).key) IS NULL")
    case .nan(let name):
      let column = try table.column(name)
      return column.isFloating ? flag("isnan(\(column.key))") : nil
    case .infinite(let name):
      let column = try table.column(name)
      guard column.isFloating else { return nil }
      return flag("abs(\(column.key)) = \(SQLText.double(.infinity))")
    case .outsideRange(let name, let minimum, let maximum):
      return try range(try table.column(name), minimum, maximum)
    case .outsideSet(let name, let values):
      return flag(try outside(values, try table.column(name), isShown: table.isShown))
    case .notMatching(let name, let pattern):
      let column = try table.column(name)
      try column.requireText("pattern of text")
      let matches = table.dialect.matchesFully(column.key, SQLText.literal(pattern))
      return "CASE WHEN \(matches) THEN 0 WHEN \(column.key) IS NULL THEN 0 ELSE 1 END"
    case .lengthOutside(let name, let least, let most):
      return try length(try table.column(name), least, most)
    case .later(let name, let than, let seconds):
      return try later(try table.column(name), try table.column(than), seconds)
    case .breaking, .repeated, .unordered, .orphan, .shared:
      throw .pointless("its rows are not found one by one", table.file)
    }
  }

  private static func flag(_ conditions: String..., unless exception: String? = nil) -> String {
    let skipped = exception.map { "WHEN \($0) THEN 0 " } ?? ""
    return "CASE \(skipped)\(conditions.map { "WHEN \($0) THEN 1 " }.joined())ELSE 0 END"
  }

  private static func range(_ column: SQLColumn, _ minimum: Double?, _ maximum: Double?)
    throws(Obstacle) -> String?
  {
    try column.requireNumeric("range")
    guard minimum?.isNaN != true, maximum?.isNaN != true else {
      throw .pointless("a bound of its range is NaN", column.table)
    }
    let sides = RangeSQL.outside(
      column.key, column.column, minimum: minimum, maximum: maximum)
    guard let first = sides.first else { return nil }
    let exception = column.isFloating ? "isnan(\(column.key))" : nil
    return sides.count == 1
      ? flag(first, unless: exception) : flag(first, sides[1], unless: exception)
  }

  /// - Parameter isShown: written for people, who know IN.
  private static func outside(
    _ values: [String], _ column: SQLColumn, isShown: Bool
  ) throws(Obstacle) -> String {
    guard column.family != .other else { throw column.mismatch("set of plain values") }
    guard !values.isEmpty else { return "\(column.key) IS NOT NULL" }
    let list = values.map(SQLText.literal)
    return isShown
      ? "\(column.asText) NOT IN (\(list.joined(separator: ", ")))"
      : "NOT \(column.dialect.isListed(column.asText, list))"
  }

  private static func length(_ column: SQLColumn, _ least: Int?, _ most: Int?)
    throws(Obstacle) -> String?
  {
    try column.requireText("length")
    let length = column.dialect.length(column.key)
    switch (least, most) {
    case (nil, nil): return nil
    case (let least?, nil): return flag("\(length) < \(least)")
    case (nil, let most?): return flag("\(length) > \(most)")
    case (let least?, let most?): return flag("\(length) < \(least)", "\(length) > \(most)")
    }
  }

  private static func later(_ column: SQLColumn, _ than: SQLColumn, _ seconds: Double)
    throws(Obstacle) -> String
  {
    guard let microseconds = Microseconds.of(seconds) else {
      throw .pointless("its delay is no number of seconds", column.table)
    }
    let (late, early) = (try column.microseconds(), try than.microseconds())
    return flag("\(late) - \(early) > \(microseconds)")
  }
}

enum Microseconds {
  /// `nil` when there are too many to count, or none at all.
  static func of(_ seconds: Double) -> Int64? { Int64(exactly: (seconds * 1e6).rounded()) }
}
