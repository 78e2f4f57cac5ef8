// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationData

@Suite struct OneLineTests {
  @Test func controlAndDirectionCharactersAreShownNotObeyed() {
    #expect(
      OneLine.of("a\nb\u{1b}[31m\u{202e}c\u{2028}") == "a\\u{a}b\\u{1b}[31m\\u{202e}c\\u{2028}")
  }

  @Test func longTextIsCut() {
    #expect(
      OneLine.of(String(repeating: "x", count: 301)) == String(repeating: "x", count: 300) + "…")
    #expect(OneLine.of(String(repeating: "x", count: 300)).count == 300)
  }

  @Test func ordinaryLettersStay() {
    #expect(OneLine.quoted("größe 年") == "\"größe 年\"")
  }
}
