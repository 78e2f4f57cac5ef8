// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// Which paths the tracked `.gitattributes` give to git LFS, by `filter=lfs`.
struct LFSAttributes: Sendable {
  private let attributes: GitAttributes
  private static let largest: UInt64 = 1 << 20

  /// - Throws: ``Obstacle`` for a file that is too large to be looked through for every path.
  init(of snapshot: any Snapshot) async throws {
    // Git follows no link to such a file.
    let entries = snapshot.entries.filter {
      $0.path.name == ".gitattributes" && ($0.kind == .file || $0.kind == .executable)
    }
    var files: [(folder: RepositoryPath, text: [UInt8])] = []
    for entry in entries {
      let file = try await snapshot.file(at: entry.path)
      guard file.size <= Self.largest else { throw Obstacle.attributesTooLarge(entry.path) }
      files.append((entry.path.folder, Array(try Data(contentsOf: file.url))))
    }
    attributes = GitAttributes(files)
  }

  func wantPointer(at path: RepositoryPath) -> Bool {
    attributes.value(of: "filter", at: path) == .text(Array("lfs".utf8))
  }
}

extension Obstacle {
  fileprivate static func attributesTooLarge(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "integrity.attributes-too-large",
      message: "'\(path)' is larger than 1 MiB: which files belong to git LFS was not looked up",
      remedy: "name the files by patterns")
  }
}
