// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Largest distance of two empirical distribution functions, and what of it is no chance.
package struct KolmogorovSmirnov: Hashable, Sendable {
  package let statistic: Double
  package let count: Int64
  package let otherCount: Int64

  /// Nil for a statistic outside 0...1, or a side without values.
  package init?(statistic: Double, count: Int64, otherCount: Int64) {
    guard (0...1).contains(statistic), count > 0, otherCount > 0 else { return nil }
    self.statistic = statistic
    self.count = count
    self.otherCount = otherCount
  }

  /// Distance that chance reaches with this probability: Smirnov's c(α) √((n + m) / (n m)).
  package func byChance(_ probability: Double) -> Double {
    Self.coefficient(probability) * smallness.squareRoot()
  }

  /// What is left of the statistic when chance has taken its part.
  package func robust(_ probability: Double) -> Double {
    max(0, statistic - byChance(probability))
  }

  /// Probability that chance reaches the statistic, in the limit of many values.
  package var chance: Double { Self.survival(statistic / smallness.squareRoot()) }

  /// c(α) = √(−½ ln(α / 2)).
  package static func coefficient(_ probability: Double) -> Double {
    (-0.5 * log(probability / 2)).squareRoot()
  }

  private var smallness: Double { 1 / Double(count) + 1 / Double(otherCount) }

  /// Kolmogorov's limiting distribution, P[K ≥ value]: one of its two series converges at once.
  static func survival(_ value: Double) -> Double {
    guard value > 0 else { return 1 }
    if value < 1 {
      let step = Double.pi * Double.pi / (8 * value * value)
      let sum = stride(from: 1.0, through: 13, by: 2).reduce(0) { $0 + exp(-$1 * $1 * step) }
      return min(1, max(0, 1 - (2 * Double.pi).squareRoot() / value * sum))
    }
    var sum = 0.0
    for k in 1...10 {
      let term = exp(-2 * Double(k * k) * value * value)
      sum += k.isMultiple(of: 2) ? -term : term
    }
    return min(1, max(0, 2 * sum))
  }
}

/// First Wasserstein distance in standard deviations of the reference.
package struct NormalisedWasserstein: Hashable, Sendable {
  package let value: Double
  private let smallness: Double

  /// - Parameters:
  ///   - distance: in units of the column.
  ///   - deviation: of the reference, divisor n.
  ///
  /// Nil without spread, without values, or for what is no distance.
  package init?(distance: Double, deviation: Double, count: Int64, otherCount: Int64) {
    guard distance >= 0, distance.isFinite, deviation > 0, deviation.isFinite, count > 0,
      otherCount > 0
    else { return nil }
    value = distance / deviation
    smallness = 1 / Double(count) + 1 / Double(otherCount)
  }

  /// Value that chance reaches with about this probability. At 1 % it is 3 √(1/n + 1/m): simulated 2.6 for
  /// normal and uniform values, 2.8 for exponential, 3.0 for lognormal ones and Student's t with 3 degrees.
  package func byChance(_ probability: Double) -> Double {
    let scale = KolmogorovSmirnov.coefficient(probability) / KolmogorovSmirnov.coefficient(0.01)
    return 3 * scale * smallness.squareRoot()
  }
}
