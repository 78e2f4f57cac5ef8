// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Which state of the repository is judged.
package enum CandidateChoice: String, CaseIterable, Sendable {
  /// The working tree where tracked files differ from `HEAD`, else `HEAD`.
  case automatic
  case head, worktree
}

extension Repository {
  /// - Throws: ``Obstacle`` `git.unborn`, and what listing the files throws.
  func candidate(_ choice: CandidateChoice) throws -> (Revision, TrackedFiles) {
    let head = try commit(named: "HEAD")
    let committed = try head.map { try trackedFiles(ofCommit: $0) }
    if choice != .worktree, let head, let committed {
      let isClean =
        try choice == .head
        || trackedFilesOfWorktree()
          .changedPaths(since: committed).isEmpty
      if isClean { return (Revision(kind: .commit, commit: head, name: "HEAD"), committed) }
    }
    guard choice != .head else { throw Obstacle.unborn }
    let files = try trackedFilesOfWorktree()
    return (Revision(kind: .worktree, commit: head, name: "working tree"), files)
  }
}

extension Obstacle {
  fileprivate static let unborn = Obstacle(
    rule: "git.unborn", message: "HEAD has no commit yet",
    remedy: "commit, or judge the tracked files with `--candidate worktree`")
}
