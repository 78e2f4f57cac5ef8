// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Regularised incomplete gamma function of a positive shape.
///
/// Source: Abramowitz and Stegun, 6.1.41 (Stirling's series), 6.5.29 (series), 6.5.31 (continued fraction).
struct IncompleteGamma {
  let shape: Double

  /// Q(shape, x), for x > 0.
  func upper(_ x: Double) -> Double {
    x < shape + 1 ? 1 - series(x) : fraction(x)
  }

  private func series(_ x: Double) -> Double {
    var (term, sum, divisor) = (1 / shape, 1 / shape, shape)
    while term > sum * 0x1p-60 {
      divisor += 1
      term *= x / divisor
      sum += term
    }
    return min(1, sum * scale(x))
  }

  /// By Lentz's method; the partial denominators stay positive where x > shape.
  private func fraction(_ x: Double) -> Double {
    var b = x + 1 - shape
    var c = Double.greatestFiniteMagnitude
    var d = 1 / b
    var value = d
    for step in 1...1_000_000 {
      let i = Double(step)
      let a = -i * (i - shape)
      b += 2
      d = 1 / nonzero(a * d + b)
      c = nonzero(b + a / c)
      value *= d * c
      if abs(d * c - 1) < 0x1p-52 { break }
    }
    return min(1, max(0, value * scale(x)))
  }

  private func nonzero(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }

  /// xᵃ e⁻ˣ / Γ(a).
  private func scale(_ x: Double) -> Double {
    exp(shape * log(x) - x - Self.logGamma(shape))
  }

  /// ln Γ(x) for x > 0: Stirling's series from 16 on, and the recurrence down to x.
  static func logGamma(_ x: Double) -> Double {
    var (z, product) = (x, 1.0)
    while z < 16 {
      product *= z
      z += 1
    }
    let s = z * z
    let tail =
      (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - (1 / 1680.0 - 1 / 1188.0 / s) / s) / s) / s) / z
    return (z - 0.5) * log(z) - z + 0.5 * log(2 * Double.pi) + tail - log(product)
  }
}
