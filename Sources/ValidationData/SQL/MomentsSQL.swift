// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// Mean and deviation that are the same to the last digit, however many threads add in whatever order.
///
/// Sums of floating-point numbers depend on their order, so whole numbers are added: each value times a
/// power of two that makes 2^60 of the largest. First extremes are asked, then the sum, then the sum of
/// squares about the mean. What a term loses is below 2^-60 of the largest, less than a double's own
/// rounding of it.
enum MomentsSQL {
  private static let bits = 60

  static func start(_ column: SQLColumn) throws(Obstacle) -> Aggregate {
    try column.requireOrdered("mean")
    let (value, text) = (column.finite, column.dialect.text)
    let expressions = ["count", "min", "max"].map { "CAST(\($0)(\(value)) AS \(text))" }
    return Aggregate(expressions) { cells in
      guard cells.count == 3 else { throw UnreadableAnswer(cells: cells) }
      let count = try Cells.count(cells[0])
      guard count > 0, let low = try Cells.double(cells[1]), let high = try Cells.double(cells[2])
      else { return .known(.moments(Moments(count: count, mean: nil, deviation: nil))) }
      return sum(column, count, low, high)
    }
  }

  private static func sum(_ column: SQLColumn, _ count: Int64, _ low: Double, _ high: Double)
    -> Inquiry
  {
    let largest = max(abs(low), abs(high))
    let shift = largest > 0 ? bits - 1 - Int(largest.exponent) : 0
    let scaled = scaled("(\(column.finite))", by: shift)
    return .fused(
      total(of: scaled, column.dialect) { total in
        let mean = Double(sign: .plus, exponent: -shift, significand: quotient(total, count))
        let inside = min(max(mean, low), high)
        return squares(column, count, inside, max(high - inside, inside - low))
      })
  }

  private static func squares(
    _ column: SQLColumn, _ count: Int64, _ mean: Double, _ largest: Double
  ) -> Inquiry {
    guard largest > 0 else {
      return .known(.moments(Moments(count: count, mean: mean, deviation: 0)))
    }
    guard largest.isFinite else {
      return .known(.unavailable(.pointless("its numbers are too far apart", column.table)))
    }
    // Halves, because a distance may be twice the largest number.
    let shift = -Int(largest.exponent)
    let half = "((\(column.finite)) * 0.5 - \(SQLText.double(mean / 2)))"
    let far = "(\(scaled(half, by: shift)))"
    return .fused(
      total(of: scaled("(\(far) * \(far))", by: bits), column.dialect) { total in
        let root = (quotient(total, count) / pow(2, Double(bits))).squareRoot()
        let deviation = Double(sign: .plus, exponent: 1 - shift, significand: root)
        return .known(.moments(Moments(count: count, mean: mean, deviation: deviation)))
      })
  }

  /// Times a power of two, in two steps where one would be no double.
  private static func scaled(_ value: String, by shift: Int) -> String {
    let first = min(shift, 1000)
    let rest = shift > first ? " * \(SQLText.double(pow(2, Double(shift - first))))" : ""
    return "\(value) * \(SQLText.double(pow(2, Double(first))))\(rest)"
  }

  private static func total(
    of value: String, _ dialect: SQLDialect, _ next: @escaping @Sendable (Int128) -> Inquiry
  ) -> Aggregate {
    let sum = "sum(CAST(CAST(round(\(value)) AS BIGINT) AS \(dialect.wideTerm)))"
    return Aggregate(["CAST(\(sum) AS \(dialect.text))"]) { cells in
      guard let total = try Cells.wide(cells.first ?? nil) else {
        throw UnreadableAnswer(cells: cells)
      }
      return next(total)
    }
  }

  /// Whole part and rest apart, so that means of whole numbers are exact.
  private static func quotient(_ total: Int128, _ count: Int64) -> Double {
    let (whole, rest) = total.quotientAndRemainder(dividingBy: Int128(count))
    return Double(whole) + Double(rest) / Double(count)
  }
}
