// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The container of `xz` files (xz-file-format 1.2.1); the checks CRC-32 and CRC-64 are compared.
enum XZ {
  private enum Check {
    case none, crc32, crc64
    /// SHA-256 and reserved ones: skipped.
    case other(Int)

    init(_ type: UInt8) {
      switch type & 0xf {
      case 0: self = .none
      case 1: self = .crc32
      case 4: self = .crc64
      default:
        self = .other([4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64][Int(type & 0xf) - 1])
      }
    }
  }

  static func expand(
    _ input: inout DecoderInput, into output: ExpandedOutput
  ) throws(ExpansionFailure) {
    let start = input.offset
    let head = try input.bytes(12)
    guard Checksum.crc32(Array(head[6..<8])) == head[8..<12].littleEndian() else {
      throw .corrupt("the xz header has a wrong checksum", at: start)
    }
    let check = Check(head[7])
    var blocks: UInt64 = 0
    while true {
      let offset = input.offset
      let size = try input.byte()
      if size == 0 { return try index(&input, from: offset, blocks) }
      try block(&input, size, check, output)
      blocks += 1
    }
  }

  private static func block(
    _ input: inout DecoderInput, _ sizeByte: UInt8, _ check: Check, _ output: ExpandedOutput
  ) throws(ExpansionFailure) {
    let offset = input.offset
    let rest = try input.bytes((Int(sizeByte) + 1) * 4 - 1)
    let header = [sizeByte] + rest.dropLast(4)
    guard Checksum.crc32(header) == rest.suffix(4).littleEndian() else {
      throw .corrupt("an xz block header has a wrong checksum", at: offset)
    }
    let dictionary = try dictionarySize(header, at: offset)
    output.startBlock()
    let start = input.offset
    try LZMA2.expand(&input, dictionarySize: dictionary, into: output)
    try input.skip((4 - (input.offset - start) % 4) % 4)
    switch check {
    case .none: break
    case .crc32:
      let found = UInt64(output.checksum)
      try compare(found, UInt64(try input.littleEndian(UInt32.self)), at: input.offset)
    case .crc64: try compare(output.crc64, try input.littleEndian(UInt64.self), at: input.offset)
    case .other(let count): try input.skip(UInt64(count))
    }
  }

  private static func compare(
    _ found: UInt64, _ claimed: UInt64, at offset: UInt64
  ) throws(ExpansionFailure) {
    if found != claimed { throw .corrupt("an xz block has a wrong checksum", at: offset) }
  }

  /// Flags, optional sizes, and the filters: LZMA2 alone is decoded.
  private static func dictionarySize(
    _ header: [UInt8], at offset: UInt64
  ) throws(ExpansionFailure) -> UInt64 {
    var fields = DecoderInput(MemorySource(bytes: header), from: 2)
    let flags = header[1]
    if flags & 0x40 != 0 { _ = try number(&fields) }
    if flags & 0x80 != 0 { _ = try number(&fields) }
    let filter = try number(&fields)
    guard flags & 3 == 0, filter == 0x21 else {
      throw .unsupported("xz filter \(filter) is not decoded here")
    }
    guard try number(&fields) == 1 else {
      throw .corrupt("the xz filter's properties are not legal", at: offset)
    }
    return try LZMA2.dictionarySize(try fields.byte())
  }

  private static func index(
    _ input: inout DecoderInput, from start: UInt64, _ blocks: UInt64
  ) throws(ExpansionFailure) {
    let count = try number(&input)
    guard count == blocks else {
      throw .corrupt("the xz index counts \(count) blocks of \(blocks)", at: start)
    }
    for _ in 0..<count {
      _ = try number(&input)
      _ = try number(&input)
    }
    try input.skip((4 - (input.offset - start) % 4) % 4 + 4)
    let footer = try input.bytes(12)
    guard footer[10...].elementsEqual("YZ".utf8) else {
      throw .corrupt("the xz footer is missing", at: input.offset)
    }
  }

  /// Seven bits a byte, the lowest first.
  private static func number(_ input: inout DecoderInput) throws(ExpansionFailure) -> UInt64 {
    var value: UInt64 = 0
    for place in 0..<9 {
      let byte = try input.byte()
      value |= UInt64(byte & 0x7f) << UInt64(place * 7)
      if byte & 0x80 == 0 { return value }
    }
    throw .corrupt("an xz number is too long", at: input.offset)
  }
}
