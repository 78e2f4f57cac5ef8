// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// What was learned about one thing, or why it was not. Stored as `{"value": …}` or `{"obstacle": …}`.
enum Fact<Value: Codable & Hashable & Sendable>: Hashable, Sendable {
  case known(Value)
  case unknown(Obstacle)

  var value: Value? { if case .known(let value) = self { value } else { nil } }
  var obstacle: Obstacle? { if case .unknown(let obstacle) = self { obstacle } else { nil } }

  func get() throws(Obstacle) -> Value {
    switch self {
    case .known(let value): return value
    case .unknown(let obstacle): throw obstacle
    }
  }
}

extension Fact: Codable {
  private enum Key: String, CodingKey { case value, obstacle }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    if let obstacle = try container.decodeIfPresent(Obstacle.self, forKey: .obstacle) {
      self = .unknown(obstacle)
    } else {
      self = .known(try container.decode(Value.self, forKey: .value))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .known(let value): try container.encode(value, forKey: .value)
    case .unknown(let obstacle): try container.encode(obstacle, forKey: .obstacle)
    }
  }
}

extension Fact {
  func map<Other: Codable & Hashable & Sendable>(_ change: (Value) -> Other) -> Fact<Other> {
    switch self {
    case .known(let value): .known(change(value))
    case .unknown(let obstacle): .unknown(obstacle)
    }
  }
}
