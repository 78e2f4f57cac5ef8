// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// One entry of a central directory (APPNOTE 4.3.12).
struct ZipEntry {
  static let magic: UInt32 = 0x0201_4b50

  /// Where it stands in the file.
  let offset: UInt64
  let system: UInt8
  let flags: UInt16
  let method: UInt16
  let crc32: UInt32
  let compressedSize: UInt64
  let size: UInt64
  let localOffset: UInt64
  let externalAttributes: UInt32
  let rawName: [UInt8]
  /// Another name that some readers prefer (extra field 0x7075).
  let unicodeName: [UInt8]?

  /// Nil where no entry begins here.
  init?(_ cursor: inout ByteCursor) throws(ReadStop) {
    guard cursor.remaining >= 46 else { return nil }
    offset = cursor.offset
    guard try cursor.littleEndian(UInt32.self) == Self.magic else { return nil }
    _ = try cursor.u8()
    system = try cursor.u8()
    try cursor.skip(2)
    flags = try cursor.littleEndian(UInt16.self)
    method = try cursor.littleEndian(UInt16.self)
    try cursor.skip(4)
    crc32 = try cursor.littleEndian(UInt32.self)
    let packed = try cursor.littleEndian(UInt32.self)
    let expanded = try cursor.littleEndian(UInt32.self)
    let nameLength = UInt64(try cursor.littleEndian(UInt16.self))
    let extraLength = UInt64(try cursor.littleEndian(UInt16.self))
    let commentLength = UInt64(try cursor.littleEndian(UInt16.self))
    try cursor.skip(4)
    externalAttributes = try cursor.littleEndian(UInt32.self)
    let place = try cursor.littleEndian(UInt32.self)
    rawName = try cursor.bytes(nameLength)
    let extra = ZipExtra(try cursor.bytes(extraLength))
    try cursor.skip(min(commentLength, cursor.remaining))
    var wide = extra.field(0x0001) ?? []
    // Only those that do not fit are there, in this order.
    size = expanded == .max ? wide.takeWide() ?? UInt64(expanded) : UInt64(expanded)
    compressedSize = packed == .max ? wide.takeWide() ?? UInt64(packed) : UInt64(packed)
    localOffset = place == .max ? wide.takeWide() ?? UInt64(place) : UInt64(place)
    unicodeName = extra.field(0x7075).map { Array($0.dropFirst(5)) }
  }

  /// A symbolic link, as archivers on Unix and macOS mark it.
  var isLink: Bool { [3, 19].contains(system) && externalAttributes >> 28 == 0xa }
}

/// The tagged fields after a member's name (APPNOTE 4.5).
struct ZipExtra {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The first of that tag; nil also where the fields are broken before it.
  func field(_ tag: UInt16) -> ArraySlice<UInt8>? {
    var rest = bytes[...]
    while rest.count >= 4 {
      let found = UInt16(rest[rest.startIndex]) | UInt16(rest[rest.startIndex + 1]) << 8
      let length = Int(rest[rest.startIndex + 2]) | Int(rest[rest.startIndex + 3]) << 8
      rest = rest.dropFirst(4)
      guard length <= rest.count else { return nil }
      if found == tag { return rest.prefix(length) }
      rest = rest.dropFirst(length)
    }
    return nil
  }
}

extension ArraySlice<UInt8> {
  fileprivate mutating func takeWide() -> UInt64? {
    guard count >= 8 else { return nil }
    defer { self = dropFirst(8) }
    return prefix(8).littleEndian()
  }
}
