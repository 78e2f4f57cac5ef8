// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// The files that an artifact was made from, at a recorded commit and in the candidate.
struct OriginComparison: Sendable {
  let scope: ArtifactProvenance.Scope
  let access: Access

  /// - Parameter recorded: what the record has in place of a commit.
  func facts(on recorded: String) async throws -> ArtifactProvenance.CommitFacts {
    let isID = recorded.utf8.count == 40 && recorded.allSatisfy { $0.isASCII && $0.isHexDigit }
    var facts = ArtifactProvenance.CommitFacts(
      recorded: recorded, isID: isID, standing: nil, changed: [], changedCount: 0, compared: 0)
    guard isID, let commit = try await access.content.commit(recorded.lowercased()) else {
      return facts
    }
    facts.standing = commit.standing
    let paths = try paths(in: commit.snapshot)
    facts.compared = paths.count
    for path in paths {
      try Task.checkCancellation()
      guard try state(of: path, in: commit.snapshot) != state(of: path, in: access.candidate) else {
        continue
      }
      facts.changedCount += 1
      if facts.changed.count < ArtifactProvenance.CommitFacts.mostChanged {
        facts.changed.append(path)
      }
    }
    return facts
  }

  /// Tracked on either side, in byte order.
  private func paths(in earlier: any Snapshot) throws -> [RepositoryPath] {
    let all = Set((earlier.entries + access.candidate.entries).map(\.path))
    for glob in scope.unchanged where !all.contains(where: glob.matches) {
      throw Obstacle.noMatch(glob, among: access.candidate.entries.map(\.path.text))
    }
    return all.filter { path in scope.origins.contains { $0.matches(path) } }.sorted()
  }

  /// Kind and content of the path, and of every link on the way to it; empty where it is not tracked.
  private func state(of path: RepositoryPath, in snapshot: any Snapshot) throws -> [SnapshotEntry] {
    guard snapshot.entry(at: path) != nil else { return [] }
    let places = try snapshot.trail(to: path)
    let entries = places.compactMap { snapshot.entry(at: $0) }
    guard entries.count == places.count else { throw Obstacle.linkToFolder(path) }
    return entries
  }
}

extension Obstacle {
  fileprivate static func linkToFolder(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "provenance.link", message: "'\(path)' is a link to what is no tracked file",
      remedy: "name the files in that folder, such as FOLDER/**")
  }
}
