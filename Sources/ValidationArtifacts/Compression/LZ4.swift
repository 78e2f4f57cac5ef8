// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// LZ4 frames (LZ4 frame format 1.6.3); their xxHash checks are skipped, not compared.
enum LZ4 {
  static func expand(
    _ input: inout DecoderInput, into output: ExpandedOutput
  ) throws(ExpansionFailure) {
    let start = input.offset
    guard try input.littleEndian(UInt32.self) == 0x184d_2204, case let flags = try input.byte(),
      flags >> 6 == 1
    else { throw .corrupt("the LZ4 header is broken", at: start) }
    // Maximum block size, content size and dictionary, then the header's check.
    try input.skip(1 + (flags & 0x8 == 0 ? 0 : 8) + (flags & 0x1 == 0 ? 0 : 4) + 1)
    let window = try SlidingWindow(1 << 16, output)
    do throws(ExpansionFailure) {
      try blocks(&input, flags, window)
    } catch {
      try window.flush()
      throw error
    }
    try window.flush()
  }

  private static func blocks(
    _ input: inout DecoderInput, _ flags: UInt8, _ window: SlidingWindow
  ) throws(ExpansionFailure) {
    while true {
      let size = try input.littleEndian(UInt32.self)
      guard size != 0 else { break }
      let end = input.offset + UInt64(size & 0x7fff_ffff)
      if flags & 0x20 != 0 { window.reset() }
      if size >> 31 == 1 {
        while input.offset < end { try window.put(try input.byte()) }
      } else {
        try block(&input, end, window)
      }
      if flags & 0x10 != 0 { try input.skip(4) }
    }
    if flags & 0x4 != 0 { try input.skip(4) }
  }

  /// Sequences of literals and a match; the last has no match.
  private static func block(
    _ input: inout DecoderInput, _ end: UInt64, _ window: SlidingWindow
  ) throws(ExpansionFailure) {
    while input.offset < end {
      let token = try input.byte()
      let literals = try length(token >> 4, &input, end)
      for _ in 0..<literals { try window.put(try input.byte()) }
      guard input.offset < end else { break }
      let distance = UInt64(try input.littleEndian(UInt16.self))
      guard distance > 0 else { throw .corrupt("an LZ4 offset is zero", at: input.offset) }
      try window.check(distance - 1, at: input.offset)
      try window.copy(from: Int(distance) - 1, count: try length(token & 0xf, &input, end) + 4)
    }
    guard input.offset == end else {
      throw .corrupt("an LZ4 block is not as long as it says", at: input.offset)
    }
  }

  /// Fifteen goes on with bytes until one is not 255; the block's length bounds them.
  private static func length(
    _ start: UInt8, _ input: inout DecoderInput, _ end: UInt64
  ) throws(ExpansionFailure) -> Int {
    var length = Int(start)
    guard start == 15 else { return length }
    while input.offset < end {
      let byte = try input.byte()
      length += Int(byte)
      if byte != 255 { break }
    }
    return length
  }
}
