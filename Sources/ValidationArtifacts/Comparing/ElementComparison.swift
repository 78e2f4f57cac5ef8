// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Compares two chunks of one tensor, element by element.
///
/// Chunks begin at an element and hold whole ones; elements are little-endian.
struct ElementComparison {
  let left: UnsafeRawBufferPointer
  let right: UnsafeRawBufferPointer
  /// Of the chunk's first element.
  let firstIndex: UInt64

  func add(to tally: inout DifferenceTally, dtype: SafetensorsDType) {
    switch dtype {
    case .f64: floats(.float64, &tally)
    case .f32: floats(.float32, &tally)
    case .f16: floats(.float16, &tally)
    case .bf16: floats(.bfloat16, &tally)
    case .i64, .u64, .c64: integers(UInt64.self, &tally)
    case .i32, .u32: integers(UInt32.self, &tally)
    case .i16, .u16: integers(UInt16.self, &tally)
    case .bool, .u8, .i8, .f8E5M2, .f8E4M3, .f8E8M0, .f8E4M3FNUZ, .f8E5M2FNUZ:
      integers(UInt8.self, &tally)
    case .f4, .f6E2M3, .f6E3M2: packed(Int(dtype.bits), &tally)
    }
  }

  private func floats<Bits>(_ layout: FloatLayout<Bits>, _ tally: inout DifferenceTally) {
    forEachDifference(Bits.self) { index, left, right in
      tally.count(at: index)
      tally.weigh(left, right, in: layout)
    }
  }

  private func integers<Bits: FixedWidthInteger & UnsignedInteger>(
    _ type: Bits.Type, _ tally: inout DifferenceTally
  ) {
    forEachDifference(type) { index, _, _ in tally.count(at: index) }
  }

  private func forEachDifference<Bits: FixedWidthInteger>(
    _ type: Bits.Type, _ body: (UInt64, Bits, Bits) -> Void
  ) {
    let width = MemoryLayout<Bits>.size
    for element in 0..<left.count / width {
      let a = left.loadUnaligned(fromByteOffset: element * width, as: Bits.self)
      let b = right.loadUnaligned(fromByteOffset: element * width, as: Bits.self)
      guard a != b else { continue }
      body(firstIndex + UInt64(element), Bits(littleEndian: a), Bits(littleEndian: b))
    }
  }

  /// Elements narrower than a byte, the first in the lowest bits.
  private func packed(_ bits: Int, _ tally: inout DifferenceTally) {
    for element in 0..<left.count * 8 / bits {
      let (byte, shift) = (element * bits / 8, element * bits % 8)
      let next = min(byte + 1, left.count - 1)
      let a = UInt16(left[byte]) | UInt16(left[next]) << 8
      let b = UInt16(right[byte]) | UInt16(right[next]) << 8
      if (a ^ b) >> UInt16(shift) & (1 << UInt16(bits) - 1) != 0 {
        tally.count(at: firstIndex + UInt64(element))
      }
    }
  }
}
