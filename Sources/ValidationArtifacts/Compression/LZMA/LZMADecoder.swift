// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Decodes LZMA symbols into a window (LZMA specification by Igor Pavlov, public domain).
struct LZMADecoder {
  /// Where each table stands among the probabilities.
  enum Table {
    static let isMatch = 0
    static let isRepeat = 192
    static let isRepeat0 = 204
    static let isRepeat1 = 216
    static let isRepeat2 = 228
    static let isShort = 240
    static let slot = 432
    static let special = 688
    static let align = 803
    static let length = 819
    static let repeatLength = 1_333
    static let literal = 1_847
  }

  private enum Symbol { case data, end }

  let window: SlidingWindow
  private var properties: LZMAProperties
  var probabilities: LZMAProbabilities
  private var state = 0
  private var distances: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)

  init(_ properties: LZMAProperties, _ window: SlidingWindow) throws(ExpansionFailure) {
    self.window = window
    self.properties = properties
    probabilities = try LZMAProbabilities(count: Self.tableSize(properties))
    try reset(properties)
  }

  private static func tableSize(_ properties: LZMAProperties) -> Int {
    Table.literal + 0x300 << (properties.literalContextBits + properties.literalPositionBits)
  }

  mutating func reset(_ properties: LZMAProperties) throws(ExpansionFailure) {
    self.properties = properties
    let count = Self.tableSize(properties)
    try window.spend(decoding: UInt64(count / Self.entriesASymbol))
    if count > probabilities.count { probabilities = try LZMAProbabilities(count: count) }
    probabilities.reset(count)
    state = 0
    distances = (0, 0, 0, 0)
  }

  mutating func reset() throws(ExpansionFailure) { try reset(properties) }

  /// Probabilities that are reset in the time that a symbol of bzip2 takes, by which decoding is counted.
  private static let entriesASymbol = 256
  private static let symbolsAtOnce = 1_024

  /// Up to a number of bytes, or to the end mark where there is no number.
  /// - Returns: whether an end mark was met.
  mutating func decode(
    _ input: inout DecoderInput, count: UInt64?
  ) throws(ExpansionFailure) -> Bool {
    var coder = try RangeDecoder(&input)
    let (limit, overflow) = window.written.addingReportingOverflow(count ?? .max)
    let end = overflow ? UInt64.max : limit
    var (unpaid, place) = (0, input.offset)
    while window.written < end {
      if unpaid == 0 {
        // A byte of input takes about as long as three symbols of bzip2, whatever it stands for.
        try window.spend(decoding: UInt64(Self.symbolsAtOnce) + 3 * (input.offset - place))
        (unpaid, place) = (Self.symbolsAtOnce, input.offset)
      }
      unpaid &-= 1
      if try symbol(&coder, &input, end: end) == .end {
        guard coder.isFinished else {
          throw .corrupt("the LZMA end mark is broken", at: input.offset)
        }
        return true
      }
    }
    try coder.normalise(&input)
    return false
  }

  private mutating func symbol(
    _ coder: inout RangeDecoder, _ input: inout DecoderInput, end: UInt64
  ) throws(ExpansionFailure) -> Symbol {
    let position = Int(truncatingIfNeeded: window.written) & ((1 << properties.positionBits) - 1)
    let context = (state << 4) + position
    if try coder.bit(probabilities, Table.isMatch + context, &input) == 0 {
      try literal(&coder, &input)
      return .data
    }
    let length: Int
    if try coder.bit(probabilities, Table.isRepeat + state, &input) == 0 {
      length = try match(&coder, &input, position)
      if distances.0 == .max { return .end }
    } else {
      guard window.filled > 0 else {
        throw .corrupt("the LZMA data copy before there is anything", at: input.offset)
      }
      length = try repetition(&coder, &input, position, context)
    }
    try window.check(UInt64(distances.0), at: input.offset)
    let room = Int(clamping: end - window.written)
    try window.copy(from: Int(distances.0), count: min(length, room))
    guard length <= room else {
      throw .corrupt("the LZMA data go beyond their length", at: input.offset)
    }
    return .data
  }

  private mutating func literal(
    _ coder: inout RangeDecoder, _ input: inout DecoderInput
  ) throws(ExpansionFailure) {
    let place =
      Int(truncatingIfNeeded: window.written) & ((1 << properties.literalPositionBits) - 1)
    let previous = Int(window.back(0)) >> (8 - properties.literalContextBits)
    let base = Table.literal + 0x300 * ((place << properties.literalContextBits) + previous)
    var symbol = 1
    if state >= 7 {
      var match = Int(window.back(Int(distances.0)))
      while symbol < 0x100 {
        let expected = (match >> 7) & 1
        match <<= 1
        let bit = try coder.unforeseenBit(
          probabilities, base + ((1 + expected) << 8) + symbol, &input)
        symbol = symbol << 1 | bit
        if bit != expected { break }
      }
    }
    while symbol < 0x100 {
      symbol = symbol << 1 | (try coder.unforeseenBit(probabilities, base + symbol, &input))
    }
    try window.put(UInt8(truncatingIfNeeded: symbol))
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6
  }

  private mutating func match(
    _ coder: inout RangeDecoder, _ input: inout DecoderInput, _ position: Int
  ) throws(ExpansionFailure) -> Int {
    let length = try length(Table.length, &coder, &input, position)
    state = state < 7 ? 7 : 10
    let distance = try distance(length, &coder, &input)
    distances = (distance, distances.0, distances.1, distances.2)
    return length + 2
  }

  private mutating func repetition(
    _ coder: inout RangeDecoder, _ input: inout DecoderInput, _ position: Int, _ context: Int
  ) throws(ExpansionFailure) -> Int {
    let (first, second, third, fourth) = distances
    if try coder.bit(probabilities, Table.isRepeat0 + state, &input) == 0 {
      if try coder.bit(probabilities, Table.isShort + context, &input) == 0 {
        state = state < 7 ? 9 : 11
        return 1
      }
    } else if try coder.bit(probabilities, Table.isRepeat1 + state, &input) == 0 {
      distances = (second, first, third, fourth)
    } else if try coder.bit(probabilities, Table.isRepeat2 + state, &input) == 0 {
      distances = (third, first, second, fourth)
    } else {
      distances = (fourth, first, second, third)
    }
    state = state < 7 ? 8 : 11
    return try length(Table.repeatLength, &coder, &input, position) + 2
  }
}
