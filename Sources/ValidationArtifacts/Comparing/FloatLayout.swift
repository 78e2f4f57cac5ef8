// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// How a floating-point type lays out its bits; 16-bit types have no type of their own everywhere.
package struct FloatLayout<Bits: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
  /// Positive infinity; larger magnitudes are NaN.
  package let infinity: Bits
  /// Exact for every type here.
  let value: @Sendable (Bits) -> Double

  package func isNaN(_ bits: Bits) -> Bool {
    bits & (Bits.max >> 1) > infinity
  }
}

extension FloatLayout<UInt64> {
  package static var float64: Self {
    Self(infinity: 0x7ff0_0000_0000_0000) { Double(bitPattern: $0) }
  }
}

extension FloatLayout<UInt32> {
  package static var float32: Self {
    Self(infinity: 0x7f80_0000) { Double(Float(bitPattern: $0)) }
  }
}

extension FloatLayout<UInt16> {
  package static var bfloat16: Self {
    Self(infinity: 0x7f80) { Double(Float(bitPattern: UInt32($0) << 16)) }
  }

  package static var float16: Self {
    Self(infinity: 0x7c00, value: half)
  }

  /// By hand: `Float16` is missing on Intel Macs.
  static func half(_ bits: UInt16) -> Double {
    let exponent = Int(bits >> 10 & 31)
    let fraction = Double(bits & 1023)
    let magnitude =
      switch exponent {
      case 0: fraction * 0x1p-24
      case 31: fraction == 0 ? Double.infinity : .nan
      default: Double(sign: .plus, exponent: exponent - 25, significand: fraction + 1024)
      }
    return bits >> 15 == 0 ? magnitude : -magnitude
  }
}
