// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension ZipArchive {
  /// What the member holds, expanded; flags, local names and checksums do not matter here.
  ///
  /// What cannot be expanded is recorded and left out; so is a wrong length or checksum.
  func content(
    of member: Member, _ scan: ArtifactScan
  ) throws(ReadStop) -> any ByteSource {
    let expansion = try checkedExpansion(of: member, scan)
    if case .stop(let stop) = expansion.failure { throw stop }
    return expansion.content
  }

  func checkedExpansion(
    of member: Member, _ scan: ArtifactScan, keeps: Bool = true
  ) throws(ReadStop) -> Expansion {
    let expansion = try expand(member, scan, keeps: keeps)
    // Checksums of stored members are compared together, later and faster.
    guard !verified.contains(member) else { return expansion }
    if let failure = expansion.failure {
      verified.insert(member)
      if case .stop = failure { return expansion }
      scan.record(.notExpanded(failure, member))
    } else if expansion.count != member.size {
      verified.insert(member)
      scan.record(.wrongSize(expansion.count, member))
    } else if member.method != 0 {
      verified.insert(member)
      if expansion.checksum != member.crc32 {
        report(checksum: expansion.checksum, of: member, scan)
      }
    }
    return expansion
  }

  func report(checksum: UInt32, of member: Member, _ scan: ArtifactScan) {
    scan.record(.wrongChecksum(checksum, member))
  }

  func expand(
    _ member: Member, _ scan: ArtifactScan, keeps: Bool = true
  ) throws(ReadStop) -> Expansion {
    let packed = packed(member)
    switch member.method {
    case 0:
      let checksum = keeps ? 0 : try Checksum.crc32(packed, from: 0, packed.size)
      return .stored(packed, claimed: member.compressedSize, checksum: checksum)
    case 8: return try .of(packed, .deflate, scan, keeps: keeps)
    case 12: return try .of(packed, .bzip2, scan, keeps: keeps)
    case 14: return try .of(packed, .lzmaMember(count: member.size), scan, keeps: keeps)
    default:
      return .failed(
        .unsupported("compression method \(member.method) is not decoded here"))
    }
  }
}

extension FindingDraft {
  fileprivate static func notExpanded(
    _ failure: ExpansionFailure, _ member: ZipArchive.Member
  ) -> Self {
    if case .unsupported(let what) = failure {
      return .unjudged(
        "structure.zip.method", "\(member.name.excerpt) could not be judged: \(what)",
        remedy: "write the archive with the methods stored or deflate")
    }
    return Self(
      "structure.zip.member-data", .high,
      "\(member.name.excerpt) does not expand to its end: \(failure.explanation)",
      offset: member.dataOffset, subject: member.name, remedy: "fetch or write the file again")
  }

  fileprivate static func wrongSize(_ count: UInt64, _ member: ZipArchive.Member) -> Self {
    Self(
      "structure.zip.member-size", .high,
      "\(member.name.excerpt) holds \(count) bytes, and the directory says \(member.size): readers "
        + "disagree about where it ends",
      offset: member.dataOffset, subject: member.name, remedy: "fetch or write the file again")
  }

  fileprivate static func wrongChecksum(_ found: UInt32, _ member: ZipArchive.Member) -> Self {
    Self(
      "structure.zip.checksum", .high,
      "\(member.name.excerpt) has the CRC-32 \(found.hex), and the directory says "
        + "\(member.crc32.hex): it was changed or damaged after it was written",
      offset: member.dataOffset, subject: member.name, remedy: "fetch or write the file again")
  }
}

extension UInt32 {
  fileprivate var hex: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
