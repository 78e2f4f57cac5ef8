// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// Which paths `.gitattributes` gives to git LFS, by `filter=lfs` (gitattributes(5)); macros and quoted patterns
/// are not followed.
struct LFSAttributes: Sendable {
  private struct Rule {
    /// Folder of the file that it stands in.
    let folder: RepositoryPath
    let glob: Glob
    /// A pattern without a slash matches the name alone.
    let isName: Bool
    let isLFS: Bool
  }

  private var rules: [Rule] = []
  private static let largest: UInt64 = 1 << 20

  init(of snapshot: any Snapshot) async throws {
    let files = snapshot.entries.filter {
      $0.path.name == ".gitattributes" && $0.kind != .submodule
    }
    // A file deeper down wins over one above it.
    for entry in files.sorted(by: { $0.path.components.count < $1.path.components.count }) {
      let file = try await snapshot.file(at: entry.path)
      guard file.size <= Self.largest else { continue }
      let text = String(decoding: try Data(contentsOf: file.url), as: UTF8.self)
      rules += text.split(whereSeparator: \.isNewline).compactMap {
        Self.rule($0, in: entry.path.folder)
      }
    }
  }

  /// The last rule that says something of the filter decides.
  func wantPointer(at path: RepositoryPath) -> Bool {
    rules.last { matches($0, path) }?.isLFS ?? false
  }

  private func matches(_ rule: Rule, _ path: RepositoryPath) -> Bool {
    let folder = rule.folder.components
    guard path.components.starts(with: folder) else { return false }
    let rest =
      rule.isName ? path.name : path.components.dropFirst(folder.count).joined(separator: "/")
    return RepositoryPath(rest).map(rule.glob.matches) ?? false
  }

  private static func rule(_ line: Substring, in folder: RepositoryPath) -> Rule? {
    let words = line.split { $0 == " " || $0 == "\t" }
    guard let pattern = words.first, !pattern.hasPrefix("#"), !pattern.hasPrefix("\"") else {
      return nil
    }
    let filters = words.dropFirst().filter {
      $0.hasPrefix("filter=") || $0 == "-filter" || $0 == "!filter"
    }
    guard let last = filters.last else { return nil }
    let plain = pattern.hasPrefix("/") ? pattern.dropFirst() : pattern
    return Rule(
      folder: folder, glob: Glob(String(plain)), isName: !pattern.contains("/"),
      isLFS: last == "filter=lfs")
  }
}
