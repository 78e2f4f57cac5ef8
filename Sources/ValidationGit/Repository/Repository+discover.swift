// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import CLibgit2
package import Foundation
import ValidationCore

extension Repository {
  /// Opens the repository that a folder lies in, from any depth.
  ///
  /// - Throws: ``Obstacle``: `git.none`, `git.bare`, `git.sha256`, `git.foreign-owner`,
  ///   `git.unsupported`, `git.failed`.
  package static func discover(from start: URL) throws -> Repository {
    try translatingGitFailures {
      try Libgit2.start()
      let place = try gitFolder(around: start)
      try refuseForeignObjectFormat(at: place)
      let pointer = try open(place)
      guard git_repository_is_bare(pointer) == 0, let root = folder(git_repository_workdir(pointer))
      else {
        git_repository_free(pointer)
        throw Obstacle.bare(place)
      }
      return Repository(adopting: pointer, root: root)
    }
  }

  private static func gitFolder(around start: URL) throws -> String {
    var buffer = git_buf()
    defer { git_buf_dispose(&buffer) }
    let path = start.path(percentEncoded: false)
    do {
      try Libgit2.check("look for a repository") { git_repository_discover(&buffer, path, 0, nil) }
    } catch let failure as GitFailure where failure.isNotFound {
      throw Obstacle.noRepository(path)
    }
    return String(cString: buffer.ptr)
  }

  private static func open(_ place: String) throws -> OpaquePointer {
    var pointer: OpaquePointer?
    do {
      try Libgit2.check("open the repository \(place)") { git_repository_open(&pointer, place) }
    } catch let failure as GitFailure where isForeign(failure) {
      throw Obstacle.foreignOwner(workingTree(of: place))
    } catch let failure as GitFailure where failure.detail.contains("unsupported") {
      throw Obstacle.unsupported(place, failure.detail)
    }
    guard let pointer else { throw Obstacle.noRepository(place) }
    return pointer
  }

  /// libgit2 1.5 says "not found" of class configuration where no `safe.directory` exists anywhere.
  private static func isForeign(_ failure: GitFailure) -> Bool {
    failure.status == GIT_EOWNER.rawValue
      || failure.isNotFound && failure.category == Int32(GIT_ERROR_CONFIG.rawValue)
  }

  /// What the owner has to name: the working tree of an ordinary clone, else the git folder.
  private static func workingTree(of place: String) -> String {
    let folder = URL(filePath: place, directoryHint: .isDirectory).standardizedFileURL
    let isOrdinary = folder.lastPathComponent == ".git"
    return (isOrdinary ? folder.deletingLastPathComponent() : folder).plainPath
  }

  /// Read from the file before opening: versions of libgit2 disagree on what they say about it.
  private static func refuseForeignObjectFormat(at place: String) throws {
    var config: OpaquePointer?
    let common = try? String(contentsOfFile: place + "commondir", encoding: .utf8)
    let folder = common.map { commonFolder(named: $0, in: place) } ?? place
    guard git_config_open_ondisk(&config, folder + "/config") == 0 else { return }
    defer { git_config_free(config) }
    var buffer = git_buf()
    defer { git_buf_dispose(&buffer) }
    guard git_config_get_string_buf(&buffer, config, "extensions.objectformat") == 0 else { return }
    let format = String(cString: buffer.ptr)
    guard format.lowercased() == "sha1" else { throw Obstacle.objectFormat(place, format) }
  }
}

extension Repository {
  /// Linked working trees name the folder that they share, mostly relative to their own.
  private static func commonFolder(named text: String, in place: String) -> String {
    let name = text.trimmingCharacters(in: .whitespacesAndNewlines)
    return name.hasPrefix("/") ? name : place + name
  }
}
