// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Conditions "below the minimum" and "above the maximum", exact in the column's own type.
///
/// An integer column is compared with the next whole number, so that nothing is lost beyond 2^53; a
/// decimal column with the bound as it is written; a 32-bit float column with the bound rounded to
/// 32 bits, so that a stored 0.1 is not above 0.1.
enum RangeSQL {
  /// One condition a side; none when no value of the column can be outside. On a null all are null.
  static func outside(_ key: String, _ column: TableColumn, minimum: Double?, maximum: Double?)
    -> [String]
  {
    [
      minimum.flatMap { side(key, column, .below, $0) },
      maximum.flatMap { side(key, column, .above, $0) },
    ].compactMap(\.self)
  }

  private enum Side: String {
    case below = "<"
    case above = ">"
  }

  private static func side(_ key: String, _ column: TableColumn, _ side: Side, _ bound: Double)
    -> String?
  {
    if bound == (side == .below ? -Double.infinity : .infinity) { return nil }
    let operation = side.rawValue
    switch (column.type, column.engineType) {
    case (.integer, let type) where type != "UHUGEINT":
      return whole(key, side, bound)
    case (.decimal, let type):
      if let bound = decimal(bound, in: type) { return "\(key) \(operation) \(bound)" }
    case (_, "FLOAT") where Float(bound).isFinite || bound.isInfinite:
      return "\(key) \(operation) CAST('\(Float(bound))' AS FLOAT)"
    default: break
    }
    return "CAST(\(key) AS DOUBLE) \(operation) \(SQLText.double(bound))"
  }

  private static func whole(_ key: String, _ side: Side, _ bound: Double) -> String? {
    let rounded = bound.rounded(side == .below ? .up : .down)
    // Within the engine's 128-bit integers; beyond, the sign decides for every value.
    guard abs(rounded) < 1.7e38, let exact = Int128(exactly: rounded) else {
      return (bound > 0) == (side == .below) ? "\(key) IS NOT NULL" : nil
    }
    return "\(key) \(side.rawValue) CAST('\(exact)' AS HUGEINT)"
  }

  /// The bound as a decimal literal; `nil` when the common type would have more than 38 digits.
  private static func decimal(_ bound: Double, in type: String) -> String? {
    let sizes = type.dropFirst("DECIMAL(".count).dropLast().split(separator: ",")
      .compactMap { Int($0.trimmingPrefix(" ")) }
    let text = "\(bound)"
    let parts = text.drop { $0 == "-" }.split(separator: ".")
    guard sizes.count == 2, parts.count == 2, bound.isFinite, !text.contains("e") else {
      return nil
    }
    let digits = max(sizes[0] - sizes[1], parts[0].count) + max(sizes[1], parts[1].count)
    return digits <= 38 ? "(\(text))" : nil
  }
}
