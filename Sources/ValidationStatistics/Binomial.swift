// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Successes in independent trials; small tails keep their relative accuracy.
package struct Binomial: Hashable, Sendable {
  package let trials: Int
  package let probability: Double

  /// Nil for a negative number of trials, or a probability outside 0...1.
  package init?(trials: Int, probability: Double) {
    guard trials >= 0, (0...1).contains(probability) else { return nil }
    self.trials = trials
    self.probability = probability
  }

  /// P[X ≤ count].
  package func cumulative(_ count: Int) -> Double {
    if count < 0 { return 0 }
    if count >= trials { return 1 }
    return tails(below: count).lower
  }

  /// P[X ≥ count].
  package func survival(_ count: Int) -> Double {
    if count <= 0 { return 1 }
    if count > trials { return 0 }
    return tails(below: count - 1).upper
  }

  /// P[X = count].
  package func mass(_ count: Int) -> Double {
    guard (0...trials).contains(count) else { return 0 }
    if probability == 0 { return count == 0 ? 1 : 0 }
    if probability == 1 { return count == trials ? 1 : 0 }
    return exp(SaddlePoint(count, of: trials, probability: probability).logMass)
  }

  /// Smallest count with P[X ≤ count] ≥ level; nil for a level outside 0...1.
  package func quantile(_ level: Double) -> Int? {
    guard (0...1).contains(level) else { return nil }
    // Left-continuous: a level that equals a step but for rounding belongs to that step.
    let reached = level * (1 - 64 * Double.ulpOfOne)
    return smallest(upTo: trials) { cumulative($0) >= reached }
  }

  /// P[X ≤ count] and P[X > count] for 0 ≤ count < trials; the smaller is summed, not subtracted.
  private func tails(below count: Int) -> (lower: Double, upper: Double) {
    if probability == 0 { return (1, 0) }
    if probability == 1 { return (0, 1) }
    if Double(count) + 1 > Double(trials) * probability {
      let upper = min(1, sum(from: count + 1, to: trials))
      return (1 - upper, upper)
    }
    let lower = min(1, sum(from: count, to: 0))
    return (lower, 1 - lower)
  }

  /// Masses from one on the far side of the mean outward, each by its ratio to the one before.
  ///
  /// Takes some 8 √(n p q) steps near the mean. A continued fraction of the incomplete beta takes
  /// as many, and loses six digits where p is small.
  private func sum(from start: Int, to end: Int) -> Double {
    let (n, odds) = (Double(trials), probability / (1 - probability))
    var term = mass(start)
    var total = term
    for count in stride(from: start, to: end, by: end < start ? -1 : 1) {
      let k = Double(count)
      term *= end < start ? k / ((n - k + 1) * odds) : (n - k) * odds / (k + 1)
      guard term > total * 0x1p-60 else { break }
      total += term
    }
    return total
  }
}
