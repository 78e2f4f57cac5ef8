// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent
import ValidationCore

/// Brings content into the run's private folder, each file once, checked before it is handed out.
actor ContentVault {
  struct Content: Sendable {
    var url: URL
    /// Bytes.
    var size: UInt64
    var id: String
  }

  let repository: Repository
  let largeFiles: LargeFileStore
  /// Kept as long as anybody may still read from it.
  private let run: RunFolder
  private let folder: URL
  private var contents: [TrackedFile: Task<Content, any Error>] = [:]
  private var names = 0

  init(repository: Repository, run: RunFolder) throws {
    self.repository = repository
    self.largeFiles = LargeFileStore(folder: try repository.lfsStore())
    self.run = run
    self.folder = try run.makeFolder("content")
  }

  /// - Throws: ``Obstacle``, as promised by snapshots.
  func content(of file: TrackedFile) async throws -> Content {
    if let known = contents[file] { return try await known.value }
    let target = makeName(for: file.path)
    let work = Task.detached { [self] in try await materialise(file, at: target) }
    contents[file] = work
    return try await work.value
  }

  /// What the LFS store has for a pointer, before its digest is compared; `nil` for all that takes another
  /// way.
  nonisolated func storedContent(of file: TrackedFile) -> Content? {
    guard file.source == .object,
      let text = try? repository.smallBlob(file.entry.objectID, limit: 1023),
      let pointer = LFSPointer(parsing: text), pointer.extensions.isEmpty,
      let url = largeFiles.place(of: pointer)
    else { return nil }
    return Content(url: url, size: UInt64(pointer.size), id: "sha256:\(pointer.digest.hex)")
  }

  /// Keeps the extension where it is a plain word, for programs that go by it.
  private func makeName(for path: RepositoryPath) -> URL {
    names += 1
    let ending = path.fileExtension
    let isPlain = !ending.isEmpty && ending.utf8.allSatisfy { isalnum(Int32($0)) != 0 }
    return folder.appending(path: isPlain ? "\(names).\(ending)" : "\(names)")
  }

  nonisolated private func materialise(_ file: TrackedFile, at url: URL) async throws -> Content {
    switch file.source {
    case .object: try repository.writeBlob(file.entry.objectID, of: file.path, to: url.plainPath)
    case .workingFile: try copyChecked(file, to: url)
    case .workingLink, .special: throw Obstacle.notAFile(file.path, "no regular file")
    case .dvc(let object): return try content(of: object, at: file.path, copy: url)
    }
    let reading = try translatingSystemFailures(file.path) {
      try PointerReading.ofFile(at: url.plainPath)
    }
    switch reading {
    case .content(let size): return Content(url: url, size: size, id: file.entry.objectID)
    case .malformed: throw Obstacle.pointerMalformed(file.path)
    case .extended:
      throw Obstacle.pointerUnresolved(
        file.path, "it uses LFS extensions, which only git-lfs can undo")
    case .pointer(let pointer): return try await resolve(pointer, of: file, at: url)
    }
  }

  nonisolated private func copyChecked(_ file: TrackedFile, to url: URL) throws {
    try repository.copyWorkingFile(file.path, to: url.plainPath, mode: 0o400)
    guard (try? ContentDigest.gitBlob(ofFileAt: url))?.hex == file.entry.objectID else {
      throw Obstacle.changed(file.path)
    }
  }

  nonisolated private func resolve(
    _ pointer: LFSPointer, of file: TrackedFile, at url: URL
  ) async throws -> Content {
    let id = "sha256:\(pointer.digest.hex)"
    switch await largeFiles.content(of: pointer) {
    case .found(let stored): return Content(url: stored, size: UInt64(pointer.size), id: id)
    case .damaged(let reason): throw Obstacle.digestMismatch(file.path, reason)
    case .absent: break
    }
    let copy = url.appendingPathExtension("smudged")
    guard try copySmudged(file.path, pointer, to: copy) else {
      throw Obstacle.pointerUnresolved(
        file.path, "sha256 \(pointer.digest.hex) is not in the store")
    }
    return Content(url: copy, size: UInt64(pointer.size), id: id)
  }

  nonisolated private func content(
    of object: DVCObject, at path: RepositoryPath, copy url: URL
  ) throws -> Content {
    switch object.cache.content(of: object.digest, as: object.hashKind) {
    case .found(let stored):
      return try Content(url: stored, size: Self.size(of: stored), id: object.id)
    case .damaged(let reason): throw Obstacle.dvcDamaged(path, object, reason)
    case .absent: break
    }
    let size = repository.sizeOfWorkingFile(path)
    let isChanged = size != nil
    guard size != nil, object.size == nil || size == object.size,
      try copyCheckedOut(path, object, to: url)
    else { throw Obstacle.dvcAbsent(path, object, isChanged: isChanged) }
    return try Content(url: url, size: Self.size(of: url), id: object.id)
  }

  /// Whether the working tree has the content that DVC once left there, and that its store lost.
  nonisolated private func copyCheckedOut(
    _ path: RepositoryPath, _ object: DVCObject, to url: URL
  ) throws -> Bool {
    try repository.copyWorkingFile(path, to: url.plainPath, mode: 0o400)
    return (try? DVCDigest.matches(object.digest, fileAt: url, as: object.hashKind)) == true
  }

  private static func size(of url: URL) throws -> UInt64 {
    let file = try Descriptor(url.plainPath, O_RDONLY | O_NONBLOCK, action: "open")
    return UInt64(clamping: try file.status().st_size)
  }

  /// Whether the working tree has the content in place of the pointer, as git-lfs leaves it there.
  nonisolated private func copySmudged(
    _ path: RepositoryPath, _ pointer: LFSPointer, to url: URL
  ) throws -> Bool {
    guard repository.sizeOfWorkingFile(path) == pointer.size else { return false }
    try repository.copyWorkingFile(path, to: url.plainPath, mode: 0o400)
    return (try? ContentDigest.sha256(ofFileAt: url)) == pointer.digest
  }
}
