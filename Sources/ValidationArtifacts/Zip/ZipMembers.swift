// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Reads the members of an archive by content, and what stands between them.
struct ZipMembers {
  private let archive: ZipArchive
  private let handled: Set<String>
  private let scan: ArtifactScan

  init(_ archive: ZipArchive, _ handled: Set<String>, _ scan: ArtifactScan) {
    self.archive = archive
    self.handled = handled
    self.scan = scan
  }

  func read() throws(ReadStop) {
    reportDuplicates()
    for member in archive.members { try read(member) }
    for member in archive.unlisted {
      if !archive.isCutOff { scan.record(.unlisted(member)) }
      try read(member)
    }
    if !archive.isCutOff {
      for gap in archive.gaps { try read(gap) }
    }
    try ZipChecksums(archive, scan).check()
  }

  private func read(_ member: ZipArchive.Member) throws(ReadStop) {
    try scan.spend()
    scan.check(path: member.name, in: .zip, offset: member.localOffset)
    if member.isEncrypted { return scan.record(.encrypted(member)) }
    if member.isLink { try checkLink(member) }
    guard !member.isFolder, !handled.contains(member.name) else { return }
    let expansion = try archive.checkedExpansion(of: member, scan)
    try scan.descend(into: expansion.content, member: member.name)
    if BombRule.isSuspect(expansion.count, from: member.compressedSize),
      !BombRule.accountsForItsBytes(scan.kind(ofMember: member.name))
    {
      scan.record(.bomb(member.name, expansion.count, from: member.compressedSize))
    }
    if case .stop(let stop) = expansion.failure { throw stop }
  }

  /// The content of a link is its target.
  private func checkLink(_ member: ZipArchive.Member) throws(ReadStop) {
    let content = try archive.content(of: member, scan)
    do throws(ArtifactReadError) {
      let target = String(decoding: try content.prefix(4_096), as: UTF8.self)
      scan.check(
        link: member.name, in: member.name, to: target, of: .zip, offset: member.localOffset)
    } catch {
      throw .unreadable(error)
    }
  }

  /// Of several members of one name, readers take the first or the last.
  private func reportDuplicates() {
    var first: [String: ZipArchive.Member] = [:]
    for member in archive.members {
      guard let other = first[member.name] else {
        first[member.name] = member
        continue
      }
      let same = other.crc32 == member.crc32 && other.size == member.size
      scan.record(.duplicate(member, isSame: same))
    }
  }

  /// Bytes that belong to no entry: descriptors and padding are usual, others are read.
  private func read(_ gap: Range<UInt64>) throws(ReadStop) {
    let isInside = gap.lowerBound > 0 && gap.upperBound < archive.source.size
    let count = gap.upperBound - gap.lowerBound
    if isInside && count <= 24 { return }
    let bytes = SourceSlice(archive.source, from: gap.lowerBound, count: count)
    if isInside, try bytes.isZero(scan) { return }
    let place = isInside ? "between the members of" : gap.lowerBound == 0 ? "before" : "after"
    scan.record(.extraBytes(count, place, gap.lowerBound))
    try scan.descend(into: bytes, member: "(bytes \(place) the archive)")
  }
}

extension ByteSource {
  /// Nothing but NUL bytes.
  func isZero(_ scan: ArtifactScan) throws(ReadStop) -> Bool {
    var offset: UInt64 = 0
    while offset < size {
      try scan.spend()
      do throws(ArtifactReadError) {
        let bytes = try prefix(1 << 16, at: offset)
        if bytes.contains(where: { $0 != 0 }) { return false }
        offset += UInt64(bytes.count)
      } catch {
        throw .unreadable(error)
      }
    }
    return true
  }
}

extension FindingDraft {
  fileprivate static func unlisted(_ member: ZipArchive.Member) -> Self {
    Self(
      "structure.zip.unlisted-member", .high,
      "\(member.name.excerpt) stands in the file and not in its directory: some readers see it",
      offset: member.localOffset, subject: member.name, remedy: "write the archive again")
  }

  fileprivate static func encrypted(_ member: ZipArchive.Member) -> Self {
    .unjudged(
      "structure.zip.encrypted", "\(member.name.excerpt) is encrypted: it could not be judged",
      remedy: "scan the archive where the password is known, before it is encrypted")
  }

  fileprivate static func duplicate(_ member: ZipArchive.Member, isSame: Bool) -> Self {
    Self(
      "structure.zip.duplicate-member", isSame ? .low : .high,
      "\(member.name.excerpt) is there more than once\(isSame ? "" : ", with other content"): "
        + "readers disagree about which one counts",
      offset: member.localOffset, subject: member.name, remedy: "write the archive again")
  }

  fileprivate static func extraBytes(_ count: UInt64, _ place: String, _ offset: UInt64) -> Self {
    Self(
      "structure.zip.extra-bytes", .medium,
      "\(count) bytes stand \(place) the archive, where other readers may look", offset: offset,
      remedy: "write the archive again, without what does not belong to it")
  }
}
