// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import CLibgit2

/// Commits of a shallow clone. libgit2 before 1.7 does not know where such a history was cut, and asks
/// for parents that were not fetched, also below the commit that is looked for.
struct ShallowHistory {
  private let boundary: Set<String>
  private let repository: OpaquePointer

  /// - Parameter boundary: commits whose parents were not fetched.
  init(_ boundary: Set<String>, in repository: OpaquePointer) {
    self.boundary = boundary
    self.repository = repository
  }

  /// A cut history can show an older common commit than the true one: no commit above it may be one
  /// whose parents were not fetched. Of several, any is as good, as in `git merge-base`.
  ///
  /// - Throws: ``GitFailure``.
  func forkPoint(of first: String, _ second: String) throws -> Repository.ForkPoint {
    let parents = try parents(from: [first, second])
    let (left, right) = (Self.ancestry(of: first, parents), Self.ancestry(of: second, parents))
    // Then every commit that both have in common is one of the ancestors of the older.
    if left.contains(second) { return .found(second) }
    if right.contains(first) { return .found(first) }
    let common = left.intersection(right)
    let older = Set(common.flatMap { parents[$0] ?? [] })
    // Sorted, so that the choice among several is the same every time.
    guard let base = common.subtracting(older).min() else { return .incomplete }
    let above = left.union(right).subtracting(Self.ancestry(of: base, parents))
    return boundary.isDisjoint(with: above) ? .found(base) : .incomplete
  }

  /// Of every commit that can be reached; none of those at the boundary.
  private func parents(from tips: [String]) throws -> [String: [String]] {
    var (parents, waiting) = ([String: [String]](), tips)
    while let commit = waiting.popLast() {
      guard parents[commit] == nil else { continue }
      let own = boundary.contains(commit) ? [] : try Repository.parents(of: commit, in: repository)
      parents[commit] = own
      waiting += own
    }
    return parents
  }

  /// With the commit itself.
  private static func ancestry(of tip: String, _ parents: [String: [String]]) -> Set<String> {
    var (found, waiting): (Set<String>, [String]) = ([], [tip])
    while let commit = waiting.popLast() {
      guard found.insert(commit).inserted else { continue }
      waiting += parents[commit] ?? []
    }
    return found
  }
}
