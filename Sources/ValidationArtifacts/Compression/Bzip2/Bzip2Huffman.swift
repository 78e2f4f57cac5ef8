// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// One canonical code of a bzip2 block: codes of a length are successive numbers.
struct Bzip2Huffman {
  static let longest = 20

  private var counts = [Int](repeating: 0, count: longest + 1)
  private let symbols: [UInt16]

  /// Lengths in differences: 0 keeps, 10 adds one, 11 takes one away.
  init(_ bits: inout BitInput, symbolCount: Int) throws(ExpansionFailure) {
    var length = Int(try bits.bits(5))
    var lengths: [Int] = []
    for _ in 0..<symbolCount {
      while true {
        guard (1...Self.longest).contains(length) else {
          throw .corrupt("a bzip2 code length is not legal", at: bits.input.offset)
        }
        guard try bits.bit() else { break }
        length += try bits.bit() ? -1 : 1
      }
      lengths.append(length)
      counts[length] += 1
    }
    symbols = lengths.indices.sorted { (lengths[$0], $0) < (lengths[$1], $1) }.map { UInt16($0) }
  }

  func symbol(_ bits: inout BitInput) throws(ExpansionFailure) -> Int {
    var code = 0
    var first = 0
    var index = 0
    for length in 1...Self.longest {
      code |= Int(try bits.bits(1))
      let count = counts[length]
      if code - first < count, code >= first { return Int(symbols[index + code - first]) }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    throw .corrupt("a bzip2 code is not in its table", at: bits.input.offset)
  }
}
