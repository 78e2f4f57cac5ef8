// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("Strict JSON")
struct JSONCursorTests {
  private func accepts(_ bytes: some Sequence<UInt8>) -> Bool {
    var json = JSONCursor(Array(bytes))
    do {
      try json.skipValue()
      json.skipWhitespace()
      return json.atEnd
    } catch {
      return false
    }
  }

  @Test(
    "what RFC 8259 allows is read",
    arguments: [
      "{}", "[]", "null", " true ", "-0", "0", "1.5e-3", "1E+9", "18446744073709551616", "\"\"",
      "{\"a\":[1,{\"b\":null}],\"c\":\"\\u00e9\\n\\/\"}", "\"\\ud83d\\ude00\"", "[ ]\r\n\t",
      "\"é\"",
    ])
  func good(text: String) {
    #expect(accepts(text.utf8))
  }

  @Test(
    "what it does not allow is refused",
    arguments: [
      "", " ", "{", "[1,]", "{\"a\":1,}", "{a:1}", "{'a':1}", "[1 2]", "{\"a\" 1}", "{\"a\":}",
      "01", "-", "+1", ".5", "1.", "1e", "1e+", "NaN", "Infinity", "nul", "True", "[1]]", "{}{}",
      "{}\0", "\u{feff}{}", "/**/{}", "\"a", "\"\\", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"",
      "\"\\ud800\"", "\"\\ud800x\"", "\"\\ud800\\n\"", "\"\\ud800\\ud800\"", "\"\\udc00\"",
      "\"a\nb\"", "\"\u{1f}\"",
    ])
  func bad(text: String) {
    #expect(!accepts(text.utf8))
  }

  @Test("bytes that are not UTF-8 are refused")
  func encoding() {
    for bytes: [UInt8] in [
      [0xff], [0xc3], [0xed, 0xa0, 0x80], [0xc0, 0xaf], [0xf4, 0x90, 0x80, 0x80],
    ] {
      #expect(!accepts([0x22] + bytes + [0x22]))
    }
  }

  @Test("128 levels are read, 129 are not")
  func depth() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(accepts(nested(128).utf8))
    #expect(!accepts(nested(129).utf8))
    #expect(!accepts(String(repeating: "{\"a\":", count: 1_000_000).utf8))
  }

  @Test(
    "only digits make an unsigned integer",
    arguments: [
      ("0", 0), ("18446744073709551615", UInt64.max), ("18446744073709551616", nil),
      ("99999999999999999999999", nil), ("-1", nil), ("-0", nil), ("1.0", nil), ("1e0", nil),
    ] as [(String, UInt64?)])
  func integers(text: String, value: UInt64?) throws {
    var json = JSONCursor(Array(text.utf8))
    #expect(try json.unsignedInteger() == value)
    #expect(json.atEnd)
  }

  @Test("escapes become what they stand for")
  func escapes() throws {
    var json = JSONCursor(Array(#""\"\\\/\b\f\n\r\t\u0041\u00e9\ud83d\ude00\u0000""#.utf8))
    #expect(try json.string() == "\"\\/\u{8}\u{c}\n\r\tAé😀\0")
  }

  @Test("an error says where it is")
  func offsets() {
    var json = JSONCursor(Array("{\"a\":1,\"b\":x}".utf8))
    let error = #expect(throws: JSONCursor.SyntaxError.self) { try json.skipValue() }
    #expect(error?.offset == 11)
  }
}
