// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Bits of a compressed stream, the highest of each byte first.
struct BitInput {
  var input: DecoderInput
  private var buffer: UInt64 = 0
  private var count = 0

  init(_ input: DecoderInput) { self.input = input }

  /// At most 32.
  mutating func bits(_ wanted: Int) throws(ExpansionFailure) -> UInt32 {
    while count < wanted {
      buffer = buffer << 8 | UInt64(try input.byte())
      count += 8
    }
    count -= wanted
    let mask = (UInt64(1) << UInt64(wanted)) - 1
    return UInt32(truncatingIfNeeded: (buffer >> UInt64(count)) & mask)
  }

  mutating func bit() throws(ExpansionFailure) -> Bool { try bits(1) == 1 }

  /// Drops what is left of a byte: never more than that is buffered between two readings.
  mutating func align() { count = 0 }
}
