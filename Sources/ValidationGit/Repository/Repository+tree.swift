// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import CLibgit2
import ValidationCore

extension Repository {
  /// All paths of a commit, submodules included as what they are.
  ///
  /// - Throws: ``Obstacle`` `content.object-missing` when a tree was not fetched.
  func trackedFiles(ofCommit commit: String) throws -> TrackedFiles {
    try use { repository in
      do {
        return try Self.withTree(of: commit, in: repository) { tree in
          var files: [TrackedFile] = []
          try Self.walk(tree, into: &files, in: repository)
          return TrackedFiles(files)
        }
      } catch let failure as GitFailure where failure.isMissingObject {
        throw Obstacle.objectMissing(.root, commit)
      }
    }
  }

  static func withTree<Result>(
    of commit: String, in repository: OpaquePointer, _ body: (OpaquePointer) throws -> Result
  ) throws -> Result {
    var id = try ObjectID.parse(commit)
    return try Libgit2.withPointer(
      "read the commit \(commit)", make: { git_commit_lookup(&$0, repository, &id) },
      free: git_commit_free,
      body: { commit in
        try Libgit2.withPointer(
          "read the commit's tree", make: { git_commit_tree(&$0, commit) }, free: git_tree_free,
          body: body)
      })
  }

  /// Trees that share subtrees can name more files than any disk holds, and nest without end.
  private static let limits = (files: 5_000_000, depth: 256)

  private static func walk(
    _ tree: OpaquePointer, below folder: [String] = [], into files: inout [TrackedFile],
    in repository: OpaquePointer
  ) throws {
    for index in 0..<git_tree_entrycount(tree) {
      guard let entry = git_tree_entry_byindex(tree, index) else { continue }
      let path = folder + [String(cString: git_tree_entry_name(entry))]
      guard files.count < limits.files, path.count < limits.depth else {
        throw Obstacle.impossiblePath(path.joined(separator: "/"))
      }
      let (mode, id) = (git_tree_entry_filemode(entry), git_tree_entry_id(entry))
      if mode == GIT_FILEMODE_TREE {
        try Libgit2.withPointer(
          "read a tree", make: { git_tree_lookup(&$0, repository, id) }, free: git_tree_free,
          body: { try walk($0, below: path, into: &files, in: repository) })
      } else if let id, let file = try file(path.joined(separator: "/"), mode, id) {
        files.append(file)
      }
    }
  }

  static func file(
    _ path: String, _ mode: git_filemode_t, _ id: UnsafePointer<git_oid>
  ) throws -> TrackedFile? {
    guard let checked = RepositoryPath(path), checked.text == path else {
      throw Obstacle.impossiblePath(path)
    }
    guard let kind = SnapshotEntry.Kind(mode) else { return nil }
    let entry = SnapshotEntry(path: checked, kind: kind, objectID: ObjectID.text(id))
    return TrackedFile(entry: entry, source: .object)
  }
}

extension SnapshotEntry.Kind {
  init?(_ mode: git_filemode_t) {
    switch mode {
    case GIT_FILEMODE_BLOB: self = .file
    case GIT_FILEMODE_BLOB_EXECUTABLE: self = .executable
    case GIT_FILEMODE_LINK: self = .symbolicLink
    case GIT_FILEMODE_COMMIT: self = .submodule
    default: return nil
    }
  }
}

extension Obstacle {
  static func impossiblePath(_ path: String) -> Obstacle {
    Obstacle(
      rule: "git.impossible-path",
      message: "a tree holds an impossible path, or too many: \(path.suffix(200).debugDescription)",
      remedy: "run `git fsck`")
  }
}
