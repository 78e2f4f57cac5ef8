// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A table of keys and values in blocks, as LevelDB has them and TensorFlow lists its variables.
///
/// Layout after `table_format.md` of LevelDB: data blocks, an index of them, and a footer that leads to the index.
struct SortedTable {
  enum Failure: Error, Hashable {
    case broken(String, at: UInt64)
    case stop(ReadStop)
  }

  let source: any ByteSource
  let scan: ArtifactScan
  /// Of what a loader refuses, and reading can go on behind.
  let report: (String, UInt64) -> Void

  private static let footerSize: UInt64 = 48
  private static let magic: UInt64 = 0xdb47_7524_8b80_fb57
  /// Behind each block: how it is compressed, and a checksum.
  private static let trailerSize = 5

  private struct Place {
    let offset: UInt64
    let size: UInt64
  }

  func visit(_ body: ([UInt8], [UInt8]) throws(Failure) -> Void) throws(Failure) {
    guard source.size >= Self.footerSize else {
      throw .broken("it is shorter than its footer", at: source.size)
    }
    let start = source.size - Self.footerSize
    var footer = ByteReader(try bytes(at: start, count: Self.footerSize))
    guard footer.bytes.suffix(8).littleEndian() == Self.magic else {
      throw .broken("it does not end as a table does", at: source.size - 8)
    }
    guard footer.place() != nil, let index = footer.place() else {
      throw .broken("its footer leads nowhere", at: start)
    }
    try entries(of: Place(offset: index.0, size: index.1)) { (_, value) throws(Failure) in
      var reader = ByteReader(value)
      guard let place = reader.place() else {
        throw .broken("its index leads nowhere", at: index.0)
      }
      try entries(of: Place(offset: place.0, size: place.1), body)
    }
  }

  /// A key shares its beginning with the one before.
  private func entries(
    of place: Place, _ body: ([UInt8], [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    let block = try block(place)
    let count = Int(block.suffix(4).littleEndian(UInt32.self))
    guard block.count >= 4, count <= (block.count - 4) / 4 else {
      throw .broken("a block has no end", at: place.offset)
    }
    var reader = ByteReader(Array(block.dropLast(4 * (count + 1))))
    var key: [UInt8] = []
    while !reader.isAtEnd {
      do throws(ReadStop) { try scan.spend(steps: 4) } catch { throw .stop(error) }
      guard let shared = reader.varint(), let own = reader.varint(), let length = reader.varint(),
        shared <= key.count, let rest = reader.take(own), let value = reader.take(length)
      else { throw .broken("a block's entries end amiss", at: place.offset) }
      key.removeLast(key.count - Int(shared))
      key += rest
      try body(key, Array(value))
    }
  }

  private func block(_ place: Place) throws(Failure) -> [UInt8] {
    let (end, overflow) = place.offset.addingReportingOverflow(place.size)
    guard !overflow, end <= source.size, UInt64(Self.trailerSize) <= source.size - end else {
      throw .broken("a block ends beyond the file", at: place.offset)
    }
    let all = try bytes(at: place.offset, count: place.size + UInt64(Self.trailerSize))
    let content = all.dropLast(Self.trailerSize)
    guard all[content.count] == 0 else {
      throw .broken("a block is compressed, which TensorFlow does not do", at: end)
    }
    let stored = all.suffix(4).littleEndian(UInt32.self)
    var sum = CRC32C()
    all.dropLast(4).withUnsafeBytes { sum.update($0) }
    if sum.masked != stored {
      report("the checksum of a block does not fit its bytes", place.offset)
    }
    return Array(content)
  }

  private func bytes(at offset: UInt64, count: UInt64) throws(Failure) -> [UInt8] {
    do throws(ReadStop) {
      // The block, what is parsed of it, and the entry at hand.
      try scan.checkMemory(count.multipliedReportingOverflow(by: 3).partialValue)
      try scan.spend(steps: 16 + count / 8)
      do throws(ArtifactReadError) {
        return try source.bytes(at: offset, count: Int(clamping: count))
      } catch {
        throw .unreadable(error)
      }
    } catch {
      throw .stop(error)
    }
  }
}

/// Numbers of variable length, and stretches of bytes, out of a few bytes.
private struct ByteReader {
  let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { offset == bytes.count }

  mutating func varint() -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard offset < bytes.count else { return nil }
      let byte = bytes[offset]
      offset += 1
      value |= UInt64(byte & 0x7f) << shift
      if byte & 0x80 == 0 { return value }
    }
    return nil
  }

  mutating func take(_ count: UInt64) -> ArraySlice<UInt8>? {
    guard count <= UInt64(bytes.count - offset) else { return nil }
    defer { offset += Int(count) }
    return bytes[offset..<offset + Int(count)]
  }

  /// Offset and size.
  mutating func place() -> (UInt64, UInt64)? {
    guard let offset = varint(), let size = varint() else { return nil }
    return (offset, size)
  }
}
