// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension JSONCursor {
  /// Reads any value and forgets it.
  mutating func skipValue() throws(SyntaxError) {
    switch try kind() {
    case .object: try object { (json, _) throws(SyntaxError) in try json.skipValue() }
    case .array: try array { (json) throws(SyntaxError) in try json.skipValue() }
    case .string: _ = try string()
    case .number: _ = try unsignedInteger()
    case .literal: try literal()
    }
  }

  /// A number, or nil where it is one that is no integer between 0 and 2^64 − 1 as written.
  mutating func unsignedInteger() throws(SyntaxError) -> UInt64? {
    let start = offset
    let negative = take(0x2d)
    let digits = takeDigits()
    guard !digits.isEmpty else { throw error("a digit is expected") }
    guard digits.count == 1 || bytes[digits.lowerBound] != 0x30 else {
      throw error("a number begins with a needless zero", at: start)
    }
    var whole = !negative
    if take(0x2e) {
      whole = false
      guard !takeDigits().isEmpty else { throw error("a digit is expected") }
    }
    if take(0x65) || take(0x45) {
      whole = false
      if !take(0x2b) { _ = take(0x2d) }
      guard !takeDigits().isEmpty else { throw error("a digit is expected") }
    }
    return whole ? value(of: digits) : nil
  }

  /// A number that only Python's json module knows, as written; nil where none is next or allowed.
  mutating func takePythonNumber() -> String? {
    guard takesPythonNumbers else { return nil }
    skipWhitespace()
    for word in ["NaN", "Infinity", "-Infinity"] where bytes[offset...].starts(with: word.utf8) {
      advance(by: word.utf8.count)
      return word
    }
    return nil
  }

  private mutating func takeDigits() -> Range<Int> {
    let start = offset
    while let byte = peek(), (0x30...0x39).contains(byte) { advance(by: 1) }
    return start..<offset
  }

  private func value(of digits: Range<Int>) -> UInt64? {
    var value: UInt64 = 0
    for place in digits {
      let (tens, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = tens.addingReportingOverflow(UInt64(bytes[place] - 0x30))
      guard !tooLarge, !overflow else { return nil }
      value = sum
    }
    return value
  }

  /// True, false or null; returns whether it was null.
  @discardableResult
  mutating func literal() throws(SyntaxError) -> Bool {
    for word in ["true", "false", "null"] where bytes[offset...].starts(with: word.utf8) {
      advance(by: word.utf8.count)
      return word == "null"
    }
    throw error("no value begins like this")
  }
}
