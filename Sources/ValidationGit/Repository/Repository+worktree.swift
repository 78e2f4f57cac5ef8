// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import CLibgit2
import Foundation
import ValidationContent
import ValidationCore

extension Repository {
  /// What the index tracks, as it is in the working tree now. Git's own idea of "modified" is used,
  /// so that line-end conversion is no change; smudged LFS content is no change either.
  ///
  /// - Throws: ``Obstacle`` `git.conflicts`, `content.unreadable`.
  func trackedFilesOfWorktree() throws -> TrackedFiles {
    let (tracked, changes) = try use { try Self.indexAndChanges(of: $0) }
    var (files, deleted): ([TrackedFile], [RepositoryPath]) = ([], [])
    for file in tracked {
      guard let change = changes[file.path.text] else {
        files.append(file)
        continue
      }
      if let now = try current(file, change) {
        files.append(now)
      } else {
        deleted.append(file.path)
      }
    }
    return TrackedFiles(files, deleted: deleted)
  }
}

extension Repository {
  /// - Returns: `nil` when the file is gone.
  private func current(_ file: TrackedFile, _ change: WorkingTreeChange) throws -> TrackedFile? {
    let path = root.plainPath + "/" + file.path.text
    var status = stat()
    guard lstat(path, &status) == 0 else { return change.isSkipped ? file : nil }
    guard file.entry.kind != .submodule else { return file }
    switch status.st_mode & S_IFMT {
    // Reached through a folder that became a link: not the tracked file.
    case S_IFREG where change.isDeleted, S_IFLNK where change.isDeleted: return nil
    case S_IFREG: return try regular(file, change, path, size: Int64(status.st_size))
    case S_IFLNK: return try link(file, path)
    // A folder in place of a file holds only untracked files: the tracked one is gone.
    case S_IFDIR: return nil
    default:
      var entry = file.entry
      // No content has this id, so that it counts as a difference.
      entry.objectID = String(repeating: "0", count: 40)
      return TrackedFile(entry: entry, source: .special)
    }
  }

  private func regular(
    _ file: TrackedFile, _ change: WorkingTreeChange, _ path: String, size: Int64
  ) throws -> TrackedFile {
    var entry = file.entry
    let mode = git_filemode_t(rawValue: .init(change.mode))
    entry.kind = SnapshotEntry.Kind(mode).flatMap { $0 == .symbolicLink ? nil : $0 } ?? .file
    if try isSmudged(file, path, size: size) { return TrackedFile(entry: entry, source: .object) }
    do {
      entry.objectID = try ContentDigest.gitBlob(ofFileAt: URL(filePath: path)).hex
    } catch {
      throw Obstacle.unreadable(file.path, error.description)
    }
    return TrackedFile(entry: entry, source: .workingFile)
  }

  /// Whether the file is the content that its pointer in the index stands for.
  private func isSmudged(_ file: TrackedFile, _ path: String, size: Int64) throws -> Bool {
    guard let pointer = try pointer(in: file), pointer.size == size else { return false }
    return (try? ContentDigest.sha256(ofFileAt: URL(filePath: path))) == pointer.digest
  }

  private func pointer(in file: TrackedFile) throws -> LFSPointer? {
    guard file.entry.kind == .file || file.entry.kind == .executable else { return nil }
    return try smallBlob(file.entry.objectID, limit: 1023).flatMap { LFSPointer(parsing: $0) }
  }

  private func link(_ file: TrackedFile, _ path: String) throws -> TrackedFile {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &buffer, buffer.count)
    guard count >= 0 else { throw Obstacle.unreadable(file.path, "readlink failed") }
    let bytes = buffer.prefix(count).map { UInt8(bitPattern: $0) }
    var entry = file.entry
    entry.kind = .symbolicLink
    entry.objectID = ContentDigest.gitBlob(of: bytes).hex
    return TrackedFile(
      entry: entry, source: .workingLink(String(decoding: bytes, as: UTF8.self)))
  }
}
