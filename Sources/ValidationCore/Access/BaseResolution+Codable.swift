// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// `{"state": "resolved", "revision": …, "rule": …}`, `{"state": "first-commit"}` or
/// `{"state": "unresolved", "reason": …}`.
extension BaseResolution: Codable {
  private enum State: String, Codable {
    case resolved
    case firstCommit = "first-commit"
    case unresolved
  }

  private enum Keys: String, CodingKey { case state, revision, rule, reason }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Keys.self)
    switch try values.decode(State.self, forKey: .state) {
    case .resolved:
      self = .resolved(
        try values.decode(Revision.self, forKey: .revision),
        rule: try values.decode(String.self, forKey: .rule))
    case .firstCommit: self = .firstCommit
    case .unresolved: self = .unresolved(try values.decode(Obstacle.self, forKey: .reason))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Keys.self)
    switch self {
    case .resolved(let revision, let rule):
      try values.encode(State.resolved, forKey: .state)
      try values.encode(revision, forKey: .revision)
      try values.encode(rule, forKey: .rule)
    case .firstCommit: try values.encode(State.firstCommit, forKey: .state)
    case .unresolved(let reason):
      try values.encode(State.unresolved, forKey: .state)
      try values.encode(reason, forKey: .reason)
    }
  }
}
