// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing
import ValidationStatistics

@Suite("Percentile")
struct PercentileTests {
  @Test("the nearest rank is a value that occurred")
  func nearestRank() {
    let values: [Int64] = [15, 20, 35, 40, 50]
    let expected: [(Double, Int64)] = [
      (0, 15), (0.05, 15), (0.3, 20), (0.4, 20), (0.5, 35), (0.99, 50), (1, 50),
    ]
    for (fraction, value) in expected {
      #expect(Percentile.nearestRank(ofSorted: values, fraction) == value, "\(fraction)")
    }
  }

  @Test("rounding of n times the fraction never moves the rank")
  func rounding() {
    let values = (1...100).map { Int64($0) }
    for percent in 1...100 {
      let value = Percentile.nearestRank(ofSorted: values, Double(percent) / 100)
      #expect(value == Int64(percent))
    }
  }

  @Test("no values have no percentile")
  func empty() {
    #expect(Percentile.nearestRank(ofSorted: [], 0.5) == nil)
  }

  @Test("a fraction outside 0...1 has no percentile", arguments: [-0.1, 1.1, Double.nan])
  func fractions(fraction: Double) {
    #expect(Percentile.nearestRank(ofSorted: [1, 2], fraction) == nil)
  }
}
