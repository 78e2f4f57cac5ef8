// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// What `doctor` tells about a repository.
package struct RepositoryFacts: Codable, Hashable, Sendable {
  package enum Head: Codable, Hashable, Sendable {
    case branch(String)
    case detached
    /// No commit yet on this branch.
    case unborn(String)
  }

  package var root: URL
  package var gitFolder: URL
  /// Shared by linked working trees; equal to `gitFolder` in an ordinary clone.
  package var commonFolder: URL
  /// Where the content behind LFS pointers is looked for.
  package var lfsStore: URL
  package var isShallow: Bool
  /// Objects may be missing that the remote promised to send.
  package var isPartialClone: Bool
  package var isLinkedWorktree: Bool
  package var head: Head
  /// Hexadecimal id; `nil` before the first commit.
  package var headCommit: String?
  /// Such as `origin/main`; `nil` where the branch follows none.
  package var upstream: String?
  package var remotes: [String]
}
