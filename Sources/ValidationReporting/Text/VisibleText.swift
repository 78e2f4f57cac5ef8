// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Text from a repository, a child's output or metadata, made safe to show in any format: terminal
/// sequences are gone, characters that XML 1.0 refuses or that deceive a reader are spelled out.
package enum VisibleText {
  /// Bytes that one character will take in the format it is written in.
  package typealias Cost = (Unicode.Scalar) -> Int

  /// Bytes of a body or output in a report, as the reference on JUnit asks.
  package static let bodyBudget = 64 * 1024
  /// Bytes of a headline, about 200 characters.
  package static let headlineBudget = 240
  /// Codecov drops a case whose name, class or file exceeds 1,000 characters.
  package static let nameBudget = 900

  /// Several lines, separated by `\n`.
  package static func block(
    _ text: String, budget: Int = bodyBudget, cost: Cost = TextCut.bytes
  ) -> String {
    TextCut.middle(of: text, budget: budget, between: ("\n[", "]\n"), cost: cost) {
      spelledOut($0)
    }
  }

  /// The whole text on one line.
  package static func line(
    _ text: String, budget: Int = headlineBudget, cost: Cost = TextCut.bytes
  ) -> String {
    TextCut.middle(of: text, budget: budget, between: (" [", "] "), cost: cost) {
      folded(spelledOut($0))
    }
  }

  /// An identifier on one line.
  package static func name(_ text: String) -> String { line(text, budget: nameBudget) }

  private static func spelledOut(_ text: Substring) -> String {
    if text.utf8.allSatisfy({ 0x20 <= $0 && $0 < 0x7F || $0 == 0x0A }) { return String(text) }
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in EscapeSequences.dropped(from: Array(text.unicodeScalars)) {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\r", "\u{2028}", "\u{2029}": result.append("\n")
      case _ where HiddenCharacters.contain(scalar):
        result.append(contentsOf: HiddenCharacters.spelling(of: scalar))
      default: result.append(scalar)
      }
      previous = scalar
    }
    return String(result)
  }

  private static func folded(_ text: String) -> String {
    let isPlain = !text.utf8.contains { $0 == 0x0A || $0 == 0x09 }
    if isPlain, text.utf8.first != 0x20, text.utf8.last != 0x20 { return text }
    let lines = text.unicodeScalars.split { $0 == "\n" || $0 == "\t" }
    return lines.map { trimmed($0) }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func trimmed(_ text: Substring.UnicodeScalarView) -> String {
    var rest = text.drop { $0 == " " }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
