// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Bytes of one structure of an HDF5 file, read from front to back.
struct HDF5Block {
  let bytes: [UInt8]
  /// Of the first byte, from the beginning of the source.
  let start: UInt64
  let offsetSize: Int
  let lengthSize: Int
  private(set) var place = 0

  init(_ bytes: [UInt8], at start: UInt64, offsetSize: Int, lengthSize: Int) {
    self.bytes = bytes
    self.start = start
    self.offsetSize = offsetSize
    self.lengthSize = lengthSize
  }

  var remaining: Int { bytes.count - place }
  /// Of the next byte, from the beginning of the source.
  var offset: UInt64 { start + UInt64(place) }

  mutating func take(_ count: Int) throws(ReadStop) -> ArraySlice<UInt8> {
    guard count >= 0, count <= remaining else { throw .endOfBytes(at: start + UInt64(bytes.count)) }
    defer { place += count }
    return bytes[place..<place + count]
  }

  mutating func skip(_ count: Int) throws(ReadStop) { _ = try take(count) }

  mutating func number(_ size: Int) throws(ReadStop) -> UInt64 {
    try take(size).littleEndian()
  }

  mutating func u8() throws(ReadStop) -> UInt8 { UInt8(truncatingIfNeeded: try number(1)) }
  mutating func u16() throws(ReadStop) -> Int { Int(try number(2)) }
  mutating func u32() throws(ReadStop) -> UInt64 { try number(4) }
  mutating func length() throws(ReadStop) -> UInt64 { try number(lengthSize) }

  /// Nil for the undefined address, all ones.
  mutating func address() throws(ReadStop) -> UInt64? {
    let bytes = try take(offsetSize)
    if bytes.allSatisfy({ $0 == 0xff }) { return nil }
    return bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  mutating func take(signature: String) -> Bool {
    guard bytes[place...].starts(with: signature.utf8) else { return false }
    place += signature.utf8.count
    return true
  }

  /// The next bytes as a block of their own.
  mutating func block(_ count: Int) throws(ReadStop) -> HDF5Block {
    let start = offset
    return HDF5Block(
      Array(try take(count)), at: start, offsetSize: offsetSize, lengthSize: lengthSize)
  }

  /// Up to a zero byte, which is consumed; to the end where there is none.
  mutating func text() -> String {
    let text = bytes[place...].prefix { $0 != 0 }
    place = min(place + text.count + 1, bytes.count)
    return String(decoding: text, as: UTF8.self)
  }
}
