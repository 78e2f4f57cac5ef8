// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Cuts a Jinja template at its delimiters, as jinja2's lexer with default settings does.
///
/// What jinja2 refuses (an open string, a stray byte) is skipped over: the judgement errs on the
/// side of reading too much.
struct TemplateLexer {
  private let bytes: [UInt8]
  private var place = 0
  private var line = 1

  init(_ text: String) { bytes = Array(text.utf8) }

  /// Steps that one token costs; folding a constant handles a few kilobytes.
  private static let tokenCost: UInt64 = 32

  mutating func next(_ scan: ArtifactScan) throws(ReadStop) -> TemplateSegment? {
    guard place < bytes.count else { return nil }
    let start = place
    while place < bytes.count, !atOpening { advance() }
    if place > start {
      try scan.spend(steps: 1 + UInt64(place - start) / 64)
      return .data(String(decoding: bytes[start..<place], as: UTF8.self))
    }
    let opening = bytes[place + 1]
    advance(by: 2)
    switch opening {
    case UInt8(ascii: "#"):
      skipComment()
      return .data("")
    case UInt8(ascii: "{"): return .output(try tokens(until: "}}", scan))
    default:
      let tokens = try tokens(until: "%}", scan)
      return tokens.first?.name == "raw" ? .data(raw()) : .statement(tokens)
    }
  }

  private var atOpening: Bool {
    guard bytes[place] == UInt8(ascii: "{"), place + 1 < bytes.count else { return false }
    return [UInt8(ascii: "{"), UInt8(ascii: "%"), UInt8(ascii: "#")].contains(bytes[place + 1])
  }

  /// What stands before the end of a raw block; its end is left to be read as a statement.
  private mutating func raw() -> String {
    let start = place
    while place < bytes.count, !atRawEnd { advance() }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private var atRawEnd: Bool {
    guard starts(with: "{%") else { return false }
    let inside = bytes[(place + 2)...].prefix(64)
      .drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0a || $0 == 0x0d || $0 == 0x2d || $0 == 0x2b }
    return inside.starts(with: "endraw".utf8)
  }

  private mutating func skipComment() {
    while place < bytes.count, !starts(with: "#}") { advance() }
    advance(by: 2)
  }

  private func starts(with text: StaticString) -> Bool {
    guard bytes.count - place >= text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { buffer in
      buffer.indices.allSatisfy { bytes[place + $0] == buffer[$0] }
    }
  }

  private mutating func advance(by count: Int = 1) {
    for _ in 0..<count where place < bytes.count {
      if bytes[place] == 0x0a { line += 1 }
      place += 1
    }
  }

  private mutating func tokens(
    until closing: StaticString, _ scan: ArtifactScan
  ) throws(ReadStop) -> [TemplateToken] {
    var tokens: [TemplateToken] = []
    var open = 0
    while place < bytes.count {
      if open == 0, starts(with: closing) {
        advance(by: 2)
        return Self.withoutTrim(tokens)
      }
      let start = line
      guard let kind = token() else { continue }
      try scan.spend(steps: Self.tokenCost)
      try scan.checkMemory(UInt64(tokens.count) * 64)
      switch kind {
      case .sign("("), .sign("["), .sign("{"): open += 1
      case .sign(")"), .sign("]"), .sign("}"): open = max(0, open - 1)
      default: break
      }
      tokens.append(TemplateToken(kind: kind, line: start))
    }
    return tokens
  }

  /// Without the signs that trim white space around the block.
  private static func withoutTrim(_ tokens: [TemplateToken]) -> [TemplateToken] {
    var tokens = tokens[...]
    for sign in ["-", "+"] where tokens.first?.isSign(sign) == true { tokens.removeFirst() }
    for sign in ["-", "+"] where tokens.last?.isSign(sign) == true { tokens.removeLast() }
    return Array(tokens)
  }
}

// MARK: tokens

extension TemplateLexer {
  private mutating func token() -> TemplateToken.Kind? {
    let byte = bytes[place]
    switch byte {
    case 0x20, 0x09, 0x0a, 0x0d, 0x0b, 0x0c:
      advance()
      return nil
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return .text(string(quote: byte))
    case 0x30...0x39: return .number(number())
    default: return Self.isLetter(byte) ? .name(name()) : sign()
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte >= 0x80 || (0x41...0x5a).contains(byte)
      || (0x61...0x7a).contains(byte)
  }

  private mutating func takeWord() -> String {
    let start = place
    while place < bytes.count, Self.isLetter(bytes[place]) || (0x30...0x39).contains(bytes[place]) {
      place += 1
    }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  /// Normalised, as Python does with identifiers that reach its compiler.
  private mutating func name() -> String {
    let name = takeWord()
    return name.utf8.allSatisfy { $0 < 0x80 }
      ? name : name.precomposedStringWithCompatibilityMapping
  }

  private mutating func number() -> Int? {
    let word = takeWord().replacing("_", with: "").lowercased()
    if place + 1 < bytes.count, bytes[place] == UInt8(ascii: "."),
      (0x30...0x39).contains(bytes[place + 1])
    {
      place += 1
      _ = takeWord()
      return nil
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where word.hasPrefix(prefix) {
      return Int(word.dropFirst(2), radix: radix)
    }
    return Int(word)
  }

  private mutating func string(quote: UInt8) -> String {
    advance()
    let start = place
    while place < bytes.count, bytes[place] != quote {
      advance(by: bytes[place] == UInt8(ascii: "\\") ? 2 : 1)
    }
    let raw = bytes[start..<place]
    advance()
    return TemplateStringLiteral.unescaped(raw)
  }

  private mutating func sign() -> TemplateToken.Kind {
    let pairs: [StaticString] = ["**", "//", "==", "!=", "<=", ">="]
    let count = pairs.contains { starts(with: $0) } ? 2 : 1
    let sign = String(decoding: bytes[place..<place + count], as: UTF8.self)
    place += count
    return .sign(sign)
  }
}
