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
    try column.requireNumeric("mean")
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
    let scale = scale(max(abs(low), abs(high)))
    return .fused(
      total(of: "(\(column.finite))", scale, column.dialect) { total in
        let mean = min(max(quotient(total, count) / scale, low), high)
        return squares(column, count, mean, max(high - mean, mean - low))
      })
  }

  private static func squares(
    _ column: SQLColumn, _ count: Int64, _ mean: Double, _ largest: Double
  ) -> Inquiry {
    guard largest > 0 else {
      return .known(.moments(Moments(count: count, mean: mean, deviation: 0)))
    }
    // Half of it, because a distance may be twice the largest number.
    let scale = scale(largest / 2) / pow(2, Double(bits))
    let far =
      "(((\(column.finite)) * 0.5 - \(SQLText.double(mean / 2))) * \(SQLText.double(scale)))"
    let whole = pow(2, Double(bits))
    return .fused(
      total(of: "(\(far) * \(far))", whole, column.dialect) { total in
        let deviation = (quotient(total, count) / whole).squareRoot() / scale * 2
        return .known(.moments(Moments(count: count, mean: mean, deviation: deviation)))
      })
  }

  private static func total(
    of value: String, _ scale: Double, _ dialect: SQLDialect,
    _ next: @escaping @Sendable (Int128) -> Inquiry
  ) -> Aggregate {
    let scaled = "CAST(round(\(value) * \(SQLText.double(scale))) AS BIGINT)"
    let sum = "sum(CAST(\(scaled) AS \(dialect.wideTerm)))"
    return Aggregate(["CAST(\(sum) AS \(dialect.text))"]) { cells in
      guard let total = try Cells.wide(cells.first ?? nil) else {
        throw UnreadableAnswer(cells: cells)
      }
      return next(total)
    }
  }

  /// The power of two that makes the number less than 2^60, and at least half of that where exponents
  /// allow.
  private static func scale(_ largest: Double) -> Double {
    guard largest > 0 else { return 1 }
    return pow(2, Double(min(bits - 1 - Int(largest.exponent), 1000)))
  }

  /// Whole part and rest apart, so that means of whole numbers are exact.
  private static func quotient(_ total: Int128, _ count: Int64) -> Double {
    let (whole, rest) = total.quotientAndRemainder(dividingBy: Int128(count))
    return Double(whole) + Double(rest) / Double(count)
  }
}
