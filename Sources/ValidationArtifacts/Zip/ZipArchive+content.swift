// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension ZipArchive {
  /// What the member holds, expanded; flags, local names and checksums do not matter here.
  ///
  /// What cannot be expanded is recorded and left out.
  func content(
    of member: Member, _ scan: ArtifactScan
  ) throws(ReadStop) -> any ByteSource {
    let expansion = try expand(member, scan)
    if let failure = expansion.failure {
      try scan.inside(member.name) { () throws(ReadStop) in
        scan.record(.notExpanded(failure, member))
      }
    }
    return expansion.content
  }

  func expand(
    _ member: Member, _ scan: ArtifactScan, keeps: Bool = true
  ) throws(ReadStop) -> Expansion {
    let packed = packed(member)
    switch member.method {
    case 0:
      return Expansion(
        content: packed, checksum: keeps ? 0 : try Checksum.crc32(packed, scan),
        count: packed.size, consumed: packed.size,
        failure: packed.size < member.compressedSize ? .truncated(at: packed.size) : nil)
    case 8: return try .of(packed, .deflate, scan, keeps: keeps)
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
      subject: member.name, remedy: "fetch or write the file again")
  }
}
