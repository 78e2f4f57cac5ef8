// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// One canonical code of a bzip2 block: codes of a length are successive numbers.
struct Bzip2Huffman {
  static let longest = 20
  /// Codes up to this length, which nearly all symbols have, are looked up at once.
  private static let shortest = 10

  private var counts = [Int](repeating: 0, count: longest + 1)
  private let symbols: [UInt16]
  /// By the next bits: a symbol above the length of its code in the lowest five bits, or zero.
  private let quick: [UInt16]

  /// Lengths in differences: 0 keeps, 10 adds one, 11 takes one away.
  init(_ bits: inout BitInput, symbolCount: Int) throws(ExpansionFailure) {
    var length = Int(try bits.bits(5))
    var lengths: [Int] = []
    for _ in 0..<symbolCount {
      while true {
        guard (1...Self.longest).contains(length) else {
          throw .corrupt("a bzip2 code length is not legal", at: bits.offset)
        }
        guard try bits.bit() else { break }
        length += try bits.bit() ? -1 : 1
      }
      lengths.append(length)
      counts[length] += 1
    }
    symbols = lengths.indices.sorted { (lengths[$0], $0) < (lengths[$1], $1) }.map { UInt16($0) }
    quick = Self.table(of: symbols, counts)
  }

  /// Codes that do not fit into their length, which only a broken stream has, are left to the long way.
  private static func table(of symbols: [UInt16], _ counts: [Int]) -> [UInt16] {
    var table = [UInt16](repeating: 0, count: 1 << shortest)
    var (code, index) = (0, 0)
    for length in 1...shortest {
      let width = 1 << (shortest - length)
      for _ in 0..<counts[length] {
        let start = code * width
        guard start + width <= table.count else { return table }
        let entry = symbols[index] << 5 | UInt16(length)
        for place in start..<start + width { table[place] = entry }
        (code, index) = (code + 1, index + 1)
      }
      code <<= 1
    }
    return table
  }

  @inline(__always)
  func symbol(_ bits: inout BitInput) throws(ExpansionFailure) -> Int {
    let entry = quick[Int(try bits.peek(Self.shortest))]
    guard entry != 0 else { return try longSymbol(&bits) }
    try bits.take(Int(entry & 0x1f))
    return Int(entry >> 5)
  }

  private func longSymbol(_ bits: inout BitInput) throws(ExpansionFailure) -> Int {
    let next = Int(try bits.peek(Self.longest))
    var (first, index) = (0, 0)
    for length in 1...Self.longest {
      let code = next >> (Self.longest - length)
      let count = counts[length]
      if code - first < count, code >= first {
        try bits.take(length)
        return Int(symbols[index + code - first])
      }
      index += count
      first = (first + count) << 1
    }
    throw .corrupt("a bzip2 code is not in its table", at: bits.offset)
  }
}
