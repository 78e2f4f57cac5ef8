// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A check type that shows more in a report with pictures than its verdicts rest on.
package protocol IllustratedCheck: Check {
  /// What to ask besides, once all else is answered; empty ends it. Asked only for a report that draws, so
  /// that nobody else pays for it: no verdict may depend on these answers.
  func illustrations(for scope: Scope, answers: Answers) -> [Question]
}

extension IllustratedCheck {
  /// For a scope of its own type, behind a protocol that does not know it.
  func illustrating(_ scope: any Sendable) -> @Sendable (Answers) -> [Question] {
    { answers in
      guard let scope = scope as? Scope else { return [] }
      return illustrations(for: scope, answers: answers).filter { answers[$0] == nil }
    }
  }
}
