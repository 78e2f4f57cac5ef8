// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Walks the central directory and compares it with the local headers.
struct ZipDirectory {
  private(set) var members: [ZipArchive.Member] = []
  /// Bytes of the directory and its end records.
  private(set) var covered: [Range<UInt64>] = []
  private let source: any ByteSource
  private let scan: ArtifactScan

  init(_ source: any ByteSource, _ scan: ArtifactScan) {
    self.source = source
    self.scan = scan
  }

  mutating func read(_ ends: ZipEnds) throws(ReadStop) {
    if !ends.rivals.isEmpty { scan.record(.rivals(ends.rivals.count)) }
    for end in [ends.main] + ends.rivals {
      covered.append(min(end.directoryEnd, end.offset)..<end.end)
      if end.disagrees { scan.record(.endsDisagree(end.offset)) }
      let places = try end.directories(in: source)
      if places.count > 1 { scan.record(.twoDirectories(end.offset)) }
      for (index, place) in places.enumerated() {
        let count = try walk(from: place.start, to: end.directoryEnd, shift: place.shift)
        if index == 0 { compare(count, with: end) }
      }
    }
  }

  private mutating func walk(
    from start: UInt64, to end: UInt64, shift: UInt64
  ) throws(ReadStop) -> UInt64 {
    var cursor = ByteCursor(source, from: start, to: end)
    var count: UInt64 = 0
    do throws(ReadStop) {
      while let entry = try ZipEntry(&cursor) {
        try scan.spend()
        try scan.spend(members: 1)
        count += 1
        covered.append(entry.offset..<cursor.offset)
        try scan.hold(memberNamed: entry.rawName)
        members.append(try member(entry, shift))
      }
    } catch .endOfBytes(let offset) {
      scan.fault("zip.directory", "the last entry of the directory is cut off", offset: offset)
    }
    return count
  }

  private func compare(_ count: UInt64, with end: ZipEnd) {
    guard count != end.entryCount, count & 0xffff != end.entryCount || end.entryCount > 0xffff
    else { return }
    scan.fault(
      "zip.entry-count",
      "the end record counts \(end.entryCount) members and the directory lists \(count): readers "
        + "disagree about what is there",
      offset: end.offset)
  }

  private func member(
    _ entry: ZipEntry, _ shift: UInt64
  ) throws(ReadStop) -> ZipArchive.Member {
    var offset = entry.localOffset &+ shift
    var header = try ZipLocalHeader(source, at: offset)
    if header == nil, shift != 0 {
      offset = entry.localOffset
      header = try ZipLocalHeader(source, at: offset)
    }
    let name = String(decoding: entry.rawName, as: UTF8.self)
    if let header {
      compare(entry, name, header, offset)
    } else {
      scan.fault(
        "zip.local-header",
        "\(name.excerpt) is listed, and no local header stands where the directory says",
        offset: entry.offset, subject: name)
    }
    return ZipArchive.Member(
      name: name, size: entry.size, compressedSize: entry.compressedSize, method: entry.method,
      crc32: entry.crc32, isEncrypted: entry.flags & 1 != 0 || entry.method == 99,
      localOffset: offset, dataOffset: header?.dataOffset, isLink: entry.isLink)
  }

  private func compare(
    _ entry: ZipEntry, _ name: String, _ header: ZipLocalHeader, _ offset: UInt64
  ) {
    if header.rawName != entry.rawName || entry.unicodeName.map({ $0 != entry.rawName }) ?? false {
      scan.record(.twoNames(name, header, entry.unicodeName, offset))
    }
    let sameSizes =
      header.hasDescriptor
      || header.size == entry.size && header.compressedSize == entry.compressedSize
    if header.method != entry.method || !sameSizes { scan.record(.twoHeaders(name, offset)) }
  }
}

extension FindingDraft {
  private static let disagreement = "readers disagree about what is in the archive"
  private static let rewrite = "write the archive again with one tool"

  fileprivate static func rivals(_ count: Int) -> Self {
    Self(
      "structure.zip.several-archives", .high,
      "\(count + 1) end records could each be the last: \(disagreement)", remedy: rewrite)
  }

  fileprivate static func endsDisagree(_ offset: UInt64) -> Self {
    Self(
      "structure.zip.end-records", .high,
      "the end record and its ZIP64 record say different things: \(disagreement)", offset: offset,
      remedy: rewrite)
  }

  fileprivate static func twoDirectories(_ offset: UInt64) -> Self {
    Self(
      "structure.zip.several-directories", .high,
      "a directory stands both before the end record and where it points to: \(disagreement)",
      offset: offset, remedy: rewrite)
  }

  fileprivate static func twoNames(
    _ name: String, _ header: ZipLocalHeader, _ unicode: [UInt8]?, _ offset: UInt64
  ) -> Self {
    let other = String(decoding: unicode ?? header.rawName, as: UTF8.self)
    return Self(
      "structure.zip.two-names", .high,
      "\(name.excerpt) in the directory is \(other.excerpt) beside its data: \(disagreement)",
      offset: offset, subject: name, remedy: rewrite)
  }

  fileprivate static func twoHeaders(_ name: String, _ offset: UInt64) -> Self {
    Self(
      "structure.zip.two-headers", .medium,
      "method or sizes of \(name.excerpt) differ between the directory and its local header",
      offset: offset, subject: name, remedy: rewrite)
  }
}
