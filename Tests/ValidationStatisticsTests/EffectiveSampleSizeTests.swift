// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing
import ValidationStatistics

@Suite("Effective sample size")
struct EffectiveSampleSizeTests {
  /// Blocks of 25 that begin with so many values over.
  private func blocks(_ counts: [Int]) -> [Bool] {
    counts.flatMap { count in (0..<25).map { $0 < count } }
  }

  @Test("two blocks, one of them all over, by hand")
  func byHand() throws {
    // Variance of (0, 25) is 312.5; 25 · 0.5 · 0.5 = 6.25; 312.5 / 6.25 = 50.
    let size = EffectiveSampleSize(ofExceedances: blocks([0, 25]), percentile: 0.5)
    #expect(size == .estimated(designEffect: 50, effectiveSamples: 1))
  }

  @Test("less variation than chance makes no sample worth more than it is")
  func atMostAll() {
    let size = EffectiveSampleSize(ofExceedances: blocks([12, 13, 12, 13]), percentile: 0.5)
    #expect(size.effectiveSamples == 100)
  }

  @Test("a last, partial block counts as samples but not as a block")
  func partialBlock() {
    let size = EffectiveSampleSize(
      ofExceedances: blocks([0, 25]) + [true, true], percentile: 0.5)
    #expect(size == .estimated(designEffect: 50, effectiveSamples: 52.0 / 50))
  }

  @Test("values over their own percentile in one burst are worth few")
  func burst() throws {
    let calm = (0..<950).map { Int64($0 % 7) }
    let stall = (0..<50).map { Int64(1_000 + $0) }
    let size = EffectiveSampleSize(ofValues: calm + stall, percentile: 0.95)
    // 40 blocks, two of them 25: variance 1250 − 2500 / 40 = 1187.5, by 39; over 25 · 0.0475.
    let effect = try #require(size.effectiveSamples.map { 1_000 / $0 })
    #expect((effect - 1187.5 / 39 / 1.1875).magnitude < 1e-9)
  }

  @Test("fewer than two blocks say nothing")
  func tooFew() {
    let one = EffectiveSampleSize(ofExceedances: blocks([3]), percentile: 0.9)
    #expect(one == .tooFewBlocks(1) && one.effectiveSamples == nil)
    #expect(EffectiveSampleSize(ofExceedances: [], percentile: 0.9) == .tooFewBlocks(0))
    #expect(EffectiveSampleSize(ofValues: [], percentile: 0.9) == .tooFewBlocks(0))
  }

  @Test("equal blocks are named as such", arguments: [0, 2, 25])
  func noVariation(count: Int) {
    let size = EffectiveSampleSize(
      ofExceedances: blocks([count, count, count]), percentile: 0.9)
    #expect(size == .noVariation(samples: 75) && size.effectiveSamples == 75)
  }

  @Test("a percentile that is none is undefined", arguments: [0, 1, -1, 2, Double.nan])
  func undefined(percentile: Double) {
    let size = EffectiveSampleSize(ofExceedances: blocks([1, 2]), percentile: percentile)
    #expect(size == .undefined && size.effectiveSamples == nil)
    #expect(EffectiveSampleSize(ofValues: [1, 2, 3], percentile: percentile) == .undefined)
  }
}
