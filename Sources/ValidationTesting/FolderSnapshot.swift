// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

public import Foundation
public import ValidationCore

/// Snapshot of files given as literals, kept in a temporary folder. There is no git repository: object ids
/// only tell different contents apart, and a git LFS pointer never has its content.
public struct FolderSnapshot: Snapshot {
  public let revision: Revision
  public let entries: [SnapshotEntry]
  private let folder: TemporaryFolder

  /// - Throws: `ManifestMistake` for a path that leaves the repository; errors of the file system.
  public init(_ files: [String: CheckExample.FileContent] = [:]) throws {
    let folder = try TemporaryFolder()
    var entries: [SnapshotEntry] = []
    for (name, content) in files {
      guard let path = RepositoryPath(name), path != .root else {
        throw ManifestMistake("'\(name)' is no path inside a repository")
      }
      try folder.write(content.data, to: path.text)
      entries.append(
        SnapshotEntry(path: path, kind: .file, objectID: ContentMark.of(content.data)))
    }
    self.folder = folder
    self.entries = entries.sorted { $0.path < $1.path }
    revision = Revision(kind: .commit, commit: nil, name: "files of a test")
  }

  public func entry(at path: RepositoryPath) -> SnapshotEntry? {
    entries.first { $0.path == path }
  }

  public func file(at path: RepositoryPath) async throws -> SnapshotFile {
    guard let entry = entry(at: path) else {
      throw Obstacle(
        rule: "content.missing", message: "'\(path)' is not tracked",
        remedy: "correct the path, or commit the file")
    }
    let url = folder.url.appendingPathComponent(path.text)
    let content = try Data(contentsOf: url)
    guard !content.starts(with: Data("version https://git-lfs.github.com/spec/v1\n".utf8)) else {
      throw Obstacle(
        rule: "content.pointer-unresolved",
        message: "'\(path)' is a git LFS pointer and its content is not in the local store",
        remedy: "git lfs pull")
    }
    return SnapshotFile(
      path: path, url: url, size: UInt64(content.count), contentID: entry.objectID)
  }

  /// A copy of all files that may be written to.
  func export(to destination: URL) throws {
    for entry in entries {
      let copy = destination.appendingPathComponent(entry.path.text)
      try FileManager.default.createDirectory(
        at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: folder.url.appendingPathComponent(entry.path.text), to: copy)
    }
  }
}

extension CheckExample.FileContent {
  public var data: Data {
    switch self {
    case .text(let text): Data(text.utf8)
    case .bytes(let bytes): bytes
    }
  }
}

/// Stands for a digest where nobody means harm: FNV-1a, 64 bits, as long as a git object id.
private enum ContentMark {
  static func of(_ content: Data) -> String {
    let mark = content.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    let digits = String(mark, radix: 16)
    return String(repeating: "0", count: 40 - digits.count) + digits
  }
}
