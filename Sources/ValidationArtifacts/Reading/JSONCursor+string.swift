// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension JSONCursor {
  /// Unescaped text; refuses what is not UTF-8, raw control characters, and lone surrogates.
  mutating func string() throws(SyntaxError) -> String {
    let start = offset
    guard take(0x22) else { throw error("a string in double quotes is expected") }
    let first = takePlainBytes()
    // Nearly all strings hold no escape, and need no copy of their bytes.
    if take(0x22) { return try text(bytes[first], from: start) }
    var content = Array(bytes[first])
    while true {
      let plain = takePlainBytes()
      content.append(contentsOf: bytes[plain])
      guard let byte = peek() else { throw error("the text ends inside a string") }
      if byte == 0x22 { break }
      guard byte == 0x5c else { throw error("a raw control character stands in a string") }
      try appendEscape(to: &content)
    }
    advance(by: 1)
    return try text(content[...], from: start)
  }

  private func text(
    _ content: ArraySlice<UInt8>, from start: Int
  ) throws(SyntaxError) -> String {
    guard let text = String(validating: content, as: UTF8.self) else {
      throw error("a string is not UTF-8", at: start)
    }
    return text
  }

  private mutating func takePlainBytes() -> Range<Int> {
    let start = offset
    let end = bytes.withUnsafeBufferPointer { bytes in
      var place = start
      while place < bytes.count, bytes[place] >= 0x20, bytes[place] != 0x22, bytes[place] != 0x5c {
        place += 1
      }
      return place
    }
    advance(by: end - start)
    return start..<end
  }

  private mutating func appendEscape(to content: inout [UInt8]) throws(SyntaxError) {
    let start = offset
    advance(by: 1)
    guard let letter = peek() else { throw error("the text ends inside a string") }
    advance(by: 1)
    if letter == 0x75 {
      let scalar = try unicodeEscape(from: start)
      content.append(contentsOf: String(Character(scalar)).utf8)
    } else if let byte = Self.escapes[letter] {
      content.append(byte)
    } else {
      throw error("no such escape in a string", at: start)
    }
  }

  /// Letters after a backslash, and the byte that each stands for.
  private static let escapes: [UInt8: UInt8] = [
    0x22: 0x22, 0x5c: 0x5c, 0x2f: 0x2f, 0x62: 0x08, 0x66: 0x0c, 0x6e: 0x0a, 0x72: 0x0d,
    0x74: 0x09,
  ]

  private mutating func unicodeEscape(from start: Int) throws(SyntaxError) -> Unicode.Scalar {
    let unit = try hexadecimalUnit()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard (0xd800...0xdbff).contains(unit), take(0x5c), take(0x75) else {
      throw error("a lone surrogate stands in a string", at: start)
    }
    let low = try hexadecimalUnit()
    guard (0xdc00...0xdfff).contains(low),
      let scalar = Unicode.Scalar(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00))
    else {
      throw error("a lone surrogate stands in a string", at: start)
    }
    return scalar
  }

  private mutating func hexadecimalUnit() throws(SyntaxError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw error("four hexadecimal digits are expected")
      }
      unit = unit << 4 | UInt32(digit)
      advance(by: 1)
    }
    return unit
  }
}
