// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("Text out of files")
struct ExactTextTests {
  @Test("names that only look the same are two names")
  func equivalence() {
    #expect("\u{e9}" == "e\u{301}")
    #expect(ExactText("\u{e9}") != ExactText("e\u{301}"))
    #expect(Set([ExactText("a"), ExactText("a"), ExactText("b")]).count == 2)
  }

  @Test("an excerpt is bounded, even where one character is endless")
  func excerpts() {
    #expect("short".excerpt == "short")
    let endless = "a" + String(repeating: "\u{301}", count: 100_000)
    #expect(endless.excerpt.unicodeScalars.count == 201)
  }
}
