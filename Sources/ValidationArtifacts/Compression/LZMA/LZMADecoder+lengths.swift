// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension LZMADecoder {
  /// Two choices, then eight short lengths, eight middle ones, or 256 long ones.
  mutating func length(
    _ table: Int, _ coder: inout RangeDecoder, _ input: inout DecoderInput, _ position: Int
  ) throws(ExpansionFailure) -> Int {
    if try coder.bit(probabilities, table, &input) == 0 {
      return try tree(table + 2 + (position << 3), bits: 3, &coder, &input)
    }
    if try coder.bit(probabilities, table + 1, &input) == 0 {
      return try 8 + tree(table + 130 + (position << 3), bits: 3, &coder, &input)
    }
    return try 16 + tree(table + 258, bits: 8, &coder, &input)
  }

  mutating func distance(
    _ length: Int, _ coder: inout RangeDecoder, _ input: inout DecoderInput
  ) throws(ExpansionFailure) -> UInt32 {
    let slot = try tree(Table.slot + (min(length, 3) << 6), bits: 6, &coder, &input)
    guard slot >= 4 else { return UInt32(slot) }
    let bits = (slot >> 1) - 1
    let base = UInt32(2 | (slot & 1)) << UInt32(bits)
    if slot < 14 {
      let table = Table.special + Int(base) - slot
      return base &+ (try reverseTree(table, bits: bits, &coder, &input))
    }
    let high = try coder.direct(bits - 4, &input) << 4
    return base &+ high &+ (try reverseTree(Table.align, bits: 4, &coder, &input))
  }

  private mutating func tree(
    _ table: Int, bits: Int, _ coder: inout RangeDecoder, _ input: inout DecoderInput
  ) throws(ExpansionFailure) -> Int {
    var symbol = 1
    for _ in 0..<bits {
      symbol = symbol << 1 | (try coder.unforeseenBit(probabilities, table + symbol, &input))
    }
    return symbol - (1 << bits)
  }

  private mutating func reverseTree(
    _ table: Int, bits: Int, _ coder: inout RangeDecoder, _ input: inout DecoderInput
  ) throws(ExpansionFailure) -> UInt32 {
    var symbol = 1
    var value: UInt32 = 0
    for place in 0..<bits {
      let bit = try coder.unforeseenBit(probabilities, table + symbol, &input)
      symbol = symbol << 1 | bit
      value |= UInt32(bit) << UInt32(place)
    }
    return value
  }
}
