// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Colours of terminal text, or their absence.
package struct Palette: Hashable, Sendable {
  package enum Role: Sendable { case good, bad, warning, quiet, strong }

  package var isColored: Bool

  package static let plain = Palette(isColored: false)
  package static let ansi = Palette(isColored: true)

  /// - Parameter text: already safe to show; nothing in it is escaped here.
  package func paint(_ text: String, _ role: Role) -> String {
    guard isColored, !text.isEmpty else { return text }
    return "\u{1B}[\(code(of: role))m\(text)\u{1B}[0m"
  }

  /// Only the sixteen colours that every theme defines.
  private func code(of role: Role) -> Int {
    switch role {
    case .good: 32
    case .bad: 31
    case .warning: 33
    case .quiet: 2
    case .strong: 1
    }
  }
}

extension Palette {
  static func role(of item: Case) -> Role {
    switch item.gateResult {
    case .passed: .good
    case .failure, .error: .bad
    case .skipped: item.isSoftened ? .warning : .quiet
    }
  }
}
