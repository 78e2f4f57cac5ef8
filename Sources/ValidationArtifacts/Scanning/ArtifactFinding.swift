// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// One thing about a model file that its users should know, with the opinion of how bad it is.
package struct ArtifactFinding: Hashable, Sendable, Codable {
  package enum Severity: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    case critical, high, medium, low, info

    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    /// Whether the file should not be used: critical or high.
    package var isSerious: Bool { self >= .high }

    private var rank: Int { Self.allCases.count - (Self.allCases.firstIndex(of: self) ?? 0) }
  }

  /// Of an import that is on no list of harmless ones: its subject is `module:name`, and a project may allow it.
  package static let importRule = "safety.import"

  /// Tells that there were more findings of the same rules than are kept.
  package static let omissionRule = "structure.more-findings"

  /// Stable identifier: `safety.*` attacks, `structure.*` layout, `weights.*` values.
  package let rule: String
  package let severity: Severity
  /// Names of the containers' members that lead to it, outermost first; empty for the file itself.
  package let members: [String]
  /// In bytes, from the beginning of the innermost member.
  package let offset: UInt64?
  /// The import, tensor, operator or path that it is about.
  package let subject: String?
  /// What was found and why it matters.
  package let message: String
  /// What to do about it.
  package let remedy: String?
  /// The file, or a part of it, could not be judged.
  package let isUnjudged: Bool
}

extension ArtifactFinding {
  /// Something prevented a judgement of the file as a whole.
  package init(unjudged rule: String, _ message: String, remedy: String) {
    self.init(
      rule: rule, severity: .medium, members: [], offset: nil, subject: nil, message: message,
      remedy: remedy, isUnjudged: true)
  }
}
