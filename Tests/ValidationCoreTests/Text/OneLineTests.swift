// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationCore

@Suite struct OneLineTests {
  @Test("Text from outside becomes one bounded line without colours")
  func lines() {
    #expect(OneLine.of(" a\r\n\tb \u{1b}[1;31mred\u{1b}[0m\u{7} ") == "a b red")
    #expect(OneLine.of("\u{1b}[31") == "")
    #expect(OneLine.of(String(repeating: "x", count: 1000), most: 10) == "xxxxx … xxxxx")
    let marks = "e" + String(repeating: "\u{301}", count: 100_000)
    #expect(OneLine.of(marks, most: 10).unicodeScalars.count == 13)
    #expect(OneLine.tail(of: "1\n2\n\n3\n4\n") == "2 | 3 | 4")
    #expect(OneLine.tail(of: "") == "")
  }
}
