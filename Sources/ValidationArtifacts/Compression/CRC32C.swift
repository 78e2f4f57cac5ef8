// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// CRC-32 of Castagnoli's polynomial, eight bytes at a time; TensorFlow masks it before it is stored.
struct CRC32C {
  /// The first is for the last of eight bytes.
  private static let tables: [UInt32] = {
    let first = (0..<256).map { (start: UInt32) -> UInt32 in
      var sum = start
      for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : sum >> 1 ^ 0x82f6_3b78 }
      return sum
    }
    var all = first
    for place in 256..<8 * 256 {
      let before = all[place - 256]
      all.append(first[Int(before & 0xff)] ^ before >> 8)
    }
    return all
  }()

  private var state = UInt32.max

  var value: UInt32 { ~state }

  /// leveldb's `crc32c::Mask`: sums of bytes that hold sums are no good ones.
  var masked: UInt32 { (value >> 15 | value << 17) &+ 0xa282_ead8 }

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    Self.tables.withUnsafeBufferPointer { table in
      var sum = state
      var place = 0
      while bytes.count - place >= 8 {
        let word =
          UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
          ^ UInt64(sum)
        sum = 0
        for byte in 0..<8 {
          sum ^= table[(7 - byte) * 256 + Int(word >> UInt64(8 * byte) & 0xff)]
        }
        place += 8
      }
      while place < bytes.count {
        sum = table[Int(UInt8(truncatingIfNeeded: sum) ^ bytes[place])] ^ sum >> 8
        place += 1
      }
      state = sum
    }
  }
}
