// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Bits of a compressed stream, the highest of each byte first.
struct BitInput {
  private var input: DecoderInput
  private var buffer: UInt64 = 0
  /// Lowest bits of the buffer that are not taken yet.
  private var count = 0

  init(_ input: DecoderInput) { self.input = input }

  /// Of the byte that the next bit stands in.
  var offset: UInt64 { input.offset - UInt64(count / 8) }

  /// At most 32.
  @inline(__always)
  mutating func bits(_ wanted: Int) throws(ExpansionFailure) -> UInt32 {
    let value = try peek(wanted)
    guard wanted <= count else { throw .truncated(at: input.end) }
    count &-= wanted
    return value
  }

  mutating func bit() throws(ExpansionFailure) -> Bool { try bits(1) == 1 }

  /// The next bits, at most 32, which are not taken; behind the end of the input zeros.
  @inline(__always)
  mutating func peek(_ wanted: Int) throws(ExpansionFailure) -> UInt32 {
    if count < wanted { try fill() }
    let mask = (UInt64(1) &<< UInt64(wanted)) &- 1
    let value =
      count >= wanted ? buffer &>> UInt64(count &- wanted) : buffer &<< UInt64(wanted &- count)
    return UInt32(truncatingIfNeeded: value & mask)
  }

  /// Takes bits that were looked at, behind the end of which the input may have ended.
  @inline(__always)
  mutating func take(_ wanted: Int) throws(ExpansionFailure) {
    guard wanted <= count else { throw .truncated(at: input.end) }
    count &-= wanted
  }

  private mutating func fill() throws(ExpansionFailure) {
    while count <= 32, !input.atEnd {
      buffer = buffer &<< 8 | UInt64(try input.byte())
      count &+= 8
    }
  }

  /// Drops what is left of a byte, and gives back the input with the whole bytes that were not taken.
  func aligned() -> DecoderInput {
    var rest = input
    rest.rewind(count / 8)
    return rest
  }
}
