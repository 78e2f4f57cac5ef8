// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent
import ValidationCore

/// Fills an empty folder with the files of a snapshot.
struct SnapshotExport {
  var snapshot: GitSnapshot
  var folder: URL

  private var repository: Repository { snapshot.vault.repository }

  /// - Throws: ``Obstacle``, also where one file stayed a pointer: a command may read every tracked
  ///   file, and nobody would notice that it read the pointer's text.
  func write() async throws {
    try refuseEscapingLinks()
    switch snapshot.revision.kind {
    case .commit: try repository.export(commit: snapshot.revision.commit ?? "", to: folder)
    case .worktree: try copyWorkingTree()
    }
    var unresolved: [Obstacle] = []
    for entry in snapshot.tracked.files.map(\.entry)
    where entry.kind == .file || entry.kind == .executable {
      if let obstacle = try await replacePointer(entry) { unresolved.append(obstacle) }
    }
    for file in snapshot.dvc.files {
      if let obstacle = try await bringIn(file.entry) { unresolved.append(obstacle) }
    }
    unresolved += snapshot.dvc.missing
    if let first = unresolved.first { throw first.inExport(others: unresolved.count - 1) }
  }

  /// Before anything is written: what a command then writes through a link would leave the export.
  private func refuseEscapingLinks() throws {
    for entry in snapshot.entries where entry.kind == .symbolicLink {
      do {
        _ = try snapshot.links.resolve(entry.path)
      } catch let obstacle as Obstacle where obstacle.rule == "content.link-loop" {
        continue
      }
    }
  }

  private func place(of path: RepositoryPath) -> String { folder.plainPath + "/" + path.text }

  private func replacePointer(_ entry: SnapshotEntry) async throws -> Obstacle? {
    let place = place(of: entry.path)
    let reading = try translatingSystemFailures(entry.path) {
      try PointerReading.ofFile(at: place)
    }
    if case .content = reading { return nil }
    return try await withContent(of: entry) { stored, mode in
      guard unlink(place) == 0 else { throw SystemFailure(errno, "replace \(place)") }
      try FileWriter.copy(stored, to: place, mode: mode)
    }
  }

  /// Of the folders on its way none is a link: no file of git stands where one is.
  private func bringIn(_ entry: SnapshotEntry) async throws -> Obstacle? {
    try Task.checkCancellation()
    let place = place(of: entry.path)
    return try await withContent(of: entry) { stored, mode in
      try FileManager.default.createDirectory(
        atPath: place.parentPath, withIntermediateDirectories: true)
      try FileWriter.copy(stored, to: place, mode: mode)
    }
  }

  /// - Returns: why there is no content.
  private func withContent(
    of entry: SnapshotEntry, _ write: (borrowing Descriptor, mode_t) throws -> Void
  ) async throws -> Obstacle? {
    do {
      let content = try await snapshot.file(at: entry.path)
      try translatingSystemFailures(entry.path) {
        let stored = try Descriptor(content.url.plainPath, O_RDONLY, action: "open")
        try write(stored, entry.kind == .executable ? 0o755 : 0o644)
      }
      return nil
    } catch let obstacle as Obstacle
      where ["content.pointer-unresolved", "content.digest-mismatch"].contains(obstacle.rule)
    {
      return obstacle
    }
  }
}

extension SnapshotExport {
  /// Copies what is tracked as it stands on disk, then looks whether it is still what was listed.
  private func copyWorkingTree() throws {
    for file in snapshot.tracked.files {
      try translatingSystemFailures(file.path) { try copy(file) }
    }
    let now = try repository.trackedFilesOfWorktree()
    if let path = now.changedPaths(since: snapshot.tracked).first { throw Obstacle.changed(path) }
  }

  private func copy(_ file: TrackedFile) throws {
    let place = place(of: file.path)
    try FileManager.default.createDirectory(
      atPath: place.parentPath, withIntermediateDirectories: true)
    switch (file.entry.kind, file.source) {
    case (_, .dvc): break
    case (_, .special): throw Obstacle.notAFile(file.path, "a FIFO, socket or device at the moment")
    case (.submodule, _):
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    case (.symbolicLink, _): try makeLink(file, at: place)
    case (.executable, _): try copyContent(file, to: place, mode: 0o755)
    case (.file, _): try copyContent(file, to: place, mode: 0o644)
    }
  }

  private func makeLink(_ file: TrackedFile, at place: String) throws {
    let target = try snapshot.links.target(file)
    guard symlink(target, place) == 0 else { throw SystemFailure(errno, "link \(place)") }
  }

  private func copyContent(_ file: TrackedFile, to place: String, mode: mode_t) throws {
    // A sparse checkout leaves out what is unchanged.
    if file.source == .object && !repository.existsInWorkingTree(file.path) {
      try repository.writeBlob(file.entry.objectID, of: file.path, to: place)
    } else {
      try repository.copyWorkingFile(file.path, to: place, mode: mode)
    }
    chmod(place, mode)
  }
}

extension String {
  fileprivate var parentPath: String {
    lastIndex(of: "/").map { String(self[..<$0]) } ?? "."
  }
}
