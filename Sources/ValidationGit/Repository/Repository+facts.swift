// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import CLibgit2
import Foundation
import ValidationCore

extension Repository {
  /// - Throws: ``Obstacle`` `git.failed` when the repository's own files cannot be read.
  package func facts() throws -> RepositoryFacts {
    let store = try lfsStore()
    let isShallow = try !shallowBoundary().isEmpty
    return try use { repository in
      RepositoryFacts(
        root: root, gitFolder: gitFolder, commonFolder: commonFolder, lfsStore: store,
        isShallow: isShallow,
        isPartialClone: try Self.isPartialClone(repository),
        isLinkedWorktree: git_repository_is_worktree(repository) == 1,
        head: try Self.head(of: repository),
        headCommit: try Self.commit(named: "HEAD", in: repository),
        upstream: try Self.upstream(of: repository)?.name, remotes: try Self.remotes(of: repository)
      )
    }
  }

  /// `lfs.storage` as git-lfs reads it, else `lfs` in the common folder.
  func lfsStore() throws -> URL {
    let setting = try use { try Self.setting("lfs.storage", of: $0) } ?? "lfs"
    let folder = URL(filePath: setting, directoryHint: .isDirectory, relativeTo: commonFolder)
    return folder.appending(path: "objects", directoryHint: .isDirectory).standardizedFileURL
  }

  private static func isPartialClone(_ repository: OpaquePointer) throws -> Bool {
    if try setting("extensions.partialclone", of: repository) != nil { return true }
    return try remotes(of: repository).contains {
      try setting("remote.\($0).promisor", of: repository) == "true"
    }
  }

  private static func head(of repository: OpaquePointer) throws -> RepositoryFacts.Head {
    if git_repository_head_detached(repository) == 1 { return .detached }
    return try Libgit2.withPointer(
      "read HEAD", make: { git_reference_lookup(&$0, repository, "HEAD") },
      free: git_reference_free,
      body: { head in
        let target = git_reference_symbolic_target(head).map { String(cString: $0) } ?? ""
        let name = target.hasPrefix("refs/heads/") ? String(target.dropFirst(11)) : target
        return git_repository_head_unborn(repository) == 1 ? .unborn(name) : .branch(name)
      })
  }

  static func remotes(of repository: OpaquePointer) throws -> [String] {
    var names = git_strarray()
    defer { git_strarray_dispose(&names) }
    try Libgit2.check("list remotes") { git_remote_list(&names, repository) }
    return (0..<names.count).compactMap { names.strings[$0].map { String(cString: $0) } }.sorted()
  }

  static func setting(_ name: String, of repository: OpaquePointer) throws -> String? {
    try Libgit2.withPointer(
      "read the configuration", make: { git_repository_config(&$0, repository) },
      free: git_config_free,
      body: { config in
        var buffer = git_buf()
        defer { git_buf_dispose(&buffer) }
        guard git_config_get_string_buf(&buffer, config, name) == 0 else { return nil }
        return String(cString: buffer.ptr)
      })
  }
}
