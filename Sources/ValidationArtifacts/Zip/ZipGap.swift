// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Bytes of a file that no directory entry accounts for: local entries may hide there.
struct ZipGap {
  private let source: any ByteSource
  private let gap: Range<UInt64>
  private let scan: ArtifactScan

  init(_ source: any ByteSource, _ gap: Range<UInt64>, _ scan: ArtifactScan) {
    self.source = source
    self.gap = gap
    self.scan = scan
  }

  /// Members that were found by their local headers, and what lies between them.
  func read() throws(ReadStop) -> (members: [ZipArchive.Member], rest: [Range<UInt64>]) {
    var members: [ZipArchive.Member] = []
    var rest: [Range<UInt64>] = []
    var place = gap.lowerBound
    while let start = try nextHeader(from: place) {
      guard let (member, end) = try entry(at: start) else {
        // Cut off in its header: no more than a signature.
        break
      }
      try scan.spend(members: 1)
      if start > place { rest.append(place..<start) }
      members.append(member)
      place = max(end, start + 4)
    }
    if place < gap.upperBound { rest.append(place..<gap.upperBound) }
    return (members, rest)
  }

  private func entry(
    at start: UInt64
  ) throws(ReadStop) -> (member: ZipArchive.Member, end: UInt64)? {
    guard let header = try ZipLocalHeader(source, at: start) else { return nil }
    let room = gap.upperBound - min(header.dataOffset, gap.upperBound)
    var count = header.compressedSize
    if header.hasDescriptor, count == 0 || count > room {
      count = try measure(header, room)
    }
    try scan.hold(memberNamed: header.rawName)
    let member = ZipArchive.Member(
      name: String(decoding: header.rawName, as: UTF8.self), size: header.size,
      compressedSize: min(count, room), method: header.method, crc32: header.crc32,
      isEncrypted: header.flags & 1 != 0, localOffset: start, dataOffset: header.dataOffset)
    return (member, header.dataOffset + min(count, room))
  }

  /// The length of data whose header does not tell it: up to the stream's end, or the next record.
  private func measure(_ header: ZipLocalHeader, _ room: UInt64) throws(ReadStop) -> UInt64 {
    let rest = SourceSlice(source, from: header.dataOffset, count: room)
    if header.method == 8 {
      return try Expansion.of(rest, .deflate, scan, keeps: false).consumed
    }
    return try place(of: [0x50, 0x4b], from: header.dataOffset, isRecord: true)
      .map { $0 - header.dataOffset } ?? room
  }

  private func nextHeader(from start: UInt64) throws(ReadStop) -> UInt64? {
    try place(of: ZipLocalHeader.magic, from: start, isRecord: false)
  }

  private func place(
    of magic: [UInt8], from start: UInt64, isRecord: Bool
  ) throws(ReadStop) -> UInt64? {
    var start = start
    while start < gap.upperBound {
      try scan.spend()
      let count = Int(min(1 << 16, gap.upperBound - start))
      let window: [UInt8]
      do throws(ArtifactReadError) {
        window = try source.bytes(at: start, count: count)
      } catch {
        throw .unreadable(error)
      }
      let found = ZipEnds.places(of: magic, in: window).first { place in
        !isRecord || Self.isRecord(window[(place + 2)...])
      }
      if let found { return start + UInt64(found) }
      guard gap.upperBound - start > UInt64(count) else { return nil }
      start += UInt64(count - 3)
    }
    return nil
  }

  /// What can follow a member: descriptor, another member, the directory.
  private static func isRecord(_ rest: ArraySlice<UInt8>) -> Bool {
    [[3, 4], [1, 2], [7, 8], [5, 6], [6, 6]].contains(Array(rest.prefix(2)))
  }
}
