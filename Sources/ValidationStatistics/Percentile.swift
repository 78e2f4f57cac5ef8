// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Percentiles as values that occurred, never interpolated.
package enum Percentile {
  /// Nearest rank: the ⌈n · fraction⌉-th smallest, of values in ascending order.
  ///
  /// Nil for no values, or a fraction outside 0...1.
  package static func nearestRank(ofSorted values: [Int64], _ fraction: Double) -> Int64? {
    guard let rank = rank(fraction, of: values.count) else { return nil }
    return values[rank - 1]
  }

  /// Counted from 1.
  static func rank(_ fraction: Double, of count: Int) -> Int? {
    guard count > 0, (0...1).contains(fraction) else { return nil }
    return min(count, max(1, Int(roundedUp(Double(count) * fraction))))
  }

  /// A product that is whole but for rounding (100 · 0.07) is that whole number.
  static func roundedUp(_ value: Double) -> Double {
    let nearest = value.rounded()
    return (value - nearest).magnitude <= 4 * value.ulp ? nearest : value.rounded(.up)
  }
}
