// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing
import ValidationStatistics

@Suite("Binomial")
struct BinomialTests {
  /// Relative, down to where numbers stop being normal.
  private func agrees(_ value: Double, _ expected: Double) -> Bool {
    if expected < 1e-290 { return value < 1e-289 }
    return (value - expected).magnitude <= 1e-11 * expected
  }

  @Test("both tails agree with mpmath to 1e-11, up to ten million trials")
  func tails() throws {
    let rows = try BinomialFixture.load().tails
    #expect(rows.count > 1000)
    for row in rows {
      let binomial = try #require(Binomial(trials: Int(row[0]), probability: row[1]))
      let count = Int(row[2])
      #expect(agrees(binomial.cumulative(count), row[3]), "\(row) \(binomial.cumulative(count))")
      #expect(agrees(binomial.survival(count), row[4]), "\(row) \(binomial.survival(count))")
    }
  }

  @Test("quantiles are the exact ones")
  func quantiles() throws {
    let rows = try BinomialFixture.load().quantiles
    #expect(rows.count > 1000)
    for row in rows {
      let binomial = try #require(Binomial(trials: Int(row[0]), probability: row[1]))
      #expect(binomial.quantile(row[2]) == Int(row[3]), "\(row)")
    }
  }

  @Test("certain and impossible trials have all their mass at one end")
  func certainty() throws {
    let never = try #require(Binomial(trials: 10, probability: 0))
    #expect(never.cumulative(0) == 1 && never.survival(1) == 0 && never.mass(0) == 1)
    #expect(never.quantile(0.99) == 0)
    let always = try #require(Binomial(trials: 10, probability: 1))
    #expect(always.cumulative(9) == 0 && always.survival(10) == 1 && always.mass(10) == 1)
    #expect(always.quantile(0.01) == 10)
  }

  @Test("without trials there is nothing but zero successes")
  func noTrials() throws {
    let binomial = try #require(Binomial(trials: 0, probability: 0.3))
    #expect(binomial.cumulative(0) == 1 && binomial.survival(0) == 1 && binomial.mass(0) == 1)
    #expect(binomial.survival(1) == 0 && binomial.cumulative(-1) == 0 && binomial.mass(1) == 0)
    #expect(binomial.quantile(0.5) == 0)
  }

  @Test("impossible parameters make no distribution")
  func impossible() {
    #expect(Binomial(trials: -1, probability: 0.5) == nil)
    for probability in [-0.1, 1.1, .nan, .infinity] {
      #expect(Binomial(trials: 3, probability: probability) == nil)
    }
  }

  @Test("a level outside 0...1 has no quantile")
  func levels() throws {
    let binomial = try #require(Binomial(trials: 3, probability: 0.5))
    for level in [-0.1, 1.1, Double.nan] { #expect(binomial.quantile(level) == nil) }
    #expect(binomial.quantile(0) == 0 && binomial.quantile(1) == 3)
  }

  @Test("a level that is exactly a step belongs to that step")
  func exactSteps() throws {
    let binomial = try #require(Binomial(trials: 5, probability: 0.5))
    #expect([1, 6, 16, 26, 31].map { binomial.quantile($0 / 32) } == [0, 1, 2, 3, 4])
  }
}
