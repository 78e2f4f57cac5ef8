// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Chunks of LZMA and of plain bytes, as xz and 7z hold them (xz-file-format 5.3.1).
enum LZMA2 {
  /// Of the byte by which the dictionary's size is told.
  static func dictionarySize(_ code: UInt8) throws(ExpansionFailure) -> UInt64 {
    guard code <= 40 else { throw .corrupt("LZMA2 dictionary size \(code) is not legal", at: 0) }
    return code == 40 ? 0xffff_ffff : (2 | UInt64(code & 1)) << UInt64(code / 2 + 11)
  }

  static func expand(
    _ input: inout DecoderInput, dictionarySize: UInt64, into output: ExpandedOutput
  ) throws(ExpansionFailure) {
    let window = try SlidingWindow(dictionarySize, output)
    var decoder: LZMADecoder?
    do throws(ExpansionFailure) {
      while try chunk(&input, window, &decoder) {}
    } catch {
      try window.flush()
      throw error
    }
    try window.flush()
  }

  private static func chunk(
    _ input: inout DecoderInput, _ window: SlidingWindow, _ decoder: inout LZMADecoder?
  ) throws(ExpansionFailure) -> Bool {
    let offset = input.offset
    let control = try input.byte()
    switch control {
    case 0: return false
    case 1, 2:
      if control == 1 { window.reset() }
      let count = try bigEndian(&input) + 1
      for _ in 0..<count { try window.put(try input.byte()) }
    case 0x80...:
      try packed(control, &input, window, &decoder)
    default: throw .corrupt("LZMA2 control byte \(control) is not legal", at: offset)
    }
    return true
  }

  private static func packed(
    _ control: UInt8, _ input: inout DecoderInput, _ window: SlidingWindow,
    _ decoder: inout LZMADecoder?
  ) throws(ExpansionFailure) {
    let count = (Int(control & 0x1f) << 16) + (try bigEndian(&input)) + 1
    let size = try bigEndian(&input) + 1
    if control >= 0xe0 { window.reset() }
    if control >= 0xc0 {
      let properties = try LZMAProperties(try input.byte(), dictionarySize: 0)
      guard properties.fitsLZMA2 else {
        throw .corrupt("LZMA2 takes no more than four bits of context", at: input.offset)
      }
      if decoder == nil { decoder = try LZMADecoder(properties, window) }
      try decoder?.reset(properties)
    } else if control >= 0xa0 {
      try decoder?.reset()
    }
    let start = input.offset
    guard try decoder?.decode(&input, count: UInt64(count)) == false else {
      throw .corrupt("an LZMA2 chunk has no properties, or an end mark", at: start)
    }
    guard input.offset - start == UInt64(size) else {
      throw .corrupt("an LZMA2 chunk is not as long as it says", at: start)
    }
  }

  private static func bigEndian(_ input: inout DecoderInput) throws(ExpansionFailure) -> Int {
    let high = Int(try input.byte())
    return high << 8 | Int(try input.byte())
  }
}
