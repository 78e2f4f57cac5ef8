// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The 64-byte digest without a key, after RFC 7693; CryptoKit has none.
struct BLAKE2b {
  private var low: SIMD4<UInt64>
  private var high: SIMD4<UInt64>
  /// What is left of the last update; the last block is compressed at the end, even a full one.
  private var rest: [UInt8] = []
  /// Bytes in the state; below 2^63, which no file reaches.
  private var count: UInt64 = 0

  private static let blockBytes = 128
  /// Fractional parts of the square roots of the first eight primes (RFC 7693 § 2.6).
  private static let firstLow = SIMD4<UInt64>(
    0x6a09_e667_f3bc_c908, 0xbb67_ae85_84ca_a73b, 0x3c6e_f372_fe94_f82b, 0xa54f_f53a_5f1d_36f1)
  private static let firstHigh = SIMD4<UInt64>(
    0x510e_527f_ade6_82d1, 0x9b05_688c_2b3e_6c1f, 0x1f83_d9ab_fb41_bd6b, 0x5be0_cd19_137e_2179)
  /// Order of the message words (RFC 7693 § 2.7); rounds 10 and 11 use the first two rows again.
  private static let order: [UInt8] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
    14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3,
    11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4,
    7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8,
    9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13,
    2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9,
    12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11,
    13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10,
    6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5,
    10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0,
  ]

  init() {
    // Parameter block: 64 bytes of digest, no key, fan-out and depth 1.
    low = Self.firstLow ^ SIMD4(0x0101_0040, 0, 0, 0)
    high = Self.firstHigh
  }

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    var bytes = bytes[...]
    if !rest.isEmpty {
      let taken = bytes.prefix(Self.blockBytes - rest.count)
      rest += taken
      bytes = bytes.dropFirst(taken.count)
      if bytes.isEmpty { return }
      let block = rest
      block.withUnsafeBytes { compress($0, isLast: false) }
      rest.removeAll(keepingCapacity: true)
    }
    while bytes.count > Self.blockBytes {
      compress(UnsafeRawBufferPointer(rebasing: bytes.prefix(Self.blockBytes)), isLast: false)
      bytes = bytes.dropFirst(Self.blockBytes)
    }
    rest += bytes
  }

  func finish() -> [UInt8] {
    var copy = self
    let padded = rest + Array(repeating: 0, count: Self.blockBytes - rest.count)
    copy.count = copy.count &+ UInt64(rest.count) &- UInt64(Self.blockBytes)
    padded.withUnsafeBytes { copy.compress($0, isLast: true) }
    let words = (0..<4).map { copy.low[$0] } + (0..<4).map { copy.high[$0] }
    return words.flatMap { word in withUnsafeBytes(of: word.littleEndian) { Array($0) } }
  }

  private mutating func compress(_ block: UnsafeRawBufferPointer, isLast: Bool) {
    count &+= UInt64(Self.blockBytes)
    // Sixteen variables instead of an array, because they stay in registers.
    var (v0, v1, v2, v3) = (low[0], low[1], low[2], low[3])
    var (v4, v5, v6, v7) = (high[0], high[1], high[2], high[3])
    var (v8, v9, v10, v11) = (
      Self.firstLow[0], Self.firstLow[1], Self.firstLow[2], Self.firstLow[3]
    )
    var (v12, v13, v14, v15) = (
      Self.firstHigh[0] ^ count, Self.firstHigh[1], Self.firstHigh[2] ^ (isLast ? .max : 0),
      Self.firstHigh[3]
    )
    Self.order.withUnsafeBufferPointer { order in
      for round in 0..<12 {
        let row = round % 10 * 16
        func word(_ place: Int) -> UInt64 {
          let offset = Int(order[row &+ place]) &* 8
          return UInt64(littleEndian: block.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        Self.mix(&v0, &v4, &v8, &v12, word(0), word(1))
        Self.mix(&v1, &v5, &v9, &v13, word(2), word(3))
        Self.mix(&v2, &v6, &v10, &v14, word(4), word(5))
        Self.mix(&v3, &v7, &v11, &v15, word(6), word(7))
        Self.mix(&v0, &v5, &v10, &v15, word(8), word(9))
        Self.mix(&v1, &v6, &v11, &v12, word(10), word(11))
        Self.mix(&v2, &v7, &v8, &v13, word(12), word(13))
        Self.mix(&v3, &v4, &v9, &v14, word(14), word(15))
      }
    }
    low ^= SIMD4(v0 ^ v8, v1 ^ v9, v2 ^ v10, v3 ^ v11)
    high ^= SIMD4(v4 ^ v12, v5 ^ v13, v6 ^ v14, v7 ^ v15)
  }

  /// One column or diagonal (RFC 7693 § 3.1).
  @inline(__always)
  private static func mix(
    _ a: inout UInt64, _ b: inout UInt64, _ c: inout UInt64, _ d: inout UInt64,
    _ x: UInt64, _ y: UInt64
  ) {
    a = a &+ b &+ x
    d = turned(d ^ a, 32)
    c = c &+ d
    b = turned(b ^ c, 24)
    a = a &+ b &+ y
    d = turned(d ^ a, 16)
    c = c &+ d
    b = turned(b ^ c, 63)
  }

  @inline(__always)
  private static func turned(_ word: UInt64, _ bits: UInt64) -> UInt64 {
    word &>> bits | word &<< (64 &- bits)
  }
}
