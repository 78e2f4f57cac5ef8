// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension BaseResolver {
  /// The last rule: where the candidate left the branch that it will go to.
  func forkPoint(_ repository: Repository) throws -> BaseResolution {
    guard let head = try repository.commit(named: "HEAD") else { return .firstCommit }
    if try isFirst(head, in: repository) { return .firstCommit }
    let upstream = try target(ofUpstream: repository)
    guard let upstream, case .resolved(let base, _) = try parting(head, upstream, in: repository)
    else { return try fromDefaultBranch(head, repository) }
    guard base.commit == head, let other = try defaultBranch(repository) else {
      return try parting(head, upstream, in: repository)
    }
    // A pushed topic branch is its own upstream and would be compared with itself.
    return try parting(head, other, in: repository)
  }

  private struct Target {
    var name: String
    var commit: String
  }

  private func isFirst(_ head: String, in repository: Repository) throws -> Bool {
    guard candidate == .commit else { return false }
    return try repository.parents(of: head).isEmpty
      && !repository.shallowBoundary().contains(head)
  }

  private func target(ofUpstream repository: Repository) throws -> Target? {
    guard let upstream = try repository.upstream(), let commit = upstream.commit else { return nil }
    return Target(name: upstream.name, commit: commit)
  }

  /// The manifest's `base:`, else `origin/HEAD`; `nil` only when the manifest names none.
  ///
  /// - Throws: ``Obstacle`` when the manifest names one that is not here.
  private func defaultBranch(_ repository: Repository) throws -> Target? {
    let name = manifest ?? "origin/HEAD"
    if let commit = try repository.commit(named: name) { return Target(name: name, commit: commit) }
    guard manifest != nil else { return nil }
    let isShallow = try !repository.shallowBoundary().isEmpty
    throw isShallow ? Obstacle.shallow("\(name), the manifest's base") : .notFound(name, "manifest")
  }

  private func fromDefaultBranch(
    _ head: String, _ repository: Repository
  ) throws -> BaseResolution {
    if let target = try defaultBranch(repository) {
      return try parting(head, target, in: repository)
    }
    let isShallow = try !repository.shallowBoundary().isEmpty
    throw isShallow ? Obstacle.shallow("an upstream branch or origin/HEAD") : .noTarget
  }

  private func parting(
    _ head: String, _ target: Target, in repository: Repository
  ) throws -> BaseResolution {
    switch try repository.forkPoint(of: head, target.commit) {
    case .found(let commit):
      let note = commit == head ? ", which is HEAD itself" : ""
      return .resolved(
        Revision(kind: .commit, commit: commit, name: target.name),
        rule: "merge base of HEAD and \(target.name)\(note)")
    case .unrelated: throw Obstacle.unrelated(target.name)
    case .incomplete: throw Obstacle.shallow("the fork point of HEAD and \(target.name)")
    }
  }
}
