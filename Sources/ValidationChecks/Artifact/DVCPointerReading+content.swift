// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationContent
import ValidationCore

extension DVCPointerReading {
  /// Content that DVC keeps: the snapshot checks its digest, so that size and number are left.
  func compareKept(
    _ entry: DVCFile.Entry, _ pointer: DVCPointer, at path: RepositoryPath,
    _ facts: inout DVCPointerFacts
  ) async throws {
    let own = entries(of: path, isFolder: pointer.isFolder)
    for tracked in own where !tracked.isKeptByDVC { facts.add(.committed, at: tracked.path, entry) }
    if own.contains(where: { !$0.isKeptByDVC }) { return }
    // An empty folder has no files, and one without its list none that are known.
    if own.isEmpty, pointer.fileCount != 0 || !pointer.isFolder {
      _ = try await snapshot.file(at: path)
      return facts.add(.linkedContent(path))
    }
    var bytes: Int64 = 0
    for file in own { bytes += Int64(clamping: try await snapshot.file(at: file.path).size) }
    (facts.files, facts.bytes) = (facts.files + own.count, facts.bytes + bytes)
    if let size = pointer.size, size != bytes {
      facts.add(.size, at: path, entry, found: "\(bytes)", expected: "\(size)")
    }
    if pointer.isFolder, let count = pointer.fileCount, count != Int64(own.count) {
      facts.add(.count, at: path, entry, found: "\(own.count)", expected: "\(count)")
    }
  }

  /// Content that `cache: false` leaves to git.
  func compareCommitted(
    _ entry: DVCFile.Entry, _ pointer: DVCPointer, at path: RepositoryPath,
    _ facts: inout DVCPointerFacts
  ) async throws {
    if let found = try await otherDigest(than: pointer, at: path, &facts) {
      facts.add(.differs, at: path, entry, found: found, expected: pointer.digest.hex)
    }
  }

  func compareDependency(
    _ entry: DVCFile.Entry, _ pointer: DVCPointer, at path: RepositoryPath,
    _ facts: inout DVCPointerFacts
  ) async throws {
    if let found = try await otherDigest(than: pointer, at: path, &facts) {
      facts.add(.stale, at: path, entry, found: found, expected: pointer.digest.hex)
    }
  }

  func entries(of path: RepositoryPath, isFolder: Bool) -> [SnapshotEntry] {
    if let entry = snapshot.entry(at: path) { return [entry] }
    guard isFolder else { return [] }
    return snapshot.entries.filter { $0.path.isInside(path) && $0.kind != .submodule }
  }
}

extension Obstacle {
  fileprivate static func linkedContent(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "integrity.dvc-linked",
      message:
        "'\(path)' is kept by DVC and reached through a tracked link, which DVC does not follow",
      remedy: "track it with DVC where the link ends")
  }
}
