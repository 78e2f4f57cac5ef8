// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Where the numbers of a tensor stand in its bytes.
struct NumberLayout: Hashable, Sendable {
  /// Of quantised weights: a few numbers that scale all elements of the block.
  struct Block: Hashable, Sendable {
    let bytes: Int
    /// Elements that it stands for.
    let elements: Int
    /// Of its numbers, from its beginning.
    let places: [Int]
  }

  let element: ElementType
  var isBigEndian = false
  var block: Block?

  /// Longest unit, in bytes: one that begins in a chunk may end this far beyond it.
  static let longestUnit = 512

  /// Bytes that hold a whole number of numbers.
  var unit: Int { block?.bytes ?? element.byteCount }
  var numbersPerUnit: Int { block?.places.count ?? element.numberCount }
  var elementsPerUnit: Int { block?.elements ?? 1 }
  /// The numbers follow each other as this machine writes them.
  var isPlain: Bool { block == nil && !isBigEndian }

  /// For a block its first element.
  func element(ofNumber index: UInt64) -> UInt64 {
    index / UInt64(numbersPerUnit) * UInt64(elementsPerUnit)
  }
}

extension ElementType {
  /// Of one element; a complex one is two numbers.
  var byteCount: Int { numberBytes * numberCount }

  var numberCount: Int { self == .c64 || self == .c128 ? 2 : 1 }

  var numberBytes: Int {
    switch self {
    case .bool, .i8, .u8, .f8E4M3, .f8E5M2, .f8E4M3FNUZ, .f8E5M2FNUZ, .f8E8M0: 1
    case .i16, .u16, .f16, .bf16: 2
    case .i32, .u32, .f32, .c64: 4
    case .i64, .u64, .f64, .c128: 8
    }
  }

  /// Whether it can hold weights rather than indices, flags or quantised codes.
  var isFloat: Bool {
    switch self {
    case .bool, .i8, .u8, .i16, .u16, .i32, .u32, .i64, .u64: false
    default: true
    }
  }
}
