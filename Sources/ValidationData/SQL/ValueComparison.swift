// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// How values of two columns are held against each other.
struct ValueComparison: Sendable {
  let name: String
  let here: SQLColumn
  let there: SQLColumn
  private let absolute: Double
  private let relative: Double
  private let isNumeric: Bool

  init(_ compared: ComparedColumn, _ table: SQLTable, _ other: SQLTable) throws(Obstacle) {
    name = compared.name
    here = try table.column(compared.name)
    there = try other.column(compared.other)
    _ = try here.comparable(to: there)
    guard compared.absolute >= 0, compared.relative >= 0, compared.absolute.isFinite,
      compared.relative.isFinite
    else { throw .pointless("a tolerance is negative or infinite", table.file) }
    absolute = compared.absolute
    relative = compared.relative
    isNumeric = here.family == .number || there.family == .number
  }

  /// 1 where the values, named so, differ, else 0.
  func differs(_ a: String, _ b: String) -> String {
    guard isNumeric else {
      let (left, right) = other(a, b)
      return """
        CASE WHEN \(a) IS NULL THEN (CASE WHEN \(b) IS NULL THEN 0 ELSE 1 END) \
        WHEN \(left) = \(right) THEN 0 ELSE 1 END
        """
    }
    if isExact { return "CASE WHEN \(a) IS NOT DISTINCT FROM \(b) THEN 0 ELSE 1 END" }
    let (x, y) = (number(a, here), number(b, there))
    let infinity = SQLText.double(.infinity)
    let allowed = "\(SQLText.double(absolute)) + \(SQLText.double(relative)) * abs(\(y))"
    return """
      CASE WHEN \(a) IS NULL THEN (CASE WHEN \(b) IS NULL THEN 0 ELSE 1 END) \
      WHEN \(x) = \(y) THEN 0 WHEN abs(\(x)) < \(infinity) THEN (CASE WHEN abs(\(y)) < \(infinity) \
      THEN (CASE WHEN abs(\(x) - \(y)) <= \(allowed) THEN 0 ELSE 1 END) ELSE 1 END) ELSE 1 END
      """
  }

  /// |a − b| of finite numbers, else null; `nil` for other types.
  func distance(_ a: String, _ b: String) -> String? {
    guard isNumeric else { return nil }
    let (x, y) = (number(a, here), number(b, there))
    let infinity = SQLText.double(.infinity)
    return """
      CASE WHEN abs(\(x)) < \(infinity) AND abs(\(y)) < \(infinity) THEN abs(\(x) - \(y)) END
      """
  }

  /// Whole numbers and decimals without a tolerance, which doubles would blur.
  private var isExact: Bool {
    let types: [ColumnType] = [.integer, .decimal]
    return absolute == 0 && relative == 0 && types.contains(here.column.type)
      && types.contains(there.column.type)
  }

  private func number(_ value: String, _ column: SQLColumn) -> String {
    column.family == .text ? "TRY_CAST(\(value) AS DOUBLE)" : "CAST(\(value) AS DOUBLE)"
  }

  private func other(_ a: String, _ b: String) -> (String, String) {
    var (left, right) = (here, there)
    left.key = a
    right.key = b
    return (try? left.comparable(to: right)) ?? (a, b)
  }
}
