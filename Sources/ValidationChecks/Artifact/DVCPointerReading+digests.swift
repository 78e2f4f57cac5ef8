// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationContent
import ValidationCore

extension DVCPointerReading {
  /// - Returns: nil where the content is the one that the pointer names.
  func otherDigest(
    than pointer: DVCPointer, at path: RepositoryPath, _ facts: inout DVCPointerFacts
  ) async throws -> String? {
    guard pointer.isFolder else {
      // A folder where a file was is told by what the snapshot says of it.
      if let entry = snapshot.entry(at: path), entry.isKeptByDVC {
        let id = "\(pointer.hashKind == .content ? "md5" : "md5-dos2unix"):\(pointer.digest)"
        // The same digest needs no content.
        if entry.objectID == id { return nil }
      }
      let file = try await snapshot.file(at: path)
      facts.files += 1
      facts.bytes += Int64(clamping: file.size)
      let matches = try DVCDigest.matches(pointer.digest, fileAt: file.url, as: pointer.hashKind)
      return matches ? nil : try DVCDigest.of(fileAt: file.url, as: pointer.hashKind).hex
    }
    let own = entries(of: path, isFolder: true)
    if own.isEmpty { _ = try await snapshot.file(at: path) }
    let found = try await folderDigest(of: own, below: path, as: pointer.hashKind, &facts)
    guard found != pointer.digest else { return nil }
    if try await hasIgnoreRules() { throw Obstacle.ignoredFiles(path) }
    return found?.hex ?? "a name that is no UTF-8"
  }

  /// As DVC names a folder, of the files that are tracked in it.
  private func folderDigest(
    of entries: [SnapshotEntry], below folder: RepositoryPath, as kind: DVCPointer.HashKind,
    _ facts: inout DVCPointerFacts
  ) async throws -> MD5Digest? {
    var digests: [ContentPath: MD5Digest] = [:]
    for entry in entries {
      let name = entry.path.text.utf8.dropFirst(
        folder.text.isEmpty ? 0 : folder.text.utf8.count + 1)
      guard let name = ContentPath(name) else { continue }
      facts.files += 1
      let (kept, hex) = (kind == .content ? "md5:" : "md5-dos2unix:", entry.objectID)
      if hex.hasPrefix(kept) {
        digests[name] = MD5Digest(hex: hex.dropFirst(kept.count))
      } else {
        let file = try await snapshot.file(at: entry.path)
        facts.bytes += Int64(clamping: file.size)
        digests[name] = try DVCDigest.of(fileAt: file.url, as: kind)
      }
    }
    return DVCFolderListing(digests).digest
  }

  /// Whether a `.dvcignore` holds more than the comments that `dvc init` writes.
  private func hasIgnoreRules() async throws -> Bool {
    for entry in snapshot.entries where entry.path.name == ".dvcignore" {
      let lines = String(decoding: try await text(at: entry.path), as: UTF8.self)
        .split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }
      if lines.contains(where: { !$0.isEmpty && !$0.hasPrefix("#") }) { return true }
    }
    return false
  }
}

extension Obstacle {
  fileprivate static func ignoredFiles(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "integrity.dvc-ignored",
      message:
        "the tracked files in '\(path)' are not those that dvc.lock names, and a .dvcignore, which "
        + "is not followed here, may have left some out",
      remedy: "look with `dvc status`, and run `dvc repro` where it says that they changed")
  }
}
