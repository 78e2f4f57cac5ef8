// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The members of a zip archive, as its central directory lists them.
struct ZipArchive: Sendable {
  struct Member: Hashable, Sendable {
    /// As the directory spells it; bytes that are not UTF-8 are replaced.
    let name: String
    /// In bytes, expanded, as the directory claims.
    let size: UInt64
    let compressedSize: UInt64
    let method: UInt16
    let crc32: UInt32
    /// By flag and by content: a flag on bytes that are plain does not count.
    var isEncrypted: Bool
    /// Of the local header, from the beginning of the file.
    let localOffset: UInt64
    /// First byte of its data; nil where the local header is missing.
    var dataOffset: UInt64?
    /// A symbolic link, whose content is where it leads.
    var isLink = false

    /// A folder has no content.
    var isFolder: Bool { name.hasSuffix("/") && size == 0 }
  }

  /// In the order of the directory, duplicates and all.
  private(set) var members: [Member] = []
  /// Local entries that no directory entry points to, in the order of the file.
  private(set) var unlisted: [Member] = []
  /// Bytes of the file that belong to no entry, directory or record.
  private(set) var gaps: [Range<UInt64>] = []
  /// No directory was found: what is known stands in the local headers.
  let isCutOff: Bool
  let source: any ByteSource
  let verified = ZipVerified()

  /// Reads directory and local headers, and records where they disagree.
  init(reading source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    self.source = source
    let ends = try ZipEnds(source)
    isCutOff = ends == nil
    var map = ZipMap(size: source.size)
    if let ends {
      var directory = ZipDirectory(source, scan)
      try directory.read(ends)
      members = directory.members
      map.add(directory.covered)
    } else {
      scan.record(.noDirectory(source.size))
    }
    map.add(members, in: source)
    if map.overlaps { scan.record(.overlap()) }
    for gap in map.gaps {
      let found = try ZipGap(source, gap, scan).read()
      unlisted += found.members
      // Their headers need not tell sizes and checksum.
      for member in found.members { verified.insert(member) }
      gaps += found.rest
    }
    try unseal(scan)
  }

  /// What was held for its members, to be released when it is read.
  var heldBytes: UInt64 {
    (members + unlisted).reduce(0) { $0 + ArtifactScan.bytes(ofMemberNamed: $1.name.utf8.count) }
  }

  func members(named name: String) -> [Member] { members.filter { $0.name == name } }

  /// Exact names, for layouts that know what they need.
  func contains(_ name: String) -> Bool { members.contains { $0.name == name } }

  /// Bytes as they stand in the file, compressed or not; cut to what is there.
  func packed(_ member: Member) -> SourceSlice {
    SourceSlice(source, from: member.dataOffset ?? source.size, count: member.compressedSize)
  }

  /// Flags lie about encryption: what makes the promised checksum, or looks like a pickle or an
  /// archive, is plain.
  private mutating func unseal(_ scan: ArtifactScan) throws(ReadStop) {
    for place in members.indices where members[place].isEncrypted {
      members[place].isEncrypted = false
      let isPlain = try isPlain(members[place], scan)
      members[place].isEncrypted = !isPlain
      if isPlain { scan.record(.lyingFlag(members[place].name)) }
    }
  }

  private func isPlain(_ member: Member, _ scan: ArtifactScan) throws(ReadStop) -> Bool {
    let expansion = try expand(member, scan, keeps: false)
    if expansion.failure == nil, expansion.checksum == member.crc32 { return true }
    guard member.method == 0 else { return false }
    do throws(ArtifactReadError) {
      let head = try packed(member).prefix(4)
      return head == ZipLocalHeader.magic
        || head.count > 1 && head[0] == 0x80 && (2...5).contains(head[1])
    } catch {
      throw .unreadable(error)
    }
  }
}

extension FindingDraft {
  fileprivate static func noDirectory(_ size: UInt64) -> Self {
    Self(
      "structure.zip.truncated", .high,
      "the archive has no end record, so its directory is lost; it was cut off or overwritten",
      offset: size, remedy: "fetch or write the file again")
  }

  fileprivate static func overlap() -> Self {
    Self(
      "structure.zip.overlap", .high,
      "members of the archive share bytes, which no archiver does and archive bombs do",
      remedy: "do not unpack it; ask for an archive with separate members")
  }

  fileprivate static func lyingFlag(_ member: String) -> Self {
    Self(
      "structure.zip.lying-flag", .medium,
      "\(member.excerpt) is flagged as encrypted and is not: scanners that believe it look away",
      subject: member, remedy: "write the archive again")
  }
}
