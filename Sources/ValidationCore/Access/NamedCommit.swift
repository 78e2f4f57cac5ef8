// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A commit that something in the repository names, such as the record of a training, seen from the
/// candidate.
public struct NamedCommit: Sendable {
  public enum Standing: String, Codable, Hashable, Sendable {
    /// The candidate itself; of a working tree its `HEAD`.
    case candidate
    /// Before it, on its own line of history.
    case ancestor
    /// On another line of history.
    case elsewhere
  }

  public var standing: Standing
  /// Its tracked files.
  public var snapshot: any Snapshot

  public init(standing: Standing, snapshot: any Snapshot) {
    self.standing = standing
    self.snapshot = snapshot
  }
}

extension ContentStore {
  /// For stores without a history.
  public func commit(_ id: String) async throws -> NamedCommit? {
    throw Obstacle(
      rule: "history.none", message: "no history is here that could hold the commit \(id)",
      remedy: "run in a clone of the repository")
  }
}
