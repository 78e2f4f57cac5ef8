// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationStatistics

@Suite("Kolmogorov–Smirnov and Wasserstein")
struct KolmogorovSmirnovTests {
  @Test(
    "Smirnov's coefficients are the tabulated ones",
    arguments: [(0.05, 1.358), (0.01, 1.628), (0.003, 1.803), (0.001, 1.949)])
  func coefficients(probability: Double, coefficient: Double) {
    #expect((KolmogorovSmirnov.coefficient(probability) - coefficient).magnitude < 5e-4)
  }

  @Test(
    "what Deequ takes off at its c of 1.8 is what chance gives at 0.003",
    arguments: [(1_000, 1_000, 0.080), (10_000, 10_000, 0.025), (1_000, 100, 0.189)])
  func byChance(count: Int64, other: Int64, term: Double) throws {
    let test = try #require(
      KolmogorovSmirnov(statistic: 0.2, count: count, otherCount: other))
    #expect((test.byChance(0.003) - term).magnitude < 1e-3)
    #expect(test.robust(0.003) == max(0, 0.2 - test.byChance(0.003)))
  }

  @Test("a distance below what chance gives is nothing")
  func nothing() throws {
    let test = try #require(KolmogorovSmirnov(statistic: 0.1, count: 50, otherCount: 50))
    #expect(test.robust(0.01) == 0)
    #expect(test.chance > 0.9)
  }

  @Test("the two series of the distribution meet")
  func series() {
    let difference = KolmogorovSmirnov.survival(1.0.nextDown) - KolmogorovSmirnov.survival(1)
    #expect(difference.magnitude < 1e-14)
    #expect(KolmogorovSmirnov.survival(0) == 1 && KolmogorovSmirnov.survival(1e9) == 0)
  }

  @Test("the distance in standard deviations of tables computed elsewhere")
  func wasserstein() throws {
    let eight = try #require(
      NormalisedWasserstein(distance: 1.5, deviation: 2.291288, count: 8, otherCount: 8))
    #expect((eight.value - 0.654654).magnitude < 1e-6)
    #expect(eight.byChance(0.01) == 1.5)
  }

  @Test("what is no distance, no deviation or no value makes nothing")
  func impossible() {
    #expect(KolmogorovSmirnov(statistic: 1.1, count: 1, otherCount: 1) == nil)
    #expect(KolmogorovSmirnov(statistic: .nan, count: 1, otherCount: 1) == nil)
    #expect(KolmogorovSmirnov(statistic: 0, count: 0, otherCount: 1) == nil)
    for (distance, deviation) in [(1.0, 0.0), (.nan, 1), (-1, 1), (.infinity, 1), (1, .nan)] {
      let made = NormalisedWasserstein(
        distance: distance, deviation: deviation, count: 2, otherCount: 2)
      #expect(made == nil)
    }
  }
}

@Suite("Multiple tests")
struct MultipleTestsTests {
  private let known = [0.041, 0.001, 0.2, 0.012, 0.008]

  private func agree(_ found: [Double], _ expected: [Double]) -> Bool {
    found.count == expected.count
      && zip(found, expected).allSatisfy { ($0 - $1).magnitude < 1e-12 }
  }

  @Test("Holm and Benjamini–Hochberg of five tests computed elsewhere, in the order given")
  func fromReference() {
    #expect(agree(MultipleTests.holm(known), [0.082, 0.005, 0.2, 0.036, 0.032]))
    #expect(
      agree(MultipleTests.benjaminiHochberg(known), [0.05125, 0.005, 0.2, 0.02, 0.02]))
  }

  @Test("none, one, and what is no probability")
  func edges() {
    #expect(MultipleTests.holm([]).isEmpty && MultipleTests.benjaminiHochberg([]).isEmpty)
    #expect(MultipleTests.holm([0.01]) == [0.01])
    #expect(MultipleTests.holm([.nan, 0.01]) == [1, 0.02])
    #expect(MultipleTests.benjaminiHochberg([2, 0.01, -1]) == [1, 0.03, 1])
  }
}
