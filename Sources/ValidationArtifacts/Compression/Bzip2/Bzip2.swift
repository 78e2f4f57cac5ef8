// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Streams of bzip2: blocks that are read, put back into order, and written with their runs.
enum Bzip2 {
  /// Reads one stream and leaves the input behind its end.
  static func expand(
    _ input: inout DecoderInput, into output: ExpandedOutput
  ) throws(ExpansionFailure) {
    var bits = BitInput(input)
    defer { input = bits.aligned() }
    let start = input.offset
    guard try bits.bits(24) == 0x42_5a68, case let level = try bits.bits(8),
      (0x31...0x39).contains(level)
    else { throw .corrupt("the bzip2 header is broken", at: start) }
    var combined: UInt32 = 0
    while true {
      let (high, low) = (try bits.bits(24), try bits.bits(24))
      let claimed = try bits.bits(32)
      if (high, low) == (0x17_7245, 0x38_5090) {
        guard claimed == combined else {
          throw .corrupt("the bzip2 stream has a wrong checksum", at: bits.offset)
        }
        return
      }
      guard (high, low) == (0x31_4159, 0x26_5359) else {
        throw .corrupt("a bzip2 block does not begin where it should", at: bits.offset)
      }
      let block = try Bzip2Block(&bits, capacity: Int(level - 0x30) * 100_000, output)
      let found = try block.write(to: output)
      guard found == claimed else {
        throw .corrupt("a bzip2 block has a wrong checksum", at: bits.offset)
      }
      combined = (combined << 1 | combined >> 31) ^ found
    }
  }
}
