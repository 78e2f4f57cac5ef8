// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// One block: Huffman codes of move-to-front places, then the Burrows-Wheeler order.
struct Bzip2Block {
  private static let groupSize = 50
  /// Making the tables of a block takes as long as decoding this many symbols, however short it is.
  private static let symbolsOfTables: UInt64 = 5_000

  /// Bytes in sorted order in the low eight bits, then the place of each one's successor above.
  private var table: [UInt32] = []
  private let origin: Int
  private let capacity: Int

  init(
    _ bits: inout BitInput, capacity: Int, _ output: ExpandedOutput
  ) throws(ExpansionFailure) {
    guard try !bits.bit() else {
      throw .unsupported("randomised bzip2 blocks are not decoded here")
    }
    try output.spend(decoding: Self.symbolsOfTables)
    self.capacity = capacity
    origin = Int(try bits.bits(24))
    let used = try Self.usedBytes(&bits)
    let tables = try Self.tables(&bits, symbolCount: used.count + 2, output)
    table.reserveCapacity(capacity)
    try readSymbols(&bits, used, tables.codes, tables.selectors, output)
    guard origin < table.count else {
      throw .corrupt("a bzip2 block has no first byte", at: bits.offset)
    }
    // Putting them into order waits for the memory at each.
    try output.spend(decoding: UInt64(table.count))
    linkSuccessors()
  }

  /// Which bytes occur, in two levels of sixteen bits.
  private static func usedBytes(_ bits: inout BitInput) throws(ExpansionFailure) -> [UInt8] {
    let groups = try bits.bits(16)
    var used: [UInt8] = []
    for group in 0..<16 where groups & (0x8000 >> UInt32(group)) != 0 {
      let members = try bits.bits(16)
      for place in 0..<16 where members & (0x8000 >> UInt32(place)) != 0 {
        used.append(UInt8(group * 16 + place))
      }
    }
    guard !used.isEmpty else { throw .corrupt("a bzip2 block has no bytes", at: bits.offset) }
    return used
  }

  private static func tables(
    _ bits: inout BitInput, symbolCount: Int, _ output: ExpandedOutput
  ) throws(ExpansionFailure) -> (codes: [Bzip2Huffman], selectors: [Int]) {
    let count = Int(try bits.bits(3))
    let selectorCount = Int(try bits.bits(15))
    guard (2...6).contains(count), selectorCount > 0 else {
      throw .corrupt("a bzip2 block has a wrong number of codes", at: bits.offset)
    }
    try output.spend(decoding: UInt64(selectorCount))
    var order = Array(0..<count)
    var selectors: [Int] = []
    for _ in 0..<selectorCount {
      var place = 0
      while try bits.bit() {
        place += 1
        if place >= count { break }
      }
      guard place < count else {
        throw .corrupt("a bzip2 selector is not legal", at: bits.offset)
      }
      order.insert(order.remove(at: place), at: 0)
      selectors.append(order[0])
    }
    var codes: [Bzip2Huffman] = []
    for _ in 0..<count { codes.append(try Bzip2Huffman(&bits, symbolCount: symbolCount)) }
    return (codes, selectors)
  }

  private mutating func readSymbols(
    _ bits: inout BitInput, _ used: [UInt8], _ codes: [Bzip2Huffman], _ selectors: [Int],
    _ output: ExpandedOutput
  ) throws(ExpansionFailure) {
    var front = used
    var run = (length: 0, weight: 1)
    let endOfBlock = used.count + 1
    for selector in selectors {
      try output.spend(decoding: UInt64(Self.groupSize))
      let code = codes[selector]
      for _ in 0..<Self.groupSize {
        let symbol = try code.symbol(&bits)
        if symbol < 2 {
          // A run's length in digits one and two, the lowest first.
          run.length += run.weight << symbol
          run.weight <<= 1
          guard run.length <= capacity else { throw tooLong(bits) }
          continue
        }
        if run.length > 0 {
          guard table.count + run.length <= capacity else { throw tooLong(bits) }
          table += repeatElement(UInt32(front[0]), count: run.length)
          run = (0, 1)
        }
        if symbol == endOfBlock { return }
        guard table.count < capacity else { throw tooLong(bits) }
        table.append(UInt32(Self.moveToFront(symbol - 1, of: &front)))
      }
    }
    throw .corrupt("a bzip2 block has no end", at: bits.offset)
  }

  @inline(__always)
  private static func moveToFront(_ place: Int, of front: inout [UInt8]) -> UInt8 {
    front.withUnsafeMutableBufferPointer { front in
      guard let start = front.baseAddress, place < front.count else { return 0 }
      let byte = start[place]
      memmove(start + 1, start, place)
      start[0] = byte
      return byte
    }
  }

  private func tooLong(_ bits: BitInput) -> ExpansionFailure {
    .corrupt("a bzip2 block is longer than allowed", at: bits.offset)
  }

  private mutating func linkSuccessors() {
    var starts = [Int](repeating: 0, count: 256)
    for entry in table { starts[Int(entry & 0xff)] += 1 }
    var sum = 0
    for byte in 0..<256 { (starts[byte], sum) = (sum, sum + starts[byte]) }
    table.withUnsafeMutableBufferPointer { table in
      starts.withUnsafeMutableBufferPointer { starts in
        for place in table.indices {
          let byte = Int(table[place] & 0xff)
          // Below the number of entries, since the starts are sums of their counts.
          table[starts[byte]] |= UInt32(truncatingIfNeeded: place) << 8
          starts[byte] &+= 1
        }
      }
    }
  }

  /// Four equal bytes are followed by how many more there are.
  /// - Returns: the block's checksum.
  func write(to output: ExpandedOutput) throws(ExpansionFailure) -> UInt32 {
    var checksum = Bzip2Checksum()
    var buffer: [UInt8] = []
    buffer.reserveCapacity(Self.bufferSize + 256)
    var place = Int(table[origin] >> 8)
    var (last, equal) = (UInt8(0), 0)
    for _ in table.indices {
      let entry = table[place]
      let byte = UInt8(truncatingIfNeeded: entry)
      place = Int(entry >> 8)
      if equal == 4 {
        buffer += repeatElement(last, count: Int(byte))
        equal = 0
      } else {
        equal = byte == last && equal > 0 ? equal + 1 : 1
        last = byte
        buffer.append(byte)
      }
      if buffer.count >= Self.bufferSize { try flush(&buffer, &checksum, output) }
    }
    try flush(&buffer, &checksum, output)
    return checksum.value
  }

  private static let bufferSize = 1 << 16

  private func flush(
    _ buffer: inout [UInt8], _ checksum: inout Bzip2Checksum, _ output: ExpandedOutput
  ) throws(ExpansionFailure) {
    checksum.update(buffer)
    try output.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}

/// CRC-32 with the highest bit first.
struct Bzip2Checksum {
  private static let table: [UInt32] = (0..<256).map { start in
    (0..<8).reduce(UInt32(start) << 24) { sum, _ in
      sum >> 31 == 0 ? sum << 1 : sum << 1 ^ 0x04c1_1db7
    }
  }

  private var state = UInt32.max

  var value: UInt32 { ~state }

  mutating func update(_ bytes: [UInt8]) {
    let table = Self.table
    var state = state
    table.withUnsafeBufferPointer { table in
      for byte in bytes { state = state << 8 ^ table[Int(UInt8(state >> 24) ^ byte)] }
    }
    self.state = state
  }
}
