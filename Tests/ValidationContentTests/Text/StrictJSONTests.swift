// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationContent

struct StrictJSONTests {
  private func read(_ text: String) throws -> StrictJSON {
    try StrictJSONReader.read(Array(text.utf8))
  }

  @Test("each kind of value is read as it stands")
  func kinds() throws {
    #expect(try read(" [null, true, false] ") == .array([.null, .bool(true), .bool(false)]))
    #expect(
      try read(#"{"a": {"b": []}, "c": ""}"#)
        == .object(["a": .object(["b": .array([])]), "c": .string("")]))
    #expect(
      try read("[-0, 1.50, 1e+9, 18446744073709551616]")
        == .array(
          ["-0", "1.50", "1e+9", "18446744073709551616"].map(StrictJSON.number)))
  }

  @Test("escapes are characters, also in two halves")
  func escapes() throws {
    #expect(try read(#""\"\\\/\b\f\n\r\t""#) == .string("\"\\/\u{8}\u{c}\n\r\t"))
    #expect(try read(#""\u00e9\ud83d\ude00\u0000""#) == .string("\u{e9}\u{1f600}\u{0}"))
  }

  @Test(
    "what RFC 8259 does not allow, a name twice and half a character are refused",
    arguments: [
      "", " ", "[", "]", "{", "[1,]", "[,1]", "{\"a\":1,}", "{a:1}", "{\"a\" 1}",
      "{\"a\":1 \"b\":2}", "'a'",
      "01", "1.", ".5", "+1", "-", "1e", "0x1", "NaN", "Infinity", "tru", "nul", "True", "[1] 2",
      "\"\n\"", "\"\\x\"",
      "\"", "\"\\u12\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "{\"a\":1,\"a\":1}",
      "[1//x\n]", "\u{feff}1",
    ])
  func refused(text: String) {
    #expect(throws: StrictJSONError.self) { try read(text) }
  }

  @Test("bytes that are no UTF-8 are refused in a string")
  func notText() {
    #expect(throws: StrictJSONError.self) { try StrictJSONReader.read([0x22, 0xff, 0x22]) }
    #expect(throws: StrictJSONError.self) {
      try StrictJSONReader.read([0x22, 0xed, 0xa0, 0x80, 0x22])
    }
  }

  @Test("nesting and the number of values have limits")
  func limits() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(throws: Never.self) { try read(nested(StrictJSONReader.maximumDepth)) }
    #expect(throws: StrictJSONError.self) { try read(nested(StrictJSONReader.maximumDepth + 1)) }
    #expect(throws: StrictJSONError.self) { try read(nested(1_000_000)) }
    let many = "[" + String(repeating: "0,", count: StrictJSONReader.maximumValues) + "0]"
    #expect(throws: StrictJSONError.self) { try read(many) }
  }

  @Test("a whole number is read also as protobuf spells it")
  func integers() throws {
    #expect(try read("100").integer == 100)
    #expect(try read("100.0").integer == 100)
    #expect(try read("-9223372036854775808").integer == .min)
    for text in ["1.5", "1e300", "9223372036854775808", "\"1\"", "1e-1"] {
      #expect(try read(text).integer == nil)
    }
  }
}
