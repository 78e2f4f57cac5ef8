// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
package import ValidationCore

/// The tracked files of a commit or of the working tree, content fetched when it is asked for.
package struct GitSnapshot: Snapshot {
  package let revision: Revision
  package let entries: [SnapshotEntry]

  /// Those that git tracks.
  let tracked: TrackedFiles
  let dvc: DVCFiles
  /// Both of them.
  let files: TrackedFiles
  /// Whether the working tree is this revision's, give or take edits: only then does it help to say
  /// that a missing file stands there untracked.
  let isCandidate: Bool
  let vault: ContentVault

  init(
    revision: Revision, files tracked: TrackedFiles, isCandidate: Bool, vault: ContentVault,
    environment: [String: String]
  ) {
    self.revision = revision
    self.tracked = tracked
    dvc = DVCFiles(of: tracked, in: vault.repository, environment)
    files =
      dvc.files.isEmpty
      ? tracked : TrackedFiles(tracked.files + dvc.files, deleted: tracked.deleted)
    entries = files.files.map(\.entry)
    self.isCandidate = isCandidate
    self.vault = vault
  }

  package var unlistedFolders: [RepositoryPath] { dvc.unlistedFolders }

  package func entry(at path: RepositoryPath) -> SnapshotEntry? {
    files.file(at: path)?.entry
  }

  package func trail(to path: RepositoryPath) throws -> [RepositoryPath] {
    let (links, place) = try links.follow(path)
    return links + [place]
  }

  package func file(at path: RepositoryPath) async throws -> SnapshotFile {
    let file = try trackedFile(at: path)
    do {
      let content = try await vault.content(of: file)
      return SnapshotFile(path: path, url: content.url, size: content.size, contentID: content.id)
    } catch let obstacle as Obstacle where !isCandidate {
      throw obstacle.onBase
    }
  }

  package func uncheckedFile(at path: RepositoryPath) async throws -> UncheckedFile {
    guard let stored = vault.storedContent(of: try trackedFile(at: path)) else {
      return UncheckedFile(file: try await file(at: path)) {}
    }
    let file = SnapshotFile(
      path: path, url: stored.url, size: stored.size, contentID: stored.id)
    return UncheckedFile(file: file) {
      guard try await self.file(at: path).url == stored.url else { throw Obstacle.changed(path) }
    }
  }

  private func trackedFile(at path: RepositoryPath) throws -> TrackedFile {
    let place = try links.resolve(path)
    guard let file = files.file(at: place) else { throw absence(of: place) }
    switch (file.entry.kind, file.source) {
    case (.submodule, _): throw Obstacle.notAFile(place, "a submodule")
    case (_, .special): throw Obstacle.notAFile(place, "a FIFO, socket or device at the moment")
    default: return file
    }
  }

  var links: LinkResolver {
    LinkResolver(files: files) { link in
      if case .workingLink(let target) = link.source { return target }
      // PATH_MAX of Linux; longer ones can be made nowhere.
      guard let text = try vault.repository.smallBlob(link.entry.objectID, limit: 4096) else {
        throw Obstacle.objectMissing(link.path, link.entry.objectID)
      }
      return String(decoding: text, as: UTF8.self)
    }
  }

  private func absence(of path: RepositoryPath) -> Obstacle {
    if let obstacle = dvc.obstacle(at: path) { return isCandidate ? obstacle : obstacle.onBase }
    if files.isFolder(path) { return .notAFile(path, "a folder") }
    if files.deleted.contains(path) { return .deleted(path) }
    if isCandidate && vault.repository.existsInWorkingTree(path) { return .untracked(path) }
    return .missing(path, near: NearestPath.to(path, among: files.files))
  }
}
