// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationData

@Suite struct SQLTextTests {
  @Test(arguments: [
    ("", "''"), ("a", "'a'"), ("O'Hara", "'O''Hara'"), ("a\\n", "'a\\n'"), ("年", "'年'"),
    ("\n", "chr(10)"), ("a\r\nb", "('a' || chr(13) || chr(10) || 'b')"),
    ("\0b", "(chr(0) || 'b')"),
  ])
  func textIsOneLiteralWithoutControlCharacters(text: String, sql: String) {
    #expect(SQLText.literal(text) == sql)
  }

  @Test func structKeysRefuseControlCharacters() {
    #expect(SQLText.key("a'b") == "'a''b'")
    #expect(SQLText.key("a\nb") == nil)
  }

  @Test func numbersReadBackAsTheSameBits() {
    #expect(SQLText.double(0.1) == "CAST('0.1' AS DOUBLE)")
    #expect(SQLText.double(1e300) == "CAST('1e+300' AS DOUBLE)")
    #expect(SQLText.double(.infinity) == "CAST('inf' AS DOUBLE)")
  }

  @Test func framesHaveTagsThatDiffer() {
    #expect(SQLText.makeTag() != SQLText.makeTag())
    #expect(SQLText.framed("SELECT 1", tag: "t1") == "FROM query($t1$\nSELECT 1\n$t1$);")
  }
}
