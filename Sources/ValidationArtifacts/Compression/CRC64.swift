// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// CRC-64 of ECMA-182, reflected, as in xz.
struct CRC64 {
  private static let table: [UInt64] = (0..<256).map { start in
    (0..<8).reduce(UInt64(start)) { sum, _ in
      sum & 1 == 0 ? sum >> 1 : sum >> 1 ^ 0xc96c_5795_d787_0f42
    }
  }

  private var state = UInt64.max

  var value: UInt64 { ~state }

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    let table = Self.table
    for byte in bytes { state = table[Int(UInt8(truncatingIfNeeded: state) ^ byte)] ^ state >> 8 }
  }
}
