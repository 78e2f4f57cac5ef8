// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Text from outside, fit for one line of a message.
package enum OneLine {
  /// Terminal sequences go, white space and line ends are joined, characters that a terminal obeys or a
  /// reader does not see are spelled out, and the middle is left out when it is too long.
  package static func of(_ text: some StringProtocol, most: Int = 400) -> String {
    // By scalars: one hostile "character" can be megabytes of combining marks.
    var scalars: [Unicode.Scalar] = []
    for scalar in EscapeSequences.dropped(from: Array(text.unicodeScalars)) {
      if scalar.properties.isWhitespace {
        if scalars.last != " " { scalars.append(" ") }
      } else if HiddenCharacters.contain(scalar) {
        scalars += HiddenCharacters.spelling(of: scalar)
      } else {
        scalars.append(scalar)
      }
    }
    while scalars.last == " " { scalars.removeLast() }
    if scalars.first == " " { scalars.removeFirst() }
    guard scalars.count > most else { return string(scalars[...]) }
    let half = most / 2
    return string(scalars.prefix(half)) + " … " + string(scalars.suffix(half))
  }

  /// A name in double quotes, as messages about tables show columns and values.
  package static func quoted(_ name: some StringProtocol) -> String { "\"\(of(name, most: 100))\"" }

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
