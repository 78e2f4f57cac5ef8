// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What stands before a member's data (APPNOTE 4.3.7); some readers go by it alone.
struct ZipLocalHeader {
  static let magic: [UInt8] = [0x50, 0x4b, 0x03, 0x04]

  let flags: UInt16
  let method: UInt16
  let crc32: UInt32
  let compressedSize: UInt64
  let size: UInt64
  let rawName: [UInt8]
  let dataOffset: UInt64

  /// Nil where there is none, or it is cut off.
  init?(_ source: any ByteSource, at offset: UInt64) throws(ReadStop) {
    guard offset < source.size, source.size - offset >= 30 else { return nil }
    // One short reading: members are many, and each has a header of its own.
    let head: [UInt8]
    do throws(ArtifactReadError) {
      head = try source.prefix(256, at: offset)
    } catch {
      throw .unreadable(error)
    }
    guard head.starts(with: Self.magic) else { return nil }
    var cursor = ByteCursor(MemorySource(bytes: head), from: 6)
    flags = try cursor.littleEndian(UInt16.self)
    method = try cursor.littleEndian(UInt16.self)
    try cursor.skip(4)
    crc32 = try cursor.littleEndian(UInt32.self)
    let packed = try cursor.littleEndian(UInt32.self)
    let expanded = try cursor.littleEndian(UInt32.self)
    let nameLength = UInt64(try cursor.littleEndian(UInt16.self))
    let extraLength = UInt64(try cursor.littleEndian(UInt16.self))
    let bodyOffset = offset + 30
    guard nameLength + extraLength <= source.size - bodyOffset else { return nil }
    dataOffset = bodyOffset + nameLength + extraLength
    var body = ByteCursor(source, from: bodyOffset, to: dataOffset)
    rawName =
      nameLength <= cursor.remaining
      ? try cursor.bytes(nameLength) : try body.bytes(nameLength)
    guard packed == .max || expanded == .max else {
      (compressedSize, size) = (UInt64(packed), UInt64(expanded))
      return
    }
    try body.seek(to: bodyOffset + nameLength)
    let wide = ZipExtra(try body.bytes(extraLength)).field(0x0001).map(Array.init) ?? []
    var fields = ByteCursor(MemorySource(bytes: wide))
    size =
      expanded == .max && fields.remaining >= 8
      ? try fields.littleEndian(UInt64.self) : UInt64(expanded)
    compressedSize =
      packed == .max && fields.remaining >= 8
      ? try fields.littleEndian(UInt64.self) : UInt64(packed)
  }

  /// Sizes and checksum follow the data, since the writer could not seek.
  var hasDescriptor: Bool { flags & 0x8 != 0 }
}
