// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// One of the two revisions that a run knows: the judged one, and the one it is compared with.
public enum Side: String, Codable, Hashable, Sendable {
  case candidate, base
}

/// State of the repository that a run reads: a commit, or the tracked files of the working tree.
public struct Revision: Codable, Hashable, Sendable {
  public enum Kind: String, Codable, Sendable { case commit, worktree }

  public var kind: Kind
  /// Hexadecimal commit id; for a working tree that of `HEAD`, `nil` before the first commit.
  public var commit: String?
  /// What it was asked for as, such as `HEAD` or `origin/main`.
  public var name: String

  public init(kind: Kind, commit: String?, name: String) {
    self.kind = kind
    self.commit = commit
    self.name = name
  }
}

/// Answer to "compared with what?": never guessed, so that a missing base cannot pass for "no change".
public enum BaseResolution: Hashable, Sendable {
  /// The revision, and the rule that found it, such as `--base` or `HEAD^1 of refs/pull/7/merge`.
  case resolved(Revision, rule: String)
  /// The candidate is the repository's true first commit.
  case firstCommit
  /// A rule applied, but history or objects that it needs are missing.
  case unresolved(Obstacle)
}

/// Which revisions are compared, and what differs between them.
public protocol ChangeHistory: Sendable {
  var candidate: Revision { get }
  var base: BaseResolution { get }

  /// Paths that differ between base and candidate, both names of a rename, sorted.
  ///
  /// - Throws: ``Obstacle`` when there is no base or its objects are missing.
  func changedPaths() async throws -> [RepositoryPath]
}
