// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Foreign text on one line of Markdown: shown letter for letter, understood by nobody.
enum MarkdownText {
  /// Every ASCII punctuation mark gets a backslash, which Markdown allows for all of them. GitHub looks
  /// for mentions, references and addresses once more in the rendered text, where the backslash is gone:
  /// an invisible word joiner after `@` and `#` stops that.
  static func escaped(_ text: String, budget: Int = VisibleText.headlineBudget) -> String {
    var result = String.UnicodeScalarView()
    for scalar in VisibleText.line(text, budget: budget, cost: cost).unicodeScalars {
      if isPunctuation(scalar) { result.append("\\") }
      result.append(scalar)
      if isReference(scalar) { result.append("\u{2060}") }
    }
    return String(result)
  }

  /// A code span where the text is harmless as one, so that it can be copied; else escaped text.
  static func name(_ text: String) -> String {
    let visible = VisibleText.name(text)
    let isHarmless = !visible.isEmpty && visible.unicodeScalars.allSatisfy(isHarmlessInCode)
    return isHarmless ? "`\(visible)`" : escaped(text, budget: VisibleText.nameBudget)
  }

  /// Bytes that a character takes once escaped.
  static func cost(_ scalar: Unicode.Scalar) -> Int {
    UTF8.width(scalar) + (isPunctuation(scalar) ? 1 : 0) + (isReference(scalar) ? 3 : 0)
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  private static func isReference(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "@" || scalar == "#"
  }

  /// Neither backticks nor what a workflow command begins with.
  private static func isHarmlessInCode(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    case ".", "_", "-", "/", "[", "]", "=", ",", "'", " ", ":": true
    default: false
    }
  }
}
