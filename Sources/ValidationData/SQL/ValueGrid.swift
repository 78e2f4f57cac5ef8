// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Cells of equal width over the numbers of a column. Counting by cell takes a fifth of the time of sorting;
/// what is left to sort are the few cells that matter.
///
/// A larger number is never in an earlier cell: subtraction, multiplication and rounding keep the order
/// of doubles. So whatever the width is, what is found by cells is exact.
struct ValueGrid: Sendable {
  /// Enough that a cell of a column of 10^7 rows is sorted in no time.
  static let usualCount = 4096.0
  /// Fewer values are sorted as fast as they are counted.
  static let leastValues: Int64 = 50_000

  private let low: Double
  private let scale: Double

  /// `nil` when the two have no width, or one that no double holds.
  init?(from low: Double, to high: Double, count: Double) {
    let scale = count / (high - low)
    guard low.isFinite, scale.isNormal, scale > 0 else { return nil }
    (self.low, self.scale) = (low, scale)
  }

  /// Null for null and for what is too far from all others: NaN, infinities, and numbers 10^15 widths away.
  func cell(of value: String, _ dialect: SQLDialect) -> String {
    dialect.wholeNumber("(\(value) - \(SQLText.double(low))) * \(SQLText.double(scale))")
  }

  /// Rows `c`, `v`: the cell and the value.
  func cells(of column: SQLColumn, _ table: SQLTable) -> String {
    """
    (SELECT \(cell(of: "v", column.dialect)) AS c, v FROM (
      SELECT \(column.double) AS v FROM \(table.source(of: [column]))) AS x) AS y
    """
  }

  /// First asks how many values there are and roughly between what nearly all of them lie, in the scan that
  /// all others share.
  ///
  /// - Parameter next: what to ask by cells of so many rows and values; without a grid, where they are few
  ///   or it would not part them.
  static func over(
    _ column: SQLColumn, count: Double = usualCount,
    _ next: @escaping @Sendable (ValueGrid?, _ rows: Int64, _ values: Int64) -> Inquiry
  ) -> Inquiry {
    let (value, dialect) = (column.double, column.dialect)
    let counts = ["*", value].map { "CAST(count(\($0)) AS \(dialect.text))" }
    return .fused(
      Aggregate(counts + [dialect.roughRange(value)]) { cells in
        guard cells.count == 3 else { throw UnreadableAnswer(cells: cells) }
        let (rows, values) = (try Cells.count(cells[0]), try Cells.count(cells[1]))
        let range = try Cells.list(cells[2])
        guard values >= leastValues, range.count == 2 else { return next(nil, rows, values) }
        return next(ValueGrid(from: range[0], to: range[1], count: count), rows, values)
      })
  }
}
