// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Synchronization
import ValidationCore

/// How many values of a table's columns are below some numbers, as far as answers told on the way: cells
/// between a column's own quantiles need no scan of their own.
final class CountedEdges: Sendable {
  /// A column of finite numbers and nulls.
  struct Counts: Sendable {
    var rows: Int64
    var values: Int64
    var below: [Double: Int64]
  }

  private let columns = Mutex<[String: Counts]>([:])

  func note(_ counts: Counts, of column: SQLColumn) {
    columns.withLock { columns in
      guard columns[column.key] != nil else {
        columns[column.key] = counts
        return
      }
      columns[column.key]?.below.merge(counts.below) { _, new in new }
    }
  }

  /// `nil` when one of the edges was not counted.
  func cells(of column: SQLColumn, _ edges: [Double]) -> NumericCells? {
    guard let counts = columns.withLock({ $0[column.key] }) else { return nil }
    let below = edges.compactMap { counts.below[$0] }
    guard below.count == edges.count else { return nil }
    let ends = [0] + below + [counts.values]
    return NumericCells(
      null: counts.rows - counts.values, nan: 0, negativeInfinity: 0, positiveInfinity: 0,
      between: zip(ends, ends.dropFirst()).map { $1 - $0 })
  }
}
