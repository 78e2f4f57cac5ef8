// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Lower quantiles: of n values in order, number ⌈p·n⌉, and for p = 0 the first (Hyndman and Fan, 1996,
/// type 1).
enum QuantilesSQL {
  /// Of more columns than these, statements of their own take longer than the rows: of few rows, which are
  /// sorted, and of many, in which cells are searched. Else one scan keeps the values of several columns in
  /// memory, and takes three and six times as long for each.
  private static let mostSorted = 50
  private static let mostSearched = 1_000
  private static let mostDigits = 6

  /// - Parameter count: of questions like this one that are asked at the same time.
  static func inquiry(
    _ column: SQLColumn, _ probabilities: [Double], _ table: SQLTable, among count: Int
  ) throws(Obstacle) -> Inquiry {
    try column.requireOrdered("quantiles")
    guard probabilities.allSatisfy({ (0...1).contains($0) }) else {
      throw .pointless("a probability is not between 0 and 1", column.table)
    }
    guard !probabilities.isEmpty else { throw .pointless("it names no probability", column.table) }
    let fractions = probabilities.compactMap(fraction)
    guard count <= mostSearched, fractions.count == probabilities.count else {
      return .fused(collected(column, probabilities))
    }
    return ValueGrid.over(column) { grid, rows, values in
      let sorted = sorted(column, fractions, table)
      guard let grid else {
        return count <= mostSorted ? .alone(sorted) : .fused(collected(column, probabilities))
      }
      let ranks = fractions.map { rank(of: $0, values) }
      return .alone(
        RankedSQL(
          column: column, table: table, grid: grid, ranks: ranks, rows: rows, values: values
        ).lone(or: sorted))
    }
  }

  private static func collected(_ column: SQLColumn, _ probabilities: [Double]) -> Aggregate {
    let expression = column.dialect.lowerQuantiles(column.finite, probabilities)
    return Aggregate([expression], isCostly: true) { cells in
      .known(.numbers(try Cells.list(cells.first ?? nil)))
    }
  }

  private static func rank(of fraction: (Int64, Int64), _ count: Int64) -> Int64 {
    let (above, denominator) = (Int128(fraction.0) * Int128(count), Int128(fraction.1))
    return max(1, Int64((above + denominator - 1) / denominator))
  }

  private static func sorted(
    _ column: SQLColumn, _ fractions: [(Int64, Int64)], _ table: SQLTable
  ) -> Lone {
    let source = table.source(of: [column])
    let rows = fractions.enumerated().map { "(\($0.offset), \($0.element.0), \($0.element.1))" }
    // In whole numbers, because binary 0.07 times 100 is above 7.
    let above = "(a * n + d - 1)"
    return Lone(
      statement: """
        SELECT CAST(s.v AS \(table.dialect.text)) AS c0 FROM (
          SELECT i, greatest(1, CAST((\(above) - \(above) % d) / d AS BIGINT)) AS r
          FROM (VALUES \(rows.joined(separator: ", "))) AS p(i, a, d)
          CROSS JOIN (SELECT count(\(column.finite)) AS n FROM \(source)) AS c) AS q
        JOIN (SELECT v, row_number() OVER (ORDER BY v) AS r FROM (
          SELECT \(column.finite) AS v FROM \(source)) AS x WHERE v IS NOT NULL) AS s ON s.r = q.r
        ORDER BY q.i
        """, cellCount: 1
    ) { rows in .known(.numbers(try numbers(rows, count: fractions.count))) }
  }

  /// As many as were asked for, or none where there are none.
  static func numbers(_ rows: [[String?]], count: Int) throws -> [Double] {
    let numbers = try rows.map { try Cells.double($0[0]) }.compactMap(\.self)
    guard numbers.isEmpty || numbers.count == count else {
      throw UnreadableAnswer(cells: rows.compactMap(\.first))
    }
    return numbers
  }

  /// Numerator and denominator of a short decimal.
  private static func fraction(_ probability: Double) -> (Int64, Int64)? {
    let parts = "\(probability)".split(separator: ".")
    guard parts.count == 2, parts[1].count <= mostDigits, let whole = Int64(parts[0]),
      let part = Int64(parts[1])
    else { return nil }
    let denominator = (0..<parts[1].count).reduce(Int64(1)) { result, _ in result * 10 }
    return (whole * denominator + part, denominator)
  }
}
