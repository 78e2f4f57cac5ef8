// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationContent

struct ContentPathTests {
  @Test(
    "only the canonical spelling of a place below the folder is a path",
    arguments: [
      "", "/", "/a", "a/", "a//b", ".", "..", "./a", "a/.", "a/../b", "a/..", "a\u{0}b",
    ])
  func refused(text: String) { #expect(ContentPath(text) == nil) }

  @Test(
    "names with dots, blanks, colons and backslashes are names",
    arguments: [
      "a", "a/b", "...", "..a/b..", " ", "a:b", "a\\b", "é",
    ])
  func accepted(text: String) { #expect(ContentPath(text) != nil) }

  @Test("what people type is brought to the one spelling, and leaves nothing above the folder")
  func normalizing() {
    #expect(ContentPath(normalizing: "./a//b/.") == ContentPath("a/b"))
    for text in ["/a", "a/..", "../a", ".", "./", ""] {
      #expect(ContentPath(normalizing: text) == nil)
    }
  }

  @Test("two spellings of one letter are two paths")
  func spellings() { #expect(ContentPath("\u{e9}") != ContentPath("e\u{301}")) }

  @Test("a path lies in its folders, not in those whose name begins alike")
  func within() throws {
    let path = try #require(ContentPath("a/b"))
    for folder in ["a", "a/b"] { #expect(path.isWithin(try #require(ContentPath(folder)))) }
    for other in ["a/b/c", "a/", "a/bc", "b", "aa"] {
      if let other = ContentPath(other) { #expect(!path.isWithin(other)) }
    }
    #expect(try #require(ContentPath("a-b")).isWithin(try #require(ContentPath("a"))) == false)
  }

  @Test("a message shows controls and direction marks instead of obeying them")
  func visible() {
    #expect(
      "\(ContentPath("a\nb\u{1b}[31m\u{202e}c").map(\.description) ?? "")"
        == #"a\u{a}b\u{1b}[31m\u{202e}c"#)
  }
}
