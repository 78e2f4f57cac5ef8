// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The members of a tar archive, in their order, with long names put together.
struct TarArchive {
  struct Member {
    let name: String
    /// Of its header.
    let offset: UInt64
    let type: UInt8
    /// Of a symbolic or hard link.
    let linkTarget: String?
    let content: SourceSlice

    var isFile: Bool { [0, 0x30, 0x37].contains(type) && !name.hasSuffix("/") }
    var isSymbolicLink: Bool { type == 0x32 }
  }

  private(set) var members: [Member] = []
  /// What is held for them, to be released when the archive is read.
  private(set) var heldBytes: UInt64 = 0
  private let source: any ByteSource
  private let scan: ArtifactScan

  init(reading source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    self.source = source
    self.scan = scan
    var cursor = ByteCursor(source)
    var extensions = TarExtensions()
    do throws(ReadStop) {
      while try step(&cursor, &extensions) {}
    } catch .endOfBytes(let offset) {
      scan.fault("tar.truncated", "the archive ends in the middle of a header", offset: offset)
    }
  }

  /// - Returns: whether something may follow.
  private mutating func step(
    _ cursor: inout ByteCursor, _ extensions: inout TarExtensions
  ) throws(ReadStop) -> Bool {
    try scan.spend()
    guard !cursor.atEnd else {
      scan.record(.noEnd(cursor.offset))
      return false
    }
    let offset = cursor.offset
    let block = try cursor.bytes(TarHeader.blockSize)
    guard let header = TarHeader(block) else {
      try readRest(after: cursor.offset)
      return false
    }
    guard header.isChecksumRight else {
      scan.fault(
        "tar.header", "the header at byte \(offset) has a wrong checksum: the archive is damaged",
        offset: offset)
      return false
    }
    return try read(header, at: offset, &cursor, &extensions)
  }

  private mutating func read(
    _ header: TarHeader, at offset: UInt64, _ cursor: inout ByteCursor,
    _ extensions: inout TarExtensions
  ) throws(ReadStop) -> Bool {
    let isLink = header.type == 0x31 || header.type == 0x32
    let size = isLink ? 0 : extensions.size ?? header.size
    let content = SourceSlice(source, from: cursor.offset, count: size)
    if TarExtensions.types.contains(header.type) {
      try extensions.read(header.type, content, scan)
    } else {
      try scan.spend(members: 1)
      let member = Member(
        name: extensions.name ?? header.name, offset: offset, type: header.type,
        linkTarget: isLink ? extensions.linkTarget ?? header.linkTarget : nil, content: content)
      let bytes = ArtifactScan.bytes(
        ofMemberNamed: member.name.utf8.count + (member.linkTarget?.utf8.count ?? 0))
      try scan.hold(bytes)
      heldBytes += bytes
      members.append(member)
      extensions = extensions.global
    }
    guard content.size == size else {
      scan.fault(
        "tar.truncated", "member \(header.name.excerpt) claims \(size) bytes, and the archive ends",
        offset: offset, subject: header.name)
      return false
    }
    let padding = (TarHeader.blockSize - size % TarHeader.blockSize) % TarHeader.blockSize
    try cursor.skip(size)
    try cursor.skip(min(padding, cursor.remaining))
    return true
  }

  /// GNU tar reads on behind the zeros when it is told to.
  private func readRest(after offset: UInt64) throws(ReadStop) {
    let rest = SourceSlice(source, from: offset, count: source.size - offset)
    if try rest.isZero(scan) { return }
    scan.record(.afterEnd(offset))
    var cursor = ByteCursor(rest)
    while try cursor.peek() == 0 { try cursor.skip(1) }
    let visible = SourceSlice(rest, from: cursor.offset, count: cursor.remaining)
    try scan.descend(into: visible, member: "(bytes after the archive)")
  }
}

extension FindingDraft {
  fileprivate static func noEnd(_ offset: UInt64) -> Self {
    Self(
      "structure.tar.no-end", .medium,
      "the archive has no end mark, two blocks of zeros: it may have been cut off", offset: offset,
      remedy: "compare the file with its source")
  }

  fileprivate static func afterEnd(_ offset: UInt64) -> Self {
    Self(
      "structure.tar.extra-bytes", .medium,
      "bytes follow the end mark of the archive, where some readers go on", offset: offset,
      remedy: "write the archive again, without what does not belong to it")
  }
}
