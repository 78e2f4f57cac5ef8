// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationArtifacts
import ValidationCore

/// What one model file holds and what is wrong with it, as far as one check asks.
struct InspectedFile<Facts: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
  /// Path, or a pattern that no file matches.
  let subject: String
  let path: RepositoryPath?
  let facts: Fact<Facts>
  /// Whose data it is, where by itself it is of no known kind.
  var host: RepositoryPath?
}

extension InspectedFile {
  /// One for each subject of the check. Content that is not here is unknown, each file by itself.
  /// - Parameter read: throws an ``Obstacle`` where the content is no model.
  static func all(
    _ globs: [Glob], in snapshot: any Snapshot,
    read: (SnapshotFile) async throws -> Facts
  ) async throws -> [Self] {
    try await all(ModelFiles(globs, in: snapshot), in: snapshot, read: read)
  }

  static func all(
    _ files: ModelFiles, in snapshot: any Snapshot,
    read: (SnapshotFile) async throws -> Facts
  ) async throws -> [Self] {
    var inspected: [Self] = []
    for path in files.paths {
      try Task.checkCancellation()
      inspected.append(await Self(reading: path, in: snapshot, read))
    }
    for glob in files.unmatched {
      inspected.append(await Self(unmatched: glob, in: snapshot))
    }
    return inspected
  }

  /// External data of a model have to be named by `files` beside the model, and are judged with it.
  func hosted(by companions: ReadCompanions) -> Self {
    guard case .unknown(let obstacle) = facts, Obstacle.rulesOfNoKind.contains(obstacle.rule)
    else { return self }
    var hosted = self
    hosted.host = path.flatMap { companions.host(of: $0) }
    return hosted
  }

  /// Of a file about which nothing is known by itself.
  func judgement(_ obstacle: Obstacle) -> Judgement {
    Judgement(
      subject, host.map { .passed(note: "data of '\($0)', judged there") } ?? .unmeasured(obstacle))
  }

  init(subject: String, path: RepositoryPath?, _ facts: Fact<Facts>) {
    (self.subject, self.path, self.facts) = (subject, path, facts)
  }

  private init(
    reading path: RepositoryPath, in snapshot: any Snapshot,
    _ read: (SnapshotFile) async throws -> Facts
  ) async {
    subject = path.text
    self.path = path
    do {
      facts = .known(try await read(try await snapshot.file(at: path)))
    } catch {
      facts = .unknown(error as? Obstacle ?? .unreadable(path, error))
    }
  }

  private init(unmatched glob: Glob, in snapshot: any Snapshot) async {
    subject = glob.pattern
    path = nil
    var obstacle = Obstacle.noMatch(glob, among: snapshot.entries.map(\.path.text))
    if glob.isLiteral, let path = RepositoryPath(glob.pattern) {
      // The snapshot knows of a file that is there and only not tracked yet.
      do { _ = try await snapshot.file(at: path) } catch let found as Obstacle {
        if ["content.untracked", "content.pointer-unresolved"].contains(found.rule) {
          obstacle = found
        }
      } catch {}
    }
    facts = .unknown(obstacle)
  }
}
