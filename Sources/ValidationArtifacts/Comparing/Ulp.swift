// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Distances between floating-point numbers, counted in units in the last place.
package enum Ulp {
  package enum Distance: Hashable, Sendable {
    case ulps(UInt64)
    /// Equal as far as numbers go; their payloads may differ.
    case bothNaN
    case oneNaN
  }

  /// Orders bit patterns as numbers; −0 and +0 are both 0. A NaN has a key beyond infinity's.
  @inlinable
  package static func orderKey<Bits: FixedWidthInteger & UnsignedInteger>(_ bits: Bits) -> Int64 {
    let sign: Bits = 1 << (Bits.bitWidth - 1)
    let magnitude = Int64(truncatingIfNeeded: bits & ~sign)
    return bits & sign == 0 ? magnitude : -magnitude
  }

  /// Representable numbers between two that are no NaN; from −∞ to +∞ it takes all 64 bits.
  @inlinable
  package static func steps<Bits: FixedWidthInteger & UnsignedInteger>(
    _ left: Bits, _ right: Bits
  ) -> UInt64 {
    let (x, y) = (orderKey(left), orderKey(right))
    return UInt64(bitPattern: x >= y ? x &- y : y &- x)
  }

  package static func distance<Bits>(
    _ left: Bits, _ right: Bits, in layout: FloatLayout<Bits>
  ) -> Distance {
    switch (layout.isNaN(left), layout.isNaN(right)) {
    case (true, true): .bothNaN
    case (false, false): .ulps(steps(left, right))
    default: .oneNaN
    }
  }
}
