// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension Case {
  /// A `warn` on the check: the outcome is kept, and no gate stops for it.
  package var isSoftened: Bool { !blocking && (outcome == .failed || outcome == .inconclusive) }

  /// Word that stands beside the case wherever a person reads it.
  package var outcomeWord: String {
    isSoftened ? "\(outcome.rawValue) (warning)" : outcome.rawValue
  }

  /// One line with value, limit and base where the message does not hold them already.
  package func headline(
    budget: Int = VisibleText.headlineBudget, cost: VisibleText.Cost = TextCut.bytes
  ) -> String {
    // The facts must survive the cut, so they get their own share.
    let facts = missingFacts.map { VisibleText.line(" (\($0))", budget: budget / 3, cost: cost) }
    let room = facts.map { $0.unicodeScalars.reduce(1) { $0 + cost($1) } } ?? 0
    let text = VisibleText.line(messageOrReason, budget: budget - room, cost: cost)
    return facts.map { "\(text) \($0)" } ?? text
  }

  /// Never empty, since some readers take a result without text for a pass.
  var messageOrReason: String {
    let candidates = [message, findings.first?.message ?? "", obstacle?.message ?? ""]
    return candidates.first { !VisibleText.line($0).isEmpty }
      ?? "\(outcome.rawValue), no reason given"
  }

  private var missingFacts: String? {
    guard outcome == .failed, let finding = findings.first else { return nil }
    let start = String(decoding: messageOrReason.utf8.prefix(4096), as: UTF8.self)
    let missing = finding.facts.filter { !start.contains($0.text) }
    return missing.isEmpty ? nil : missing.map { "\($0.name) \($0.text)" }.joined(separator: ", ")
  }
}

extension Finding {
  var facts: [(name: String, text: String)] {
    [("value", value), ("limit", limit), ("base", baseline)].compactMap { name, text in
      text.map { (name, VisibleText.line($0, budget: 64)) }
    }
  }
}

extension Finding.Place {
  /// `path:line (detail)`, as editors and terminals make links of.
  var text: String {
    let position = line.map { "\(path):\($0)" } ?? path.description
    return detail.map { "\(position) (\($0))" } ?? position
  }
}
