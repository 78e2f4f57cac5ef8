// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationStatistics

@Suite struct UncertaintyCoefficientTests {
  /// Made by Fixtures/make_uncertainty.py.
  @Test("Agrees with another implementation")
  func agrees() throws {
    let two = try #require(UncertaintyCoefficient(counts: [[90, 10], [20, 80]]))
    #expect(abs(two.value - 0.39657131644132615) < 1e-12)
    let three = try #require(
      UncertaintyCoefficient(counts: [[30, 20, 10], [5, 40, 15], [10, 10, 60]]))
    #expect(abs(three.value - 0.19860950138095274) < 1e-12)
  }

  @Test("A feature that determines the label scores one, one without relation zero")
  func ends() throws {
    #expect(UncertaintyCoefficient(counts: [[50, 0], [0, 70]])?.value == 1)
    #expect(UncertaintyCoefficient(counts: [[50, 50], [70, 70]])?.value == 0)
  }

  @Test("Cells of no row change nothing")
  func emptyCells() {
    #expect(
      UncertaintyCoefficient(counts: [[90, 10, 0], [0, 0, 0], [20, 80, 0]])
        == UncertaintyCoefficient(counts: [[90, 10], [20, 80]]))
  }

  @Test("One label, or nothing, has no score", arguments: [[[50.0, 0], [20, 0]], [], [[0, 0]]])
  func undefined(counts: [[Double]]) {
    #expect(UncertaintyCoefficient(counts: counts) == nil)
  }
}
