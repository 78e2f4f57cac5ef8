// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing
import ValidationStatistics

@Suite("Order-statistic bounds")
struct OrderStatisticBoundTests {
  struct Row: Sendable {
    let samples: Int
    let percentile: Double
    let lower: Int
    let upper: Int?
  }

  private func bound(_ percentile: Double, _ confidence: Double) throws -> OrderStatisticBound {
    try #require(OrderStatisticBound(percentile: percentile, confidence: confidence))
  }

  @Test(
    "two-sided 95 % ranks are the published ones",
    arguments: [
      Row(samples: 200, percentile: 0.5, lower: 86, upper: 115),
      Row(samples: 200, percentile: 0.95, lower: 184, upper: 197),
      Row(samples: 200, percentile: 0.99, lower: 195, upper: nil),
      Row(samples: 368, percentile: 0.5, lower: 165, upper: 204),
      Row(samples: 368, percentile: 0.95, lower: 341, upper: 358),
      Row(samples: 368, percentile: 0.99, lower: 360, upper: 368),
      Row(samples: 1_000, percentile: 0.5, lower: 469, upper: 532),
      Row(samples: 1_000, percentile: 0.95, lower: 936, upper: 964),
      Row(samples: 1_000, percentile: 0.99, lower: 983, upper: 997),
      Row(samples: 5_000, percentile: 0.5, lower: 2431, upper: 2570),
      Row(samples: 5_000, percentile: 0.95, lower: 4719, upper: 4781),
      Row(samples: 5_000, percentile: 0.99, lower: 4936, upper: 4964),
    ])
  func intervals(row: Row) throws {
    let interval = try bound(row.percentile, 0.95).interval(samples: row.samples)
    #expect(interval.lower == row.lower)
    #expect(interval.upper == row.upper)
    if interval.upper != nil { #expect(interval.coverage >= 0.95 && interval.coverage < 0.98) }
  }

  @Test(
    "the one-sided upper rank of p99 is the published one",
    arguments: [(200, nil), (368, 368), (1_000, 996), (5_000, 4962)] as [(Int, Int?)])
  func upperRanks(samples: Int, rank: Int?) throws {
    #expect(try bound(0.99, 0.95).upperRank(samples: samples) == rank)
  }

  @Test(
    "the smallest sample with a finite upper bound is the published one",
    arguments: [(0.5, 6, 5), (0.95, 72, 59), (0.99, 368, 299)])
  func smallestSamples(percentile: Double, twoSided: Int, oneSided: Int) throws {
    let bound = try bound(percentile, 0.95)
    #expect(bound.smallestSampleCount == oneSided)
    #expect(bound.smallestIntervalSampleCount == twoSided)
    #expect(bound.upperRank(samples: oneSided) == oneSided)
    #expect(bound.upperRank(samples: oneSided - 1) == nil)
    #expect(bound.interval(samples: twoSided).upper == twoSided)
    #expect(bound.interval(samples: twoSided - 1).upper == nil)
  }

  @Test("a tail that is exactly reached needs no further sample")
  func exactTail() throws {
    let bound = try bound(0.5, 1 - 1.0 / 32)
    #expect(bound.smallestSampleCount == 5)
    #expect(bound.upperRank(samples: 5) == 5)
  }

  @Test("lower and upper ranks of p and 1 - p mirror each other")
  func mirror() throws {
    for samples in [10, 59, 100, 1_000] {
      let upper = try bound(0.95, 0.95).upperRank(samples: samples)
      let lower = try bound(0.05, 0.95).lowerRank(samples: samples)
      #expect(lower == upper.map { samples + 1 - $0 })
    }
  }

  @Test("dependent values give the rank that their effective number gives, scaled")
  func effective() throws {
    let bound = try bound(0.99, 0.95)
    #expect(bound.upperRank(samples: 5_000, effectiveSamples: 5_000) == 4962)
    #expect(bound.upperRank(samples: 5_000, effectiveSamples: 1_000.9) == 4980)
    #expect(bound.upperRank(samples: 5_000, effectiveSamples: 298) == nil)
    #expect(bound.upperRank(samples: 5_000, effectiveSamples: .nan) == nil)
    #expect(bound.upperRank(samples: 1_000, effectiveSamples: .infinity) == 996)
  }

  @Test("without values there is no bound")
  func nothing() throws {
    let bound = try bound(0.5, 0.95)
    #expect(bound.upperRank(samples: 0) == nil && bound.lowerRank(samples: 0) == nil)
    #expect(bound.interval(samples: -1).upper == nil)
  }

  @Test("percentile and confidence lie between 0 and 1")
  func parameters() {
    for bad in [0, 1, -1, .nan] {
      #expect(OrderStatisticBound(percentile: bad, confidence: 0.95) == nil)
      #expect(OrderStatisticBound(percentile: 0.5, confidence: bad) == nil)
    }
  }
}
