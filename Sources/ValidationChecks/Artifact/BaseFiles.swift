// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Files on the base, for checks that compare each of theirs with it: without a base each of them can still be
/// judged by the rest.
struct BaseFiles: Sendable {
  private let snapshot: Result<any Snapshot, Obstacle>

  init(in content: any ContentStore) async throws {
    do { snapshot = .success(try await content.snapshot(of: .base)) } catch let obstacle as Obstacle
    {
      snapshot = .failure(obstacle)
    }
  }

  /// Files that the patterns name on the base and no longer on the candidate; none where the base cannot be read.
  func removed(_ globs: [Glob], from candidate: any Snapshot) -> [RepositoryPath] {
    guard let snapshot = try? snapshot.get() else { return [] }
    // A folder that is not listed may hold anything.
    let left = ModelFiles(globs, in: candidate).paths
    return ModelFiles(globs, in: snapshot).paths.filter { path in
      snapshot.entry(at: path) != nil && !left.contains { path.isInside($0) }
    }
  }

  /// Known as nil where the base has no such file; unknown where it, or the base, cannot be read.
  func fact<Value: Codable & Hashable & Sendable>(
    at path: RepositoryPath, _ read: (SnapshotFile, any Snapshot) async throws -> Value
  ) async throws -> Fact<Value?> {
    do {
      let snapshot = try snapshot.get()
      guard snapshot.entry(at: path) != nil else { return .known(nil) }
      return .known(try await read(try await snapshot.file(at: path), snapshot))
    } catch let obstacle as Obstacle {
      return .unknown(obstacle)
    }
  }
}
