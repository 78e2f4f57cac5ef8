// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Arrays under names, each a member `NAME.npy` of a zip archive.
///
/// Every member is read by content: what is no array reaches the caller of numpy's loader raw, and
/// may be a pickle.
enum NumPyArchive: ZipLayout {
  static let kind = ArtifactKind.numpyArchive
  static let extensions: Set<String> = ["npz"]

  static func recognises(_ archive: ZipArchive) -> Bool {
    archive.members.contains { $0.name.hasSuffix(".npy") }
  }

  static func read(_ archive: ZipArchive, _ scan: ArtifactScan) throws(ReadStop) -> Set<String> {
    var seen: Set<ExactText> = []
    for member in archive.members {
      try scan.spend(steps: 1)
      // Arrays are asked for with and without the ending.
      let name = member.name.hasSuffix(".npy") ? String(member.name.dropLast(4)) : member.name
      guard !seen.insert(ExactText(name)).inserted else { continue }
      scan.fault(
        "npz.duplicate-name", "two members go by the name \"\(name.excerpt)\"", subject: name)
    }
    return []
  }

  /// An archive without arrays is one too.
  static func readUnrecognised(
    _ archive: ZipArchive, _ scan: ArtifactScan
  ) throws(ReadStop) -> Set<String> { try read(archive, scan) }
}
