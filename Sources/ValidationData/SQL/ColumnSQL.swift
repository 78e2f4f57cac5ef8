// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Plain aggregates of one column.
enum ColumnSQL {
  static func extremes(_ column: SQLColumn) throws(Obstacle) -> Aggregate {
    try column.requireNumeric("extremes as numbers")
    let key = column.key
    let numbers = both("CASE WHEN isnan(\(key)) THEN NULL ELSE \(key) END", column, extremes)
    return both(key, column) { least, most in
      // Only where there is NaN is it worth passing it by, row by row.
      try Cells.double(most)?.isNaN == true ? .fused(numbers) : try extremes(least, most)
    }
  }

  @Sendable private static func extremes(_ least: String?, _ most: String?) throws -> Inquiry {
    .known(.extremes(minimum: try Cells.double(least), maximum: try Cells.double(most)))
  }

  static func lengths(_ column: SQLColumn) throws(Obstacle) -> Aggregate {
    try column.requireText("length")
    return both(column.dialect.length(column.key), column, extremes)
  }

  static func instants(_ column: SQLColumn) throws(Obstacle) -> Aggregate {
    guard column.family == .time else { throw column.mismatch("point in time") }
    let text = column.dialect.text
    let expressions = ["min", "max"].map { side in
      "CAST(\(column.dialect.microseconds("\(side)(\(column.key))")) AS \(text))"
    }
    return Aggregate(expressions) { cells in
      guard cells.count == 2 else { throw UnreadableAnswer(cells: cells) }
      let instants = try cells.map { try Cells.double($0).map { $0 / 1e6 } }
      guard let earliest = instants[0], let latest = instants[1] else {
        return .known(.instants(earliest: nil, latest: nil))
      }
      return .known(.instants(earliest: earliest, latest: latest))
    }
  }

  private static func both(
    _ value: String, _ column: SQLColumn,
    _ next: @escaping @Sendable (String?, String?) throws -> Inquiry
  ) -> Aggregate {
    let text = column.dialect.text
    let expressions = ["min", "max"].map { "CAST(CAST(\($0)(\(value)) AS DOUBLE) AS \(text))" }
    return Aggregate(expressions) { cells in
      guard cells.count == 2 else { throw UnreadableAnswer(cells: cells) }
      return try next(cells[0], cells[1])
    }
  }
}
