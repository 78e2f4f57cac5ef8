// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
package import ValidationCore

/// Finds what the candidate is compared with: the first rule that applies decides, and a rule that
/// applies but lacks history ends in an obstacle, never in "no base".
package struct BaseResolver: Sendable {
  /// Given on the command line.
  package var explicit: String?
  /// From the manifest; stands in for `origin/HEAD` only, so that a change cannot name its own base.
  package var manifest: String?
  package var environment: [String: String]
  /// Whether the candidate is the commit itself or edits on top of it.
  package var candidate: Revision.Kind

  package init(
    explicit: String?, manifest: String?, environment: [String: String],
    candidate: Revision.Kind = .commit
  ) {
    self.explicit = explicit
    self.manifest = manifest
    self.environment = environment
    self.candidate = candidate
  }

  package func resolve(in repository: Repository) -> BaseResolution {
    do {
      return try named(repository) ?? pullRequest(repository) ?? event(repository)
        ?? forkPoint(repository)
    } catch let obstacle as Obstacle {
      return .unresolved(obstacle)
    } catch {
      return .unresolved(.baseFailed("\(error)"))
    }
  }
}

extension BaseResolver {
  private func named(_ repository: Repository) throws -> BaseResolution? {
    let variable = environment["VALIDATE_MODEL_BASE"].flatMap { $0.isEmpty ? nil : $0 }
    let rules = [(explicit, "--base"), (variable, "VALIDATE_MODEL_BASE")]
    guard let (name, rule) = rules.first(where: { $0.0 != nil }), let name else { return nil }
    return try resolved(name, rule: rule, in: repository)
  }

  /// The host's merge of base and head, as `pull_request` checks it out. The event's own
  /// `base.sha` is not used: it is stale as soon as the base branch moves.
  private func pullRequest(_ repository: Repository) throws -> BaseResolution? {
    guard let reference = environment["GITHUB_REF"], reference.hasPrefix("refs/pull/"),
      reference.hasSuffix("/merge"), let head = try repository.commit(named: "HEAD")
    else { return nil }
    let parents = try repository.parents(of: head)
    if try parents.isEmpty && repository.shallowBoundary().contains(head) {
      throw Obstacle.shallow("the parents of HEAD, a merge of \(reference)")
    }
    guard parents.count == 2 else { return nil }
    return try resolved(parents[0], as: "HEAD^1", rule: "HEAD^1 of \(reference)", in: repository)
  }

  private func event(_ repository: Repository) throws -> BaseResolution? {
    switch try WorkflowEvent.read(from: environment) {
    case .mergeGroup(let base):
      return try resolved(base, rule: "base_sha of the merge_group event", in: repository)
    case .push(let before?):
      let commit = try repository.commit(named: before)
      // Absent from a complete clone: it was pushed away. Absent from a shallow one: unknown.
      if try commit == nil && repository.shallowBoundary().isEmpty { return nil }
      return try resolved(before, rule: "before of the push event", in: repository)
    case .push(nil), .other:
      return nil
    }
  }

  /// - Throws: ``Obstacle`` `base.shallow` or `base.not-found`.
  func resolved(
    _ name: String, as shown: String? = nil, rule: String, in repository: Repository
  ) throws -> BaseResolution {
    guard let commit = try repository.commit(named: name) else {
      let isShallow = try !repository.shallowBoundary().isEmpty
      throw isShallow ? Obstacle.shallow("\(name) (\(rule))") : .notFound(name, rule)
    }
    return .resolved(Revision(kind: .commit, commit: commit, name: shown ?? name), rule: rule)
  }
}
