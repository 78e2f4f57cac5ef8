// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension GitContentStore {
  /// - Throws: ``Obstacle`` `history.shallow` where a commit that is not here, or its way to the
  ///   candidate, may only not have been fetched.
  package func commit(_ id: String) async throws -> NamedCommit? {
    guard ObjectID.isComplete(id) else { return nil }
    let id = id.lowercased()
    guard try repository.commit(named: id) == id else {
      guard try repository.shallowBoundary().isEmpty else { throw Obstacle.historyShallow(id) }
      return nil
    }
    let standing = try repository.standing(of: id, before: candidate.commit)
    let snapshot = try snapshot(
      of: Revision(kind: .commit, commit: id, name: String(id.prefix(12))))
    return NamedCommit(standing: standing, snapshot: snapshot)
  }
}

extension Repository {
  /// - Parameter head: `nil` before the first commit.
  fileprivate func standing(
    of commit: String, before head: String?
  ) throws -> NamedCommit.Standing {
    guard let head else { return .elsewhere }
    if commit == head { return .candidate }
    switch try forkPoint(of: commit, head) {
    case .found(let point): return point == commit ? .ancestor : .elsewhere
    case .unrelated: return .elsewhere
    case .incomplete: throw Obstacle.historyShallow(commit)
    }
  }
}

extension Obstacle {
  fileprivate static func historyShallow(_ commit: String) -> Obstacle {
    Obstacle(
      rule: "history.shallow",
      message: "the commit \(commit.prefix(12)), or what lies between it and the candidate, is not "
        + "in this shallow clone",
      remedy: "check out with `fetch-depth: 0`, or run `git fetch --unshallow`")
  }
}
