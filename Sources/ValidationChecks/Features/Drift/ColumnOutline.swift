// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// The finite values of a column in outline: what a profile keeps of them, so that distribution functions
/// can be compared when the values themselves are gone.
struct ColumnOutline: Codable, Hashable, Sendable {
  /// Thousandths, and one more at each end, where values lie far apart. As decimals none is an exponent:
  /// engines take those exactly.
  static let probabilities =
    [0, 0.0001] + (1...999).map { Double($0) / 1000 } + [0.9999, 1]
  /// The widest step: what lies between two quantiles is known up to this share of the values.
  static let error = 0.001

  /// Of the finite values, divisor n.
  private(set) var deviation: Double
  private(set) var quantiles: [Double]

  /// Nil for what are no such quantiles.
  init?(deviation: Double, quantiles: [Double]) {
    guard deviation >= 0, deviation.isFinite, quantiles.count == Self.probabilities.count,
      quantiles.allSatisfy(\.isFinite),
      zip(quantiles, quantiles.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
    self.deviation = deviation
    self.quantiles = quantiles
  }

  var isValid: Bool { Self(deviation: deviation, quantiles: quantiles) != nil }

  static func quantiles(of column: String) -> Question {
    .quantiles(column: column, probabilities: probabilities)
  }
}

/// How far apart two distributions are, as far as their outlines tell.
struct OutlineDifference: Hashable, Sendable {
  private(set) var kolmogorovSmirnov: Double
  private(set) var wasserstein: Double
  private(set) var error: DifferenceError

  /// Nil where the values are too far apart for numbers.
  init?(_ one: [Double], _ other: [Double]) {
    let probabilities = ColumnOutline.probabilities
    guard one.count == probabilities.count, other.count == probabilities.count else { return nil }
    kolmogorovSmirnov = Self.largestStep(one, other)
    wasserstein = 0
    error = DifferenceError(kolmogorovSmirnov: ColumnOutline.error, wasserstein: 0)
    for place in 1..<probabilities.count {
      // Between two probabilities each quantile function stays between its two quantiles.
      let (low, high) = (one[place - 1], one[place])
      let (otherLow, otherHigh) = (other[place - 1], other[place])
      let area = (abs(low - otherLow) + abs(high - otherHigh)) / 2
      let least = max(0, low - otherHigh, otherLow - high)
      let most = max(high - otherLow, otherHigh - low)
      let width = probabilities[place] - probabilities[place - 1]
      wasserstein += area * width
      error.wasserstein += max(most - area, area - least) * width
    }
    guard wasserstein.isFinite, error.wasserstein.isFinite else { return nil }
  }

  /// A value's share of values at or below it is at least the probability of the last quantile at or below
  /// it, and less than the next one's: the difference of two is known but for one step.
  private static func largestStep(_ one: [Double], _ other: [Double]) -> Double {
    let probabilities = ColumnOutline.probabilities
    var (places, largest) = ((0, 0), 0.0)
    while places.0 < one.count || places.1 < other.count {
      let value = min(
        places.0 < one.count ? one[places.0] : .infinity,
        places.1 < other.count ? other[places.1] : .infinity)
      while places.0 < one.count, one[places.0] <= value { places.0 += 1 }
      while places.1 < other.count, other[places.1] <= value { places.1 += 1 }
      let below = { (place: Int) in place > 0 ? probabilities[place - 1] : 0 }
      largest = max(largest, abs(below(places.0) - below(places.1)))
    }
    return largest
  }
}
