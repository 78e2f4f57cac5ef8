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
    for member in archive.members { try read(member) }
    for member in archive.unlisted {
      if !archive.isCutOff { scan.record(.unlisted(member)) }
      try read(member)
    }
  }

  private func read(_ member: ZipArchive.Member) throws(ReadStop) {
    if member.isEncrypted { return scan.record(.encrypted(member)) }
    guard !member.isFolder, !handled.contains(member.name) else { return }
    try scan.descend(into: archive.content(of: member, scan), member: member.name)
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
}
