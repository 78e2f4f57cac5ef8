// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Takes bits of adaptive probability out of bytes (LZMA specification, "Range Decoder").
struct RangeDecoder {
  private var range: UInt32 = .max
  private var code: UInt32 = 0

  init(_ input: inout DecoderInput) throws(ExpansionFailure) {
    let start = input.offset
    guard try input.byte() == 0 else { throw .corrupt("the LZMA data begin wrongly", at: start) }
    for _ in 0..<4 { code = code << 8 | UInt32(try input.byte()) }
  }

  /// As it must be behind an end mark.
  var isFinished: Bool { code == 0 }

  /// Also to be done behind the last bit, where the length of the data counts.
  @inline(__always)
  mutating func normalise(_ input: inout DecoderInput) throws(ExpansionFailure) {
    guard range < 1 << 24 else { return }
    range <<= 8
    code = code << 8 | UInt32(try input.byte())
  }

  @inline(__always)
  mutating func bit(
    _ probabilities: LZMAProbabilities, _ place: Int, _ input: inout DecoderInput
  ) throws(ExpansionFailure) -> Int {
    try normalise(&input)
    let probability = probabilities[place]
    let bound = (range &>> 11) &* UInt32(probability)
    if code < bound {
      range = bound
      probabilities[place] = probability &+ (2_048 &- probability) &>> 5
      return 0
    }
    range &-= bound
    code &-= bound
    probabilities[place] = probability &- probability &>> 5
    return 1
  }

  /// The same for bits of literals and distances, which are hard to foresee: without a branch on what the bit is.
  @inline(__always)
  mutating func unforeseenBit(
    _ probabilities: LZMAProbabilities, _ place: Int, _ input: inout DecoderInput
  ) throws(ExpansionFailure) -> Int {
    try normalise(&input)
    let probability = Int32(probabilities[place])
    let bound = (range &>> 11) &* UInt32(truncatingIfNeeded: probability)
    // All ones where the bit is one.
    let one = UInt32(truncatingIfNeeded: (Int64(bound) &- Int64(code) &- 1) &>> 63)
    range = (bound & ~one) | ((range &- bound) & one)
    code &-= bound & one
    // For a zero, minus (2048 − p) / 32 rounded as the other way does.
    let shift = Int32(truncatingIfNeeded: ~one) & (31 &- 2_048)
    probabilities[place] = UInt16(
      truncatingIfNeeded: probability &- ((probability &+ shift) &>> 5))
    return Int(one & 1)
  }

  /// Bits of even chances.
  mutating func direct(
    _ count: Int, _ input: inout DecoderInput
  ) throws(ExpansionFailure) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<max(count, 0) {
      try normalise(&input)
      range >>= 1
      let isSet = code >= range
      if isSet { code -= range }
      value = value << 1 | (isSet ? 1 : 0)
    }
    return value
  }
}
