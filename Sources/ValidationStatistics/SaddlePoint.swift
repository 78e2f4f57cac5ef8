// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A binomial mass without the cancellation of log-gammas, accurate for large numbers of trials.
///
/// Source: C. Loader, Fast and Accurate Computation of Binomial Probabilities, 2000.
struct SaddlePoint {
  let logMass: Double

  /// Wants 0 ≤ count ≤ trials and 0 < probability < 1.
  init(_ count: Int, of trials: Int, probability p: Double) {
    let (n, k) = (Double(trials), Double(count))
    if count == 0 {
      logMass = n * log1p(-p)
    } else if count == trials {
      logMass = n * log(p)
    } else {
      let correction = Self.stirlingError(trials) - Self.stirlingError(count)
      let errors = correction - Self.stirlingError(trials - count)
      let deviance = Self.deviance(k, n * p) + Self.deviance(n - k, n * (1 - p))
      // k (n − k) / n as two factors, each exact enough.
      logMass = errors - deviance - 0.5 * (log(2 * Double.pi * k) + log1p(-k / n))
    }
  }

  /// ln n! less Stirling's approximation of it.
  private static func stirlingError(_ count: Int) -> Double {
    let n = Double(count)
    guard count > 15 else {
      let factorial = (1...max(1, count)).reduce(1.0) { $0 * Double($1) }
      return log(factorial) - (n + 0.5) * log(max(n, 1)) + n - 0.5 * log(2 * Double.pi)
    }
    let s = n * n
    return (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - (1 / 1680.0 - 1 / 1188.0 / s) / s) / s) / s) / n
  }

  /// x ln(x / mean) + mean − x, by a series where the terms would cancel.
  private static func deviance(_ x: Double, _ mean: Double) -> Double {
    guard (x - mean).magnitude < 0.1 * (x + mean) else {
      return x * log(x / mean) + mean - x
    }
    let v = (x - mean) / (x + mean)
    var sum = (x - mean) * v
    var term = 2 * x * v
    for j in 1...1000 {
      term *= v * v
      let next = sum + term / Double(2 * j + 1)
      if next == sum { break }
      sum = next
    }
    return sum
  }
}
