// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Types of metadata values, by their numbers.
enum GGUFValueType: UInt32 {
  case u8, i8, u16, i16, u32, i32, f32, bool, string, array, u64, i64, f64

  /// In bytes; nil for those of changing size.
  var size: UInt64? {
    switch self {
    case .u8, .i8, .bool: 1
    case .u16, .i16: 2
    case .u32, .i32, .f32: 4
    case .u64, .i64, .f64: 8
    case .string, .array: nil
    }
  }

  /// A value of fixed size as text.
  func text(_ bytes: [UInt8]) -> String {
    let bits = bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return switch self {
    case .i8: String(Int8(truncatingIfNeeded: bits))
    case .i16: String(Int16(truncatingIfNeeded: bits))
    case .i32: String(Int32(truncatingIfNeeded: bits))
    case .i64: String(Int64(truncatingIfNeeded: bits))
    case .f32: String(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
    case .f64: String(Double(bitPattern: bits))
    case .bool: bits == 0 ? "false" : "true"
    case .u8, .u16, .u32, .u64, .string, .array: String(bits)
    }
  }
}
