// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

/// What was judged, and what it was compared with, in words.
package enum RevisionWording {
  package static func lines(of repository: Report.Repository) -> [(name: String, text: String)] {
    [("candidate", candidate(repository.candidate)), ("base", base(repository.base))]
  }

  private static func candidate(_ revision: Revision) -> String {
    let commit = revision.commit.map(short) ?? "no commit yet"
    return switch revision.kind {
    case .commit: "\(revision.name) at \(commit)"
    case .worktree: "working tree on \(commit)"
    }
  }

  private static func base(_ resolution: BaseResolution) -> String {
    switch resolution {
    case .resolved(let revision, let rule):
      "\(revision.name) at \(revision.commit.map(short) ?? "no commit") (found by \(rule))"
    case .firstCommit: "none, this is the first commit"
    case .unresolved(let obstacle): "could not be resolved: \(obstacle.message); \(obstacle.remedy)"
    }
  }

  private static func short(_ commit: String) -> String { String(commit.prefix(12)) }
}
