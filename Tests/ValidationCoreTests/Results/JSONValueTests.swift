// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationCore

@Suite struct JSONValueTests {
  private static let texts: [(String, JSONValue)] = [
    ("null", .null), ("true", .boolean(true)), ("false", .boolean(false)), ("0", .integer(0)),
    ("-9223372036854775808", .integer(.min)), ("9223372036854775807", .integer(.max)),
    ("9223372036854775808", .unsigned(1 << 63)), ("18446744073709551615", .unsigned(.max)),
    ("18446744073709551616", .number(0x1p64)), ("4.5", .number(4.5)), ("-1e300", .number(-1e300)),
    ("1e-7", .number(1e-7)), ("\"NaN\"", .text("NaN")), ("\"\"", .text("")),
    ("\"é\\u0000\"", .text("é\u{0}")), ("[]", .array([])), ("{}", .object([:])),
    (
      "[true,[1],{\"a\":null}]",
      .array([.boolean(true), .array([.integer(1)]), .object(["a": .null])])
    ),
  ]

  @Test(arguments: texts.indices)
  func everyKindIsReadAsItself(place: Int) throws {
    let (text, value) = Self.texts[place]
    let read = try ReportCoding.decoder.decode(JSONValue.self, from: Data(text.utf8))
    #expect(read == value)
    let again = try ReportCoding.decoder.decode(
      JSONValue.self, from: Data(read.canonicalText.utf8))
    #expect(again == value)
  }

  @Test func whatIsNotFiniteIsText() throws {
    let value = try JSONValue(encoding: [Double.nan, .infinity, -.infinity, 1])
    #expect(value == .array([.text("NaN"), .text("Infinity"), .text("-Infinity"), .integer(1)]))
    let numbers = try value.decoded(as: [Double].self)
    #expect(numbers[0].isNaN && numbers.dropFirst() == [.infinity, -.infinity, 1])
  }
}
