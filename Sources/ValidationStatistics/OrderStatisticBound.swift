// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Distribution-free bounds of a percentile: ranks of sorted values, counted from 1.
///
/// Assumes independent values. Source: H. A. David, Order Statistics, section 7.1.
package struct OrderStatisticBound: Hashable, Sendable {
  /// Fraction of all values below the percentile, between 0 and 1 exclusive.
  package let percentile: Double
  /// Least probability that a bound holds, between 0 and 1 exclusive.
  package let confidence: Double

  /// Nil where either number is not between 0 and 1.
  package init?(percentile: Double, confidence: Double) {
    guard percentile > 0, percentile < 1, confidence > 0, confidence < 1 else { return nil }
    self.percentile = percentile
    self.confidence = confidence
  }

  /// Two ranks that hold the percentile between them, and how surely they do.
  package struct Interval: Hashable, Sendable {
    /// Nil where no finite bound exists.
    package let lower: Int?
    package let upper: Int?
    package let coverage: Double
  }

  /// One-sided; nil where even the largest value is no bound.
  package func upperRank(samples: Int) -> Int? {
    upperRank(samples: samples, level: confidence)
  }

  /// One-sided, for values that depend on each other: worth fewer independent ones.
  package func upperRank(samples: Int, effectiveSamples: Double) -> Int? {
    guard samples > 0, effectiveSamples >= 1 else { return nil }
    let effective = Int(min(effectiveSamples, Double(samples)))
    guard let rank = upperRank(samples: effective) else { return nil }
    let scaled = Percentile.roundedUp(Double(samples) * Double(rank) / Double(effective))
    return min(samples, Int(scaled))
  }

  /// One-sided; nil where even the smallest value is no bound.
  package func lowerRank(samples: Int) -> Int? {
    lowerRank(samples: samples, level: 1 - confidence)
  }

  package func interval(samples: Int) -> Interval {
    let tail = (1 - confidence) / 2
    let lower = lowerRank(samples: samples, level: tail)
    let upper = upperRank(samples: samples, level: 1 - tail)
    guard let below = below(samples) else {
      return Interval(lower: nil, upper: nil, coverage: 0)
    }
    let above = upper.map { below.cumulative($0 - 1) } ?? 1
    return Interval(
      lower: lower, upper: upper, coverage: above - (lower.map { below.cumulative($0 - 1) } ?? 0))
  }

  /// Fewest values with a finite one-sided upper bound: ⌈ln α / ln p⌉.
  package var smallestSampleCount: Int { smallestSampleCount(tail: 1 - confidence) }

  /// The same for the upper end of the interval: ⌈ln (α / 2) / ln p⌉.
  package var smallestIntervalSampleCount: Int { smallestSampleCount(tail: (1 - confidence) / 2) }

  private func smallestSampleCount(tail: Double) -> Int {
    let exact = log(tail) / log(percentile)
    guard exact < 1e15 else { return Int.max }
    return max(1, Int(Percentile.roundedUp(exact)))
  }

  /// How many of the values lie below the percentile.
  private func below(_ samples: Int) -> Binomial? {
    samples > 0 ? Binomial(trials: samples, probability: percentile) : nil
  }

  private func upperRank(samples: Int, level: Double) -> Int? {
    guard let quantile = below(samples)?.quantile(level), quantile < samples else { return nil }
    return quantile + 1
  }

  private func lowerRank(samples: Int, level: Double) -> Int? {
    guard let quantile = below(samples)?.quantile(level), quantile > 0 else { return nil }
    return quantile
  }
}
