// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What was counted over some numbers of a tensor; those of several parts can be put together.
struct NumberTally: Hashable, Sendable {
  var count: UInt64 = 0
  var nans: UInt64 = 0
  var positiveInfinities: UInt64 = 0
  var negativeInfinities: UInt64 = 0
  var zeros: UInt64 = 0
  /// Smaller than the least normal number, and not zero.
  var denormals: UInt64 = 0
  /// Of the finite numbers; above the maximum as long as there is none.
  var minimum = Double.infinity
  var maximum = -Double.infinity
  /// Index of the first number that is not finite.
  var firstBad: UInt64?

  mutating func merge(_ other: Self) {
    count += other.count
    nans += other.nans
    positiveInfinities += other.positiveInfinities
    negativeInfinities += other.negativeInfinities
    zeros += other.zeros
    denormals += other.denormals
    minimum = Swift.min(minimum, other.minimum)
    maximum = Swift.max(maximum, other.maximum)
    firstBad = [firstBad, other.firstBad].compactMap(\.self).min()
  }

  /// Units from their first byte to their last.
  /// - Parameter index: of the first number.
  mutating func add(
    _ bytes: UnsafeRawBufferPointer, layout: NumberLayout, from index: UInt64
  ) {
    if layout.isPlain { return add(plain: bytes, of: layout.element, from: index) }
    NumberGathering(layout: layout).gather(bytes) { plain, done in
      add(plain: plain, of: layout.element, from: index + done)
    }
  }

  private mutating func add(
    plain bytes: UnsafeRawBufferPointer, of element: ElementType, from index: UInt64
  ) {
    count += UInt64(bytes.count / element.numberBytes)
    switch element {
    case .f32, .c64: add(floats: Binary32.self, bytes, from: index)
    case .f64, .c128: add(floats: Binary64.self, bytes, from: index)
    case .f16: add(floats: Binary16.self, bytes, from: index)
    case .bf16: add(floats: Brain16.self, bytes, from: index)
    case .i16: add(integers: Int16.self, bytes)
    case .u16: add(integers: UInt16.self, bytes)
    case .i32: add(integers: Int32.self, bytes)
    case .u32: add(integers: UInt32.self, bytes)
    case .i64: add(integers: Int64.self, bytes)
    case .u64: add(integers: UInt64.self, bytes)
    case .bool, .i8, .u8, .f8E4M3, .f8E5M2, .f8E4M3FNUZ, .f8E5M2FNUZ, .f8E8M0:
      add(bytes: bytes, of: element, from: index)
    }
  }
}
