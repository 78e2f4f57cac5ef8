// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import CLibgit2

extension Repository {
  /// Where two lines of history parted, as far as it can be told from what was fetched.
  enum ForkPoint: Hashable {
    case found(String)
    case unrelated
    /// Commits are missing that could have changed the answer.
    case incomplete
  }

  func forkPoint(of first: String, _ second: String) throws -> ForkPoint {
    if first == second { return .found(first) }
    let boundary = try shallowBoundary()
    return try use { repository in
      guard boundary.isEmpty else {
        return try ShallowHistory(boundary, in: repository).forkPoint(of: first, second)
      }
      return try Self.mergeBase(first, second, in: repository).map { .found($0) } ?? .unrelated
    }
  }

  private static func mergeBase(
    _ first: String, _ second: String, in repository: OpaquePointer
  ) throws -> String? {
    var base = git_oid()
    var (one, two) = (try ObjectID.parse(first), try ObjectID.parse(second))
    let status = git_merge_base(&base, repository, &one, &two)
    guard status < 0 else { return ObjectID.text(&base) }
    let failure = GitFailure.last(status: status, action: "find the merge base")
    // "No merge base" and "a commit is missing" have one status; only the walk's message differs.
    if failure.isNotFound && failure.detail.contains("no merge base") { return nil }
    throw failure
  }
}
