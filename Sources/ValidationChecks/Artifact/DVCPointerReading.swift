// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent
import ValidationCore

/// Compares what pointers of DVC say with what a snapshot has.
struct DVCPointerReading: Sendable {
  let snapshot: any Snapshot
  private static let largest = 8 << 20

  func facts(at path: RepositoryPath) async throws -> DVCPointerFacts {
    let text = try await text(at: path)
    var facts = DVCPointerFacts(digest: ContentDigest.sha256(of: text).hex)
    do throws(DVCFile.Unreadable) {
      let pipeline = try await pipeline(beside: path)
      let file = try DVCFile(named: path.text, text, pipeline: pipeline) { text in
        try ManifestReader.read(
          text, file: path.text, as: .other("DVC file", largest: Self.largest)
        )
        .folded(scalar: DVCNode.scalar, list: DVCNode.list, mapping: DVCNode.map)
      }
      for entry in file.entries {
        if Task.isCancelled { break }
        await compare(entry, in: path.folder, &facts)
      }
    } catch {
      facts.add(.unreadablePointer(path, error.description))
    }
    try Task.checkCancellation()
    return facts
  }

  private func text(at path: RepositoryPath) async throws -> Data {
    let file = try await snapshot.file(at: path)
    guard file.size <= UInt64(Self.largest) else {
      throw Obstacle.unreadablePointer(path, "it is larger than 8 MiB")
    }
    return try Data(contentsOf: file.url)
  }

  private func pipeline(
    beside path: RepositoryPath
  ) async throws(DVCFile.Unreadable) -> Data? {
    guard let place = RepositoryPath(DVCFile.pipelineName, in: path.folder),
      snapshot.entry(at: place) != nil
    else { return nil }
    do { return try await text(at: place) } catch {
      throw DVCFile.Unreadable(description: "the dvc.yaml beside it cannot be read")
    }
  }

  private func compare(
    _ entry: DVCFile.Entry, in folder: RepositoryPath, _ facts: inout DVCPointerFacts
  ) async {
    // Outside the repository: DVC's external outputs and imported sources, which no revision holds.
    guard let place = entry.place(from: ContentPath(folder.text)),
      let path = RepositoryPath(String(decoding: place.bytes, as: UTF8.self))
    else { return }
    do {
      let pointer = try entry.pointer.get()
      switch entry.role {
      case .dependency: try await compareDependency(entry, pointer, at: path, &facts)
      case .output where entry.keeping.isCached:
        try await compareKept(entry, pointer, at: path, &facts)
      case .output: try await compareCommitted(entry, pointer, at: path, &facts)
      }
      facts.entries += 1
    } catch let reason as DVCFile.Unreadable {
      facts.add(.unnamedContent(path, reason.description))
    } catch {
      facts.add(error as? Obstacle ?? .unreadable(path, error))
    }
  }
}

extension DVCPointerReading {
  /// Content that DVC keeps: the snapshot checks its digest, so that size and number are left.
  private func compareKept(
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
  private func compareCommitted(
    _ entry: DVCFile.Entry, _ pointer: DVCPointer, at path: RepositoryPath,
    _ facts: inout DVCPointerFacts
  ) async throws {
    if let found = try await otherDigest(than: pointer, at: path, &facts) {
      facts.add(.differs, at: path, entry, found: found, expected: pointer.digest.hex)
    }
  }

  private func compareDependency(
    _ entry: DVCFile.Entry, _ pointer: DVCPointer, at path: RepositoryPath,
    _ facts: inout DVCPointerFacts
  ) async throws {
    if let found = try await otherDigest(than: pointer, at: path, &facts) {
      facts.add(.stale, at: path, entry, found: found, expected: pointer.digest.hex)
    }
  }

  /// - Returns: nil where the content is the one that the pointer names.
  private func otherDigest(
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

  private func entries(of path: RepositoryPath, isFolder: Bool) -> [SnapshotEntry] {
    if let entry = snapshot.entry(at: path) { return [entry] }
    guard isFolder else { return [] }
    return snapshot.entries.filter { $0.path.isInside(path) && $0.kind != .submodule }
  }
}

extension Obstacle {
  static func unreadablePointer(_ path: RepositoryPath, _ reason: String) -> Obstacle {
    Obstacle(
      rule: "integrity.dvc-unreadable",
      message: "'\(path)' cannot be read as a file of DVC: \(OneLine.of(reason, most: 300))",
      remedy: "write it anew with `dvc add` or `dvc repro`, or leave it out with `dvc`")
  }

  fileprivate static func unnamedContent(_ path: RepositoryPath, _ reason: String) -> Obstacle {
    Obstacle(
      rule: "integrity.dvc-unnamed",
      message: "'\(path)': its content cannot be compared: \(OneLine.of(reason, most: 300))",
      remedy: "track it with `dvc add` or `dvc repro`, or leave the file out with `dvc`")
  }

  fileprivate static func linkedContent(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "integrity.dvc-linked",
      message:
        "'\(path)' is kept by DVC and reached through a tracked link, which DVC does not follow",
      remedy: "track it with DVC where the link ends")
  }

  fileprivate static func ignoredFiles(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "integrity.dvc-ignored",
      message:
        "the tracked files in '\(path)' are not those that dvc.lock names, and a .dvcignore, which "
        + "is not followed here, may have left some out",
      remedy: "look with `dvc status`, and run `dvc repro` where it says that they changed")
  }
}
