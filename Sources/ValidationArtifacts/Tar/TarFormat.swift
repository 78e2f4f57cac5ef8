// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Tar archives, and the formats that are made of them, among those recognised by content.
enum TarFormat: FormatReader {
  static let kind = ArtifactKind.tar
  static let extensions: Set<String> = ["tar", "nemo"]

  /// By the magic number, or in the old format by the checksum of the first header.
  static func recognises(_ probe: Probe) -> Bool {
    guard probe.head.count >= 512 else { return false }
    guard let header = TarHeader(Array(probe.head[..<512])) else { return false }
    let hasMagic = probe.starts(with: Array("ustar".utf8), at: 257)
    return hasMagic || header.isChecksumRight && !header.name.isEmpty
  }

  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    let archive = try TarArchive(reading: source, scan)
    defer { scan.release(archive.heldBytes) }
    let files = Set(archive.members.filter(\.isFile).map(\.name))
    if NemoLayout.recognises(files) {
      scan.setKind(.nemo)
    } else if files.isSuperset(of: ["pickle", "storages", "tensors"]) {
      scan.setKind(.torchTar)
    } else if scan.name.lowercased().hasSuffix(".nemo") {
      scan.fault("nemo.layout", "the name promises NeMo, and the archive has no model_config.yaml")
    }
    try read(archive, scan)
  }

  private static func read(_ archive: TarArchive, _ scan: ArtifactScan) throws(ReadStop) {
    var seen: Set<String> = []
    for member in archive.members {
      try scan.spend()
      scan.check(path: member.name, in: .tar, offset: member.offset)
      if let target = member.linkTarget { checkLink(member, target, scan) }
      if (0x33...0x36).contains(member.type), member.type != 0x35 { scan.record(.device(member)) }
      if !member.name.hasSuffix("/"), !seen.insert(member.name).inserted {
        scan.record(.duplicate(member))
      }
      if member.content.size > 0 {
        try scan.descend(into: member.content, member: member.name)
      }
    }
  }

  /// A symbolic link counts from its folder, a hard link from the root of the archive.
  private static func checkLink(
    _ member: TarArchive.Member, _ target: String, _ scan: ArtifactScan
  ) {
    let folder = member.isSymbolicLink ? member.name : ""
    scan.check(
      link: member.name, in: folder, to: target, of: .tar, offset: member.offset)
  }
}

extension FindingDraft {
  fileprivate static func device(_ member: TarArchive.Member) -> Self {
    Self(
      "safety.tar.device", .high,
      "\(member.name.excerpt) is a device or a pipe: whoever opens it reads what is not in the "
        + "archive, or waits for ever",
      offset: member.offset, subject: member.name, remedy: "do not unpack it")
  }

  fileprivate static func duplicate(_ member: TarArchive.Member) -> Self {
    Self(
      "structure.tar.duplicate-member", .medium,
      "\(member.name.excerpt) is there more than once: readers disagree about which one counts",
      offset: member.offset, subject: member.name, remedy: "write the archive again")
  }
}
