// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// An end-of-central-directory record, with its ZIP64 record where there is one (APPNOTE 4.3.14-16).
struct ZipEnd {
  static let magic: [UInt8] = [0x50, 0x4b, 0x05, 0x06]
  /// The record itself and the longest comment.
  static let longest = 22 + 0xffff

  let offset: UInt64
  /// First byte after the record and its comment.
  let end: UInt64
  /// First byte after the directory: the ZIP64 record, or the record itself.
  let directoryEnd: UInt64
  let entryCount: UInt64
  let directorySize: UInt64
  /// From the beginning of the archive, which need not be that of the file.
  let directoryOffset: UInt64
  /// The record and its ZIP64 record say different things, so readers disagree.
  let disagrees: Bool

  /// Of a record with this magic at the offset; nil where it is cut off.
  init?(_ source: any ByteSource, at offset: UInt64) throws(ReadStop) {
    var cursor = ByteCursor(source, from: offset)
    guard cursor.remaining >= 22 else { return nil }
    try cursor.skip(10)
    let count = UInt64(try cursor.littleEndian(UInt16.self))
    let size = UInt64(try cursor.littleEndian(UInt32.self))
    let place = UInt64(try cursor.littleEndian(UInt32.self))
    let comment = UInt64(try cursor.littleEndian(UInt16.self))
    self.offset = offset
    end = min(cursor.offset + comment, source.size)
    let wide = try Wide(source, before: offset)
    directoryEnd = wide?.offset ?? offset
    entryCount = wide?.count ?? count
    directorySize = wide?.size ?? size
    directoryOffset = wide?.place ?? place
    disagrees =
      wide.map {
        count != 0xffff && count != $0.count || size != 0xffff_ffff && size != $0.size
          || place != 0xffff_ffff && place != $0.place
      } ?? false
  }

  /// The ZIP64 record, which torch writes into the smallest file.
  private struct Wide {
    let offset, count, size, place: UInt64

    init?(_ source: any ByteSource, before end: UInt64) throws(ReadStop) {
      guard end >= 20 else { return nil }
      var locator = ByteCursor(source, from: end - 20, to: end)
      guard try locator.littleEndian(UInt32.self) == 0x0706_4b50 else { return nil }
      try locator.skip(4)
      let claimed = try locator.littleEndian(UInt64.self)
      // Bytes before the archive move the record away from where the locator says that it is.
      for start in [end >= 76 ? end - 76 : claimed, claimed] {
        guard start < end, end - start >= 56 else { continue }
        var record = ByteCursor(source, from: start, to: end)
        guard try record.littleEndian(UInt32.self) == 0x0606_4b50 else { continue }
        try record.skip(28)
        offset = start
        count = try record.littleEndian(UInt64.self)
        size = try record.littleEndian(UInt64.self)
        place = try record.littleEndian(UInt64.self)
        return
      }
      return nil
    }
  }
}
