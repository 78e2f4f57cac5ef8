// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing
import ValidationCore

@Suite struct TextTests {
  @Test(
    "the nearest name is offered, and none that is far",
    arguments: [
      ("colums", "columns"), ("datset", "dataset"), ("adtaset", "dataset"), ("xyz", nil),
      ("rows", "rows"),
      ("", nil),
    ] as [(String, String?)])
  func nearestNames(word: String, name: String?) {
    #expect(NearestName.of(word, among: ["columns", "dataset", "rows"]) == name)
  }

  @Test(
    "durations read as people write them",
    arguments: [
      (0, "0 ns"), (999, "999 ns"), (25_300_000, "25.3 ms"), (1_000_000_000, "1 s"),
      (90_000_000_000, "1.5 min"), (-5_000_000, "-5 ms"), (1_800_000_000_000, "30 min"),
    ] as [(Int64, String)])
  func durations(nanoseconds: Int64, text: String) {
    #expect(TimeSpan(nanoseconds: nanoseconds).description == text)
  }

  @Test(
    "numbers have three significant digits and no locale",
    arguments: [
      (0, "0"), (1234.5, "1235"), (0.0012345, "0.00123"), (.nan, "NaN"), (.infinity, "infinity"),
      (-.infinity, "-infinity"), (1e300, "1e+300"), (99.95, "100"), (-0.5, "-0.5"),
    ] as [(Double, String)])
  func numbers(value: Double, text: String) {
    #expect(DecimalText.significant(value) == text)
  }

  @Test("seconds beyond the range saturate, and NaN is nothing")
  func saturation() {
    #expect(TimeSpan(seconds: 1e300).nanoseconds == .max)
    #expect(TimeSpan(seconds: -1e300).nanoseconds == .min)
    #expect(TimeSpan(seconds: .nan).nanoseconds == 0)
  }
}
