// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Distribution of the sum of so many squared standard normal values.
package struct ChiSquare: Hashable, Sendable {
  package let degrees: Int

  /// Nil without a degree of freedom.
  package init?(degrees: Int) {
    guard degrees > 0 else { return nil }
    self.degrees = degrees
  }

  /// P[X ≥ value].
  package func survival(_ value: Double) -> Double {
    guard value > 0 else { return value.isNaN ? .nan : 1 }
    guard value.isFinite else { return 0 }
    return IncompleteGamma(shape: Double(degrees) / 2).upper(value / 2)
  }

  /// Value that is reached with this probability; infinite for 0.
  package func critical(_ probability: Double) -> Double {
    guard probability > 0 else { return probability == 0 ? .infinity : .nan }
    guard probability < 1 else { return probability == 1 ? 0 : .nan }
    var (low, high) = (0.0, Double(degrees))
    while survival(high) > probability { (low, high) = (high, high * 2) }
    // Halved until nothing is left between the two.
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { return high }
      if survival(middle) > probability { low = middle } else { high = middle }
    }
  }
}
