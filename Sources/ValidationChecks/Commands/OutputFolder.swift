// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// The folder that a command is to write to, known from before the run: the run may put a link to any
/// other folder in its place.
struct OutputFolder: Sendable {
  let url: URL
  /// Where it really is; `nil` when it is not there, and then no output is either.
  private let place: String?

  init(at url: URL) {
    self.url = url
    place = Self.realPath(url)
  }

  /// Links followed; `nil` where nothing is.
  static func realPath(_ url: URL) -> String? {
    guard let resolved = realpath(url.path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// A folder that was removed and made again in the same place is taken: programs often begin so.
  /// Its inode number would not tell, since file systems give a freed one to the next folder.
  ///
  /// - Returns: its real path; `nil` when nothing is there.
  /// - Throws: ``Obstacle`` `command.output-outside`.
  func currentPlace(for path: RepositoryPath) throws -> String? {
    var status = stat()
    guard lstat(Self.withoutSlash(url.path), &status) == 0 else { return nil }
    guard status.st_mode & S_IFMT == S_IFDIR, let place, Self.realPath(url) == place else {
      throw Obstacle.outputFolderReplaced(path)
    }
    return place
  }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }

  /// A slash at the end would make the system follow a link.
  private static func withoutSlash(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }
}

extension Obstacle {
  fileprivate static func outputFolderReplaced(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "command.output-outside",
      message: "the output folder was replaced by something else, so that '\(path)' is no output",
      remedy: "make the command write into the folder {output} itself")
  }
}
