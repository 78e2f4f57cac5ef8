// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Hands out the values of a nested document one at a time, however they are encoded.
protocol DocumentCursor {
  /// From the beginning of the document.
  var offset: Int { get }

  mutating func kind() throws(JSONCursor.SyntaxError) -> JSONCursor.Kind
  mutating func object(
    _ body: (inout Self, String) throws(JSONCursor.SyntaxError) -> Void
  ) throws(JSONCursor.SyntaxError)
  mutating func array(
    _ body: (inout Self) throws(JSONCursor.SyntaxError) -> Void
  ) throws(JSONCursor.SyntaxError)
  mutating func string() throws(JSONCursor.SyntaxError) -> String
  /// A truth value counts as 0 or 1; infinite beyond the range, NaN for null.
  mutating func number() throws(JSONCursor.SyntaxError) -> Double
  mutating func skipValue() throws(JSONCursor.SyntaxError)
}

extension JSONCursor: DocumentCursor {
  mutating func number() throws(SyntaxError) -> Double {
    let kind = try kind()
    let start = offset
    if kind == .literal {
      let isTrue = peek() == 0x74
      return try literal() ? .nan : isTrue ? 1 : 0
    }
    guard kind == .number else { throw error("a number is expected") }
    if let whole = try unsignedInteger() { return Double(whole) }
    return Double(String(decoding: bytes[start..<offset], as: UTF8.self)) ?? .infinity
  }
}
