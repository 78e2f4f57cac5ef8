// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationChecks

@Suite struct ColumnProposalTests {
  @Test(
    "Ends are moved outward to the numbers that their decimals say",
    arguments: [
      (0.74, 5.8, 0.7, 5.8), (1.36, 3.23, 1.3, 3.3), (0.3, 0.9, 0.3, 0.9), (278, 1680, 200, 1700),
      (-2.5e-7, 4.1e-7, -2.5e-7, 4.1e-7), (7, 7, 7, 7),
    ])
  func ends(least: Double, most: Double, low: Double, high: Double) {
    let widened = ColumnProposal.widened(least, most)
    #expect(widened.least == low && widened.most == high, "\(widened)")
  }

  @Test("No range loses a value that was seen", arguments: [20_261_121])
  func keepsAll(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    for power in -300..<300 {
      let scale = Double(sign: .plus, exponent: power, significand: 1)
      let pair = numbers.normal(2).compactMap { $0 }.map { $0 * scale }.sorted()
      let widened = ColumnProposal.widened(pair[0], pair[1])
      #expect(widened.least <= pair[0] && widened.most >= pair[1], "seed \(seed), \(pair)")
    }
  }
}
