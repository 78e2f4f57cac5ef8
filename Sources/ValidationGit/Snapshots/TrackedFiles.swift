// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// A tracked path, and where its content is to be taken from.
struct TrackedFile: Hashable, Sendable {
  enum Source: Hashable, Sendable {
    /// As git stores it.
    case object
    /// Differs from what git stores: the file in the working tree, whose digest is the entry's id.
    case workingFile
    /// A symbolic link that differs from what git stores, and what it says.
    case workingLink(String)
    /// A FIFO, socket, device or folder stands where the file should.
    case special
    /// Not in git: a tracked pointer of DVC names it.
    case dvc(DVCObject)
  }

  var entry: SnapshotEntry
  var source: Source

  var path: RepositoryPath { entry.path }
}

/// The tracked files of one revision, in byte order, with links followed inside it.
struct TrackedFiles: Sendable {
  let files: [TrackedFile]
  /// In the index but no longer in the working tree.
  let deleted: [RepositoryPath]

  init(_ files: [TrackedFile], deleted: [RepositoryPath] = []) {
    self.deleted = deleted
    self.files = files.sorted { $0.path < $1.path }
  }

  /// By bytes, as git compares, not by Swift's canonical equivalence.
  func file(at path: RepositoryPath) -> TrackedFile? {
    let index = files.partitioningIndex { !($0.path < path) }
    guard index < files.count, files[index].path.text.utf8.elementsEqual(path.text.utf8) else {
      return nil
    }
    return files[index]
  }

  /// Whether tracked files lie below the path.
  func isFolder(_ path: RepositoryPath) -> Bool {
    guard !path.text.isEmpty else { return true }
    let prefix = path.text + "/"
    // Slash is the byte after which the names of its files sort; none of them sorts before it.
    let index = files.partitioningIndex {
      !$0.path.text.utf8.lexicographicallyPrecedes(prefix.utf8)
    }
    return index < files.count && files[index].path.text.utf8.starts(with: prefix.utf8)
  }
}

extension Array {
  /// First index at which the predicate holds, if it holds for all that follow.
  fileprivate func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension TrackedFiles {
  /// Paths whose kind or content differ; a renamed file is in under both names.
  func changedPaths(since base: TrackedFiles) -> [RepositoryPath] {
    var (old, new) = (base.files[...], files[...])
    var changed: [RepositoryPath] = []
    while let path = [old.first?.path, new.first?.path].compactMap({ $0 }).min() {
      let was = old.first.flatMap { path < $0.path ? nil : $0 }
      let now = new.first.flatMap { path < $0.path ? nil : $0 }
      if was?.entry != now?.entry { changed.append(path) }
      if was != nil { old.removeFirst() }
      if now != nil { new.removeFirst() }
    }
    return changed
  }
}
