// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import CLibgit2
import ValidationCore

/// How git sees a tracked file differ in the working tree.
struct WorkingTreeChange: Sendable {
  /// As git would record it now.
  var mode: UInt32
  var isDeleted: Bool
  /// Left out by a sparse checkout.
  var isSkipped: Bool
}

extension Repository {
  static func indexAndChanges(
    of repository: OpaquePointer
  ) throws -> ([TrackedFile], [String: WorkingTreeChange]) {
    try Libgit2.withPointer(
      "read the index", make: { git_repository_index(&$0, repository) }, free: git_index_free,
      body: { index in
        // The library caches an index with the repository; another program may have written since.
        try Libgit2.check("read the index") { git_index_read(index, 0) }
        guard git_index_has_conflicts(index) == 0 else { throw Obstacle.conflicts }
        return (try entries(of: index), try changes(since: index, in: repository))
      })
  }

  private static func entries(of index: OpaquePointer) throws -> [TrackedFile] {
    try (0..<git_index_entrycount(index)).compactMap { position in
      guard let entry = git_index_get_byindex(index, position) else { return nil }
      var id = entry.pointee.id
      let mode = git_filemode_t(rawValue: .init(entry.pointee.mode))
      return try file(String(cString: entry.pointee.path), mode, &id)
    }
  }

  private static func changes(
    since index: OpaquePointer, in repository: OpaquePointer
  ) throws -> [String: WorkingTreeChange] {
    var options = git_diff_options()
    git_diff_options_init(&options, UInt32(GIT_DIFF_OPTIONS_VERSION))
    options.flags = GIT_DIFF_INCLUDE_TYPECHANGE.rawValue
    options.ignore_submodules = GIT_SUBMODULE_IGNORE_ALL
    return try Libgit2.withPointer(
      "compare index and working tree",
      make: { git_diff_index_to_workdir(&$0, repository, index, &options) }, free: git_diff_free,
      body: { diff in
        var changes: [String: WorkingTreeChange] = [:]
        for number in 0..<git_diff_num_deltas(diff) {
          guard let delta = git_diff_get_delta(diff, number)?.pointee else { continue }
          let entry = git_index_get_bypath(index, delta.old_file.path, 0)
          let flags = UInt32(entry?.pointee.flags_extended ?? 0)
          changes[String(cString: delta.old_file.path)] = WorkingTreeChange(
            mode: UInt32(delta.new_file.mode), isDeleted: delta.status == GIT_DELTA_DELETED,
            isSkipped: flags & UInt32(GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue) != 0)
        }
        return changes
      })
  }
}

extension Obstacle {
  fileprivate static let conflicts = Obstacle(
    rule: "git.conflicts", message: "the index holds unresolved conflicts of a merge",
    remedy: "resolve them and `git add` the files, or judge HEAD with `--candidate head`")
}
