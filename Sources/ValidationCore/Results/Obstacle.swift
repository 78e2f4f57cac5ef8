// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Why something could not be judged, and what to do about it. Thrown by whatever was to be
/// measured; shown as the reason of an `unmeasured` outcome, never turned into a pass.
public struct Obstacle: Error, Codable, Hashable, Sendable {
  /// Stable identifier, `area.reason`, such as `content.pointer-unresolved`.
  public var rule: String
  /// What was looked at and what was found, on one line.
  public var message: String
  /// What to do next, on one line.
  public var remedy: String

  public init(rule: String, message: String, remedy: String) {
    self.rule = rule
    self.message = message
    self.remedy = remedy
  }
}

extension Obstacle: CustomStringConvertible {
  public var description: String { "\(message); \(remedy) [\(rule)]" }
}
