// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationReporting

@Suite struct VisibleTextTests {
  @Test(arguments: [
    ("\u{1B}[31mred\u{1B}[0m", "red"), ("\u{1B}]0;title\u{7}x", "x"),
    ("\u{1B}]8;;http://e\u{1B}\\link", "link"), ("\u{9B}2Jx", "x"), ("\u{1B}(Bx", "x"),
    ("\u{1B}c!", "!"), ("a\u{1B}Pq\u{1B}\\b", "ab"), ("\u{1B}[1;2;3 qx", "x"),
  ])
  func `complete terminal sequences are dropped`(text: String, expected: String) {
    #expect(VisibleText.block(text) == expected)
  }

  @Test(arguments: [
    ("\u{1B}]no end", "\\u{1B}]no end"), ("\u{1B}", "\\u{1B}"), ("\u{1B}[", "\\u{1B}["),
    ("\u{1B}]a\nb\u{7}", "\\u{1B}]a\nb\\u{7}"), ("\u{9D}a\u{1B}[31mb", "\\u{9D}ab"),
  ])
  func `an unfinished sequence swallows nothing`(text: String, expected: String) {
    #expect(VisibleText.block(text) == expected)
  }

  @Test(arguments: [
    ("\u{0}", "\\u{0}"), ("\u{FFFE}", "\\u{FFFE}"), ("\u{7F}", "\\u{7F}"), ("\u{85}", "\\u{85}"),
    ("\u{202E}x", "\\u{202E}x"), ("\u{2066}", "\\u{2066}"), ("\u{FEFF}", "\\u{FEFF}"),
    ("\u{E0041}", "\\u{E0041}"), ("é🙂\u{200D}日", "é🙂\u{200D}日"), ("a\tb\nc", "a\tb\nc"),
    ("a\r\nb\rc\u{2028}d", "a\nb\nc\nd"),
  ])
  func `what deceives or breaks XML is spelled out`(text: String, expected: String) {
    #expect(VisibleText.block(text) == expected)
  }

  @Test func `one line holds no line break and no blank ends`() {
    #expect(VisibleText.line("  a\n\n\t b \r\n c\u{2029} ") == "a b c")
    #expect(VisibleText.line(" \n ") == "")
  }

  @Test func `a long text keeps head and tail, and counts what is missing`() {
    let text = "HEAD" + String(repeating: "x", count: 1_000) + "TAIL"
    let cut = VisibleText.line(text, budget: 100)
    #expect(cut.hasPrefix("HEADx") && cut.hasSuffix("xTAIL"))
    #expect(cut.utf8.count <= 100)
    let kept = cut.split(separator: " ").first.map(\.utf8.count) ?? 0
    let end = cut.split(separator: " ").last.map(\.utf8.count) ?? 0
    #expect(cut.contains("[\(text.utf8.count - kept - end) bytes cut]"))
  }

  @Test(arguments: [0, 1, 7, 40, 41, 42, 43, 1000, 65_536])
  func `no budget is exceeded, and no character split`(budget: Int) {
    for piece in ["🙂", "é", "\u{0}", "日\n"] {
      for count in [1, 10, 100, 40_000] {
        let cut = VisibleText.block(String(repeating: piece, count: count), budget: budget)
        #expect(cut.utf8.count <= budget)
        #expect(!cut.contains("\u{FFFD}"))
      }
    }
  }

  @Test func `eleven megabytes cost no more than the budget`() {
    let cut = VisibleText.block("start" + String(repeating: "日\u{1B}]", count: 2_200_000) + "end")
    #expect(cut.hasPrefix("start") && cut.hasSuffix("end"))
    #expect(cut.utf8.count <= VisibleText.bodyBudget)
    #expect(cut.contains("bytes cut"))
  }
}
