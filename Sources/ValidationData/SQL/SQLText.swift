// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Values written as SQL. Column names never are: statements call columns by position.
package enum SQLText {
  /// Text literal. Control characters become `chr()`, because the command line drops a carriage
  /// return before a newline and stops at NUL.
  package static func literal(_ text: String) -> String {
    var pieces: [String] = []
    var plain = ""
    for scalar in text.unicodeScalars {
      if scalar.value < 0x20 {
        if !plain.isEmpty { pieces.append("'\(plain)'") }
        plain = ""
        pieces.append("chr(\(scalar.value))")
      } else {
        plain += scalar == "'" ? "''" : String(scalar)
      }
    }
    if !plain.isEmpty || pieces.isEmpty { pieces.append("'\(plain)'") }
    return pieces.count == 1 ? pieces[0] : "(\(pieces.joined(separator: " || ")))"
  }

  /// Key of a struct literal, which must be one plain literal; `nil` with control characters in it.
  package static func key(_ text: String) -> String? {
    text.unicodeScalars.contains { $0.value < 0x20 } ? nil : literal(text)
  }

  /// The number itself: the shortest text that reads back as the same bits.
  package static func double(_ value: Double) -> String { "CAST('\(value)' AS DOUBLE)" }

  /// One SELECT in a frame that it cannot leave: unterminated quotes and comments, dot commands and
  /// second statements inside end as a parser error, and nothing but a query is accepted.
  package static func framed(_ query: String, tag: String) -> String {
    "FROM query($\(tag)$\n\(query)\n$\(tag)$);"
  }

  /// 128 random bits as letters, which no text from outside can guess.
  package static func makeTag() -> String {
    "t" + String(UInt64.random(in: .min ... .max), radix: 36)
      + "x" + String(UInt64.random(in: .min ... .max), radix: 36)
  }
}
