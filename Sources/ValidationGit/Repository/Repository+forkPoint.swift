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
      do {
        guard let base = try Self.mergeBase(first, second, in: repository) else {
          return boundary.isEmpty ? .unrelated : .incomplete
        }
        let isWhole = try Self.reaches([first, second], down: base, boundary, in: repository)
        return isWhole ? .found(base) : .incomplete
      } catch let failure as GitFailure where failure.isMissingObject {
        return .incomplete
      }
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

  /// A cut history can show an older common ancestor than the true one: no commit above the base may
  /// be one whose parents were not fetched.
  private static func reaches(
    _ tips: [String], down base: String, _ boundary: Set<String>, in repository: OpaquePointer
  ) throws -> Bool {
    guard !boundary.isEmpty else { return true }
    let between = try Libgit2.withPointer(
      "walk the history", make: { git_revwalk_new(&$0, repository) }, free: git_revwalk_free,
      body: { walk in
        for tip in tips {
          var id = try ObjectID.parse(tip)
          try Libgit2.check("walk from \(tip)") { git_revwalk_push(walk, &id) }
        }
        var id = try ObjectID.parse(base)
        try Libgit2.check("walk down to \(base)") { git_revwalk_hide(walk, &id) }
        return try commits(of: walk)
      })
    return boundary.isDisjoint(with: between)
  }

  private static func commits(of walk: OpaquePointer) throws -> [String] {
    var (found, id) = ([String](), git_oid())
    while true {
      let status = git_revwalk_next(&id, walk)
      if status == GIT_ITEROVER.rawValue { return found }
      guard status == 0 else { throw GitFailure.last(status: status, action: "walk the history") }
      found.append(ObjectID.text(&id))
    }
  }
}
