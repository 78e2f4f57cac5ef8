// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationChecks

@Suite struct WordingTests {
  @Test("Counts are grouped and agree with their noun")
  func counts() {
    #expect(Counted.number(1_234_567) == "1,234,567")
    #expect(Counted.number(-1000) == "-1,000")
    #expect(Counted.number(999) == "999")
    #expect(Counted.things(1, "row") == "1 row")
    #expect(Counted.things(0, "entry", "entries") == "0 entries")
    #expect(Counted.list(["a", "b", "c"], most: 2) == "a, b, and 1 more")
  }
}
