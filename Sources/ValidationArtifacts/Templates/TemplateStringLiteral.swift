// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Python's escapes in a Jinja string, which are undone before anything else is.
enum TemplateStringLiteral {
  static func unescaped(_ raw: ArraySlice<UInt8>) -> String {
    guard raw.contains(UInt8(ascii: "\\")) else { return String(decoding: raw, as: UTF8.self) }
    var text: [UInt8] = []
    var rest = raw
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\") { appendEscape(&rest, to: &text) } else { text.append(byte) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func appendEscape(_ rest: inout ArraySlice<UInt8>, to text: inout [UInt8]) {
    guard let letter = rest.popFirst() else { return }
    let digits =
      switch letter {
      case UInt8(ascii: "x"): 2
      case UInt8(ascii: "u"): 4
      case UInt8(ascii: "U"): 8
      default: 0
      }
    if digits > 0 { return append(number(&rest, atMost: digits, radix: 16), to: &text) }
    if letter == UInt8(ascii: "N"), rest.first == UInt8(ascii: "{") {
      return append(named(&rest), to: &text)
    }
    if (0x30...0x37).contains(letter) {
      return append(number(&rest, from: letter), to: &text)
    }
    if let plain = plain[letter] { text.append(contentsOf: plain) } else { text += [0x5c, letter] }
  }

  private static let plain: [UInt8: [UInt8]] = [
    UInt8(ascii: "n"): [0x0a], UInt8(ascii: "t"): [0x09], UInt8(ascii: "r"): [0x0d],
    UInt8(ascii: "a"): [0x07], UInt8(ascii: "b"): [0x08], UInt8(ascii: "f"): [0x0c],
    UInt8(ascii: "v"): [0x0b], UInt8(ascii: "\\"): [0x5c], UInt8(ascii: "'"): [0x27],
    UInt8(ascii: "\""): [0x22], 0x0a: [],
  ]

  private static func number(
    _ rest: inout ArraySlice<UInt8>, atMost count: Int, radix: Int
  ) -> UInt32? {
    let digits = rest.prefix(count).prefix {
      Character(Unicode.Scalar($0)).hexDigitValue.map { $0 < radix } ?? false
    }
    rest = rest.dropFirst(digits.count)
    return UInt32(String(decoding: digits, as: UTF8.self), radix: radix)
  }

  /// Up to three octal digits, the first of which was read.
  private static func number(_ rest: inout ArraySlice<UInt8>, from first: UInt8) -> UInt32? {
    let digits = rest.prefix(2).prefix { (0x30...0x37).contains($0) }
    rest = rest.dropFirst(digits.count)
    return UInt32(String(decoding: [first] + digits, as: UTF8.self), radix: 8)
  }

  /// By its Unicode name; only those that spell names of Python matter, the others are left out.
  private static func named(_ rest: inout ArraySlice<UInt8>) -> UInt32? {
    let name = rest.dropFirst().prefix { $0 != UInt8(ascii: "}") }
    rest = rest.dropFirst(name.count + 2)
    let text = String(decoding: name, as: UTF8.self).uppercased()
    if text == "LOW LINE" { return 0x5f }
    let letter = text.unicodeScalars.last?.value
    switch text.dropLast() {
    case "LATIN SMALL LETTER ": return letter.map { $0 | 0x20 }
    case "LATIN CAPITAL LETTER ": return letter
    default: return nil
    }
  }

  private static func append(_ number: UInt32?, to text: inout [UInt8]) {
    guard let scalar = number.flatMap(Unicode.Scalar.init) else { return }
    text.append(contentsOf: String(Character(scalar)).utf8)
  }
}
