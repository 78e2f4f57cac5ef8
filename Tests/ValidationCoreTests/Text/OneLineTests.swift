// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationCore

@Suite struct OneLineTests {
  @Test("Text from outside becomes one bounded line without colours")
  func lines() {
    #expect(OneLine.of(" a\r\n\tb \u{1b}[1;31mred\u{1b}[0m\u{2028} ") == "a b red")
    #expect(OneLine.of("a\u{1b}]0;title\u{7}b\u{9b}2Jc") == "abc")
    #expect(OneLine.of(String(repeating: "x", count: 1000), most: 10) == "xxxxx … xxxxx")
    let marks = "e" + String(repeating: "\u{301}", count: 100_000)
    #expect(OneLine.of(marks, most: 10).unicodeScalars.count == 13)
    #expect(OneLine.tail(of: "1\n2\n\n3\n4\n") == "2 | 3 | 4")
    #expect(OneLine.tail(of: "") == "")
  }

  @Test("what a terminal obeys, or a reader does not see, is spelled out")
  func hidden() {
    #expect(OneLine.of("a\u{7}\u{0}b\u{202e}c\u{feff}") == #"a\u{7}\u{0}b\u{202E}c\u{FEFF}"#)
    // An unfinished sequence swallows nothing.
    #expect(OneLine.of("\u{1b}[31") == #"\u{1B}[31"#)
    #expect(OneLine.of("\u{1b}]0;a\nb") == #"\u{1B}]0;a b"#)
  }

  @Test("no line of text begins a command of a workflow's runner but the first")
  func commands() {
    let text = OneLine.of("x\n::error::y\r##[group]z\u{85}::stop-commands::t")
    #expect(text == "x ::error::y ##[group]z ::stop-commands::t")
  }

  @Test("ordinary letters stay, and names stand in quotes")
  func names() {
    #expect(OneLine.quoted("größe 年") == "\"größe 年\"")
    #expect(OneLine.quoted("a\nb") == "\"a b\"")
    #expect(OneLine.quoted(String(repeating: "x", count: 300)).count == 105)
  }
}
