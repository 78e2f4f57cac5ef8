// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Counts of a column that its smallest and largest value show to be zero, as most are, so that rows are
/// counted only where there is something to count.
///
/// NaN is above all numbers to these engines, so that the largest value is NaN where there is one.
enum ExtremesScreen {
  /// - Parameter count: What counts the NaN of the column.
  static func nan(_ column: SQLColumn, _ count: Aggregate) -> Aggregate {
    screened([isNaN(column)], column, count)
  }

  /// - Parameter count: What counts the numbers outside the range.
  static func range(
    _ column: SQLColumn, minimum: Double?, maximum: Double?, _ count: Aggregate
  ) -> Aggregate {
    let sides =
      RangeSQL.outside("min(\(column.key))", column.column, minimum: minimum, maximum: nil)
      + RangeSQL.outside("max(\(column.key))", column.column, minimum: nil, maximum: maximum)
    return screened((column.isFloating ? [isNaN(column)] : []) + sides, column, count)
  }

  private static func isNaN(_ column: SQLColumn) -> String { "isnan(max(\(column.key)))" }

  private static func screened(
    _ suspicions: [String], _ column: SQLColumn, _ count: Aggregate
  ) -> Aggregate {
    let branches = suspicions.map { "WHEN \($0) THEN 1 " }.joined()
    return .count("CASE \(branches)ELSE 0 END", column.dialect) { suspected in
      suspected == 0 ? .known(.count(0)) : .fused(count)
    }
  }
}
