// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Text from outside, fit for one line of a report.
package enum OneLine {
  /// Colours go, control characters become blanks, white space is joined, and the middle is left out when
  /// it is too long.
  package static func of(_ text: some StringProtocol, most: Int = 400) -> String {
    // By scalars: one hostile "character" can be megabytes of combining marks.
    var scalars: [Unicode.Scalar] = []
    var escape = Escape.none
    for scalar in text.unicodeScalars where !escape.takes(scalar) {
      let isBlank = scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
      if !isBlank { scalars.append(scalar) } else if scalars.last != " " { scalars.append(" ") }
    }
    while scalars.last == " " { scalars.removeLast() }
    if scalars.first == " " { scalars.removeFirst() }
    guard scalars.count > most else { return string(scalars[...]) }
    let half = most / 2
    return string(scalars.prefix(half)) + " … " + string(scalars.suffix(half))
  }

  /// The last lines that say something, joined.
  package static func tail(of text: String, lines: Int = 3, most: Int = 400) -> String {
    let spoken = text.split(whereSeparator: \.isNewline).suffix(200)
      .map { of($0, most: most) }.filter { !$0.isEmpty }
    return of(spoken.suffix(lines).joined(separator: " | "), most: most)
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}

/// Terminal sequences `ESC [ … letter` (ECMA-48, section 5.4), as far as they have been read.
private enum Escape {
  case none, begun, inside

  mutating func takes(_ scalar: Unicode.Scalar) -> Bool {
    switch (self, scalar) {
    case (_, "\u{1b}"): self = .begun
    case (.begun, "["): self = .inside
    case (.inside, "\u{20}"..."\u{3f}"): break
    case (.inside, "\u{40}"..."\u{7e}"): self = .none
    default:
      self = .none
      return false
    }
    // The letter that ends a sequence belongs to it.
    return true
  }
}
