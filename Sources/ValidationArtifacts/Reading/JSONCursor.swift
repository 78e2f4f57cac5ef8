// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A strict reader of RFC 8259 text that hands out one token at a time and builds no tree.
///
/// Foundation's decoder lets duplicate keys, byte order marks and inexact integers pass.
struct JSONCursor {
  /// The first byte that cannot be; nothing after it can be told.
  struct SyntaxError: Error, Hashable {
    let message: String
    /// From the beginning of the text.
    let offset: Int
  }

  /// What a value begins with.
  enum Kind {
    case object, array, string, number, literal
  }

  static let deepest = 128

  let bytes: [UInt8]
  /// `NaN`, `Infinity` and `-Infinity` are numbers, as Python's json module writes and reads them.
  var takesPythonNumbers = false
  private(set) var offset = 0
  private var depth = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var atEnd: Bool { offset == bytes.count }

  mutating func skipWhitespace() {
    while let byte = peek(), byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 {
      offset += 1
    }
  }

  func error(_ message: String, at place: Int? = nil) -> SyntaxError {
    SyntaxError(message: message, offset: place ?? offset)
  }

  func peek() -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

  mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    offset += 1
    return true
  }

  mutating func advance(by count: Int) { offset += count }

  mutating func kind() throws(SyntaxError) -> Kind {
    skipWhitespace()
    guard let byte = peek() else { throw error("the text ends where a value is expected") }
    switch byte {
    case 0x7b: return .object
    case 0x5b: return .array
    case 0x22: return .string
    case 0x2d, 0x30...0x39: return .number
    case 0x74, 0x66, 0x6e: return .literal
    default: throw error("byte 0x\(String(byte, radix: 16)) begins no value")
    }
  }

  /// Calls for each key, as unescaped; the body reads the value.
  mutating func object(
    _ body: (inout JSONCursor, String) throws(SyntaxError) -> Void
  ) throws(SyntaxError) {
    try list(from: 0x7b, to: 0x7d) { (json) throws(SyntaxError) in
      json.skipWhitespace()
      guard json.peek() == 0x22 else { throw json.error("a key in double quotes is expected") }
      let key = try json.string()
      json.skipWhitespace()
      guard json.take(0x3a) else { throw json.error("a colon is expected after the key") }
      try body(&json, key)
    }
  }

  /// Calls before each element; the body reads it.
  mutating func array(
    _ body: (inout JSONCursor) throws(SyntaxError) -> Void
  ) throws(SyntaxError) {
    try list(from: 0x5b, to: 0x5d, body)
  }

  private mutating func list(
    from opening: UInt8, to closing: UInt8,
    _ body: (inout JSONCursor) throws(SyntaxError) -> Void
  ) throws(SyntaxError) {
    skipWhitespace()
    guard take(opening) else { throw error("an object or array is expected") }
    guard depth < Self.deepest else { throw error("nested deeper than \(Self.deepest)") }
    depth += 1
    defer { depth -= 1 }
    skipWhitespace()
    if take(closing) { return }
    while true {
      try body(&self)
      skipWhitespace()
      if take(closing) { return }
      guard take(0x2c) else { throw error("a comma or the closing bracket is expected") }
    }
  }
}
