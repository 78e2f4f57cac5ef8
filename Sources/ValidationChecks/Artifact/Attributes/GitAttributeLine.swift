// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// One line of a `.gitattributes` file that says something.
///
/// Source: git 2.39, gitattributes(5) and the behaviour of `git check-attr`.
enum GitAttributeLine {
  case rule(pattern: [UInt8], [GitAttributes.State])
  case macro(name: [UInt8], [GitAttributes.State])

  /// Git reads no longer one.
  private static let longest = 2048
  private static let macroMark = Array("[attr]".utf8)

  /// Nil for comments, and for what git refuses: a name that is none, a pattern that begins with `!`.
  init?(_ line: ArraySlice<UInt8>) {
    let text = line.drop(while: Self.isBlank)
    guard !text.isEmpty, text.first != UInt8(ascii: "#"), line.count < Self.longest else {
      return nil
    }
    let (pattern, rest) = Self.pattern(text)
    var states: [GitAttributes.State] = []
    for word in rest.split(whereSeparator: Self.isBlank) {
      guard let state = Self.state(word) else { return nil }
      states.append(state)
    }
    if pattern.starts(with: Self.macroMark), pattern.count > Self.macroMark.count {
      let name = pattern.dropFirst(Self.macroMark.count).drop(while: Self.isBlank)
        .prefix { !Self.isBlank($0) }
      guard Self.isName(name) else { return nil }
      self = .macro(name: Array(name), states)
    } else {
      guard pattern.first != UInt8(ascii: "!") else { return nil }
      self = .rule(pattern: pattern, states)
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0d, 0x0a].contains(byte) }

  private static func pattern(
    _ text: ArraySlice<UInt8>
  ) -> (pattern: [UInt8], rest: ArraySlice<UInt8>) {
    if text.first == UInt8(ascii: "\""), let quoted = unquoted(text) { return quoted }
    let word = text.prefix { !isBlank($0) }
    return (Array(word), text.dropFirst(word.count))
  }

  /// `-name`, `!name`, `name=value` or `name`.
  private static func state(_ word: ArraySlice<UInt8>) -> GitAttributes.State? {
    let sign = word.first.flatMap {
      [0x2d: .unset, 0x21: .unspecified][$0] as GitAttributes.Value?
    }
    let rest = sign == nil ? word : word.dropFirst()
    let name = rest.prefix { $0 != UInt8(ascii: "=") }
    guard isName(name) else { return nil }
    if let sign { return (Array(name), sign) }
    return (
      Array(name), name.count == rest.count ? .set : .text(Array(rest.dropFirst(name.count + 1)))
    )
  }

  private static func isName(_ name: ArraySlice<UInt8>) -> Bool {
    guard let first = name.first, first != UInt8(ascii: "-") else { return false }
    return name.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."):
        true
      default: false
      }
    }
  }

  /// As C quotes; nil where the quotes do not end, or hold an escape that is none.
  private static func unquoted(
    _ text: ArraySlice<UInt8>
  ) -> (pattern: [UInt8], rest: ArraySlice<UInt8>)? {
    var (pattern, rest): ([UInt8], _) = ([], text.dropFirst())
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\"") { return (pattern, rest) }
      guard byte == UInt8(ascii: "\\") else {
        pattern.append(byte)
        continue
      }
      guard let escaped = escape(&rest) else { return nil }
      pattern.append(escaped)
    }
    return nil
  }

  private static func escape(_ rest: inout ArraySlice<UInt8>) -> UInt8? {
    guard let letter = rest.popFirst() else { return nil }
    let controls: [UInt8: UInt8] = [
      0x61: 7, 0x62: 8, 0x66: 12, 0x6e: 10, 0x72: 13, 0x74: 9, 0x76: 11, 0x5c: 0x5c, 0x22: 0x22,
    ]
    if let control = controls[letter] { return control }
    let digits = [letter] + rest.prefix(2)
    guard digits.count == 3, (0x30...0x33).contains(letter),
      digits.allSatisfy({ (0x30...0x37).contains($0) })
    else { return nil }
    rest = rest.dropFirst(2)
    return digits.reduce(0) { $0 << 3 | ($1 - 0x30) }
  }
}
