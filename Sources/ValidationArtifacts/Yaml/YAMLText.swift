// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The characters of a YAML text, with the column that block style counts by.
struct YAMLText {
  private let bytes: [UInt8]
  private(set) var offset = 0
  private var lineStart = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { (offset, lineStart) = (3, 3) }
  }

  var column: Int { offset - lineStart }

  /// YAML may be UTF-16 and UTF-32 too; neither is followed.
  var encodingTrouble: String? {
    if bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff]) || bytes.contains(0) {
      return "it is not UTF-8"
    }
    return String(validating: bytes, as: UTF8.self) == nil ? "it is not UTF-8" : nil
  }

  private func byte(_ ahead: Int = 0) -> UInt8? {
    offset + ahead < bytes.count ? bytes[offset + ahead] : nil
  }

  var isFollowedBySpace: Bool { byte(1).map(Self.isSpace) ?? true }
  var isFollowedByFlowIndicator: Bool { byte(1).map(Self.isFlowIndicator) ?? true }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || isBreak(byte)
  }

  private static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0a || byte == 0x0d }

  private static func isFlowIndicator(_ byte: UInt8) -> Bool {
    byte == 0x2c || byte == 0x5b || byte == 0x5d || byte == 0x7b || byte == 0x7d
  }

  mutating func advance() {
    guard let byte = byte() else { return }
    offset += 1
    if Self.isBreak(byte) { lineStart = offset }
  }

  /// Skips white space and comments; nil at the end.
  mutating func nextToken() -> UInt8? {
    while let byte = byte() {
      if Self.isSpace(byte) {
        advance()
      } else if byte == 0x23, offset == lineStart || Self.isSpace(bytes[max(offset, 1) - 1]) {
        skipLine()
      } else {
        return byte
      }
    }
    return nil
  }

  mutating func skipLine() {
    while let byte = byte(), !Self.isBreak(byte) { offset += 1 }
  }

  /// A tag, anchor or alias.
  mutating func skipWord() {
    advance()
    while let byte = byte(), !Self.isSpace(byte), !Self.isFlowIndicator(byte) { offset += 1 }
  }

  /// Up to a colon or comment with a space, or the line's end.
  mutating func takePlain(inFlow: Bool) -> String {
    let start = offset
    advance()
    while let byte = byte(), !Self.isBreak(byte) {
      if byte == 0x3a, isFollowedBySpace || inFlow && isFollowedByFlowIndicator { break }
      if byte == 0x23, Self.isSpace(bytes[offset - 1]) { break }
      if inFlow, Self.isFlowIndicator(byte) { break }
      offset += 1
    }
    var end = offset
    while end > start + 1, Self.isSpace(bytes[end - 1]) { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// Nil where the text has no end or an escape that does not exist.
  mutating func takeQuoted(_ quote: UInt8) -> String? {
    advance()
    var value: [UInt8] = []
    while let byte = byte() {
      advance()
      if byte == quote {
        guard quote == 0x27, self.byte() == quote else {
          return String(decoding: value, as: UTF8.self)
        }
        advance()
        value.append(quote)
      } else if byte == 0x5c, quote == 0x22 {
        guard let escaped = takeEscape() else { return nil }
        value += escaped
      } else if Self.isBreak(byte) {
        fold(&value)
      } else {
        value.append(byte)
      }
    }
    return nil
  }

  /// A line's end in a quoted text is one space.
  private mutating func fold(_ value: inout [UInt8]) {
    while value.last == 0x20 || value.last == 0x09 { value.removeLast() }
    while let byte = byte(), Self.isSpace(byte) { advance() }
    value.append(0x20)
  }

  private mutating func takeEscape() -> [UInt8]? {
    guard let byte = byte() else { return nil }
    advance()
    switch byte {
    case 0x0a, 0x0d:
      while let byte = self.byte(), Self.isSpace(byte) { advance() }
      return []
    case UInt8(ascii: "x"): return takeScalar(2)
    case UInt8(ascii: "u"): return takeScalar(4)
    case UInt8(ascii: "U"): return takeScalar(8)
    default:
      return Self.escapes[byte].map { Array(String($0).utf8) }
    }
  }

  private static let escapes: [UInt8: Unicode.Scalar] = [
    0x30: "\0", 0x61: "\u{7}", 0x62: "\u{8}", 0x74: "\t", 0x09: "\t", 0x6e: "\n", 0x76: "\u{b}",
    0x66: "\u{c}", 0x72: "\r", 0x65: "\u{1b}", 0x20: " ", 0x22: "\"", 0x2f: "/", 0x5c: "\\",
    0x4e: "\u{85}", 0x5f: "\u{a0}", 0x4c: "\u{2028}", 0x50: "\u{2029}",
  ]

  private mutating func takeScalar(_ digits: Int) -> [UInt8]? {
    guard bytes.count - offset >= digits else { return nil }
    let text = String(decoding: bytes[offset..<offset + digits], as: UTF8.self)
    guard text.utf8.allSatisfy({ $0 != 0x2b && $0 != 0x2d }), let value = UInt32(text, radix: 16)
    else { return nil }
    offset += digits
    // PyYAML takes halves of surrogate pairs; nothing sound is spelled with them.
    return Array(String(Unicode.Scalar(value) ?? "\u{fffd}").utf8)
  }

  /// Lines deeper than the parent, or as deep as the header says.
  mutating func takeBlock(folds: Bool, parent: Int) -> String {
    let header = offset
    skipLine()
    let digit = bytes[header..<offset].prefix { !Self.isSpace($0) }.first {
      (0x31...0x39).contains($0)
    }
    advance()
    if byte() == 0x0a, offset > 0, bytes[offset - 1] == 0x0d { advance() }
    var indent = digit.map { max(parent, 0) + Int($0 - 0x30) }
    // Not line by line: the text may be of millions that are empty.
    var value: [UInt8] = []
    var isFirst = true
    while let line = takeBlockLine(&indent, parent) {
      if !isFirst { value.append(folds ? 0x20 : 0x0a) }
      isFirst = false
      value += bytes[line]
    }
    return String(decoding: value, as: UTF8.self)
  }

  private mutating func takeBlockLine(_ indent: inout Int?, _ parent: Int) -> Range<Int>? {
    guard offset < bytes.count else { return nil }
    let rest = bytes[offset...]
    let end = rest.firstIndex(where: Self.isBreak) ?? bytes.count
    let depth = rest.prefix { $0 == 0x20 }.count
    let isBlank = bytes[offset..<end].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    if !isBlank {
      let needed = indent ?? max(depth, parent + 1)
      guard depth >= needed else { return nil }
      indent = needed
    }
    let start = min(offset + (indent ?? depth), end)
    offset = end
    advance()
    if byte() == 0x0a, bytes[offset - 1] == 0x0d { advance() }
    lineStart = offset
    return start..<end
  }
}
