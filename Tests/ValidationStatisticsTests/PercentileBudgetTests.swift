// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing
import ValidationStatistics

@Suite("Percentile budget")
struct PercentileBudgetTests {
  struct Row: Sendable {
    let confidence: Double
    let over: Int
    let least: [Double: Int]

    init(_ confidence: Double, _ over: Int, _ least: [Double: Int]) {
      (self.confidence, self.over, self.least) = (confidence, over, least)
    }
  }

  private func budget(_ percentile: Double, _ confidence: Double) throws -> PercentileBudget {
    try #require(PercentileBudget(percentile: percentile, confidence: confidence))
  }

  @Test(
    "a pass wants exactly the published number of requests",
    arguments: [
      Row(0.99, 0, [0.9: 44, 0.95: 90, 0.97: 152, 0.99: 459, 0.999: 4_603]),
      Row(0.99, 1, [0.9: 64, 0.95: 130, 0.97: 219, 0.99: 662, 0.999: 6_636]),
      Row(0.99, 2, [0.9: 81, 0.95: 165, 0.97: 277, 0.99: 838, 0.999: 8_403]),
      Row(0.99, 5, [0.9: 127, 0.95: 259, 0.97: 433, 0.99: 1_307, 0.999: 13_105]),
      Row(0.99, 10, [0.9: 197, 0.95: 398, 0.97: 667, 0.99: 2_010, 0.999: 20_140]),
      Row(0.95, 0, [0.9: 29, 0.95: 59, 0.97: 99, 0.99: 299, 0.999: 2_995]),
      Row(0.95, 1, [0.9: 46, 0.95: 93, 0.97: 157, 0.99: 473, 0.999: 4_742]),
    ])
  func leastSamples(row: Row) throws {
    for (percentile, least) in row.least {
      let budget = try budget(percentile, row.confidence)
      #expect(budget.leastSamples(over: row.over) == least)
      #expect(budget.judge(samples: least, over: row.over) == .passed)
      #expect(
        budget.judge(samples: least - 1, over: row.over)
          == .undecided(furtherCleanRequestsNeeded: 1))
    }
  }

  @Test("no request decides nothing")
  func noRequests() throws {
    let verdict = try budget(0.99, 0.95).judge(samples: 0, over: 0)
    #expect(verdict == .undecided(furtherCleanRequestsNeeded: 299))
  }

  @Test("a failure wants more over the limit than chance explains")
  func failure() throws {
    // P[Bin(100, 0.01) ≥ 4] = 0.0184, ≥ 3 = 0.0794 (scipy).
    let budget = try budget(0.99, 0.95)
    #expect(budget.judge(samples: 100, over: 4) == .failed)
    #expect(
      budget.judge(samples: 100, over: 3) == .undecided(furtherCleanRequestsNeeded: 673))
    #expect(budget.judge(samples: 773, over: 3) == .passed)
    #expect(budget.judge(samples: 772, over: 3) != .passed)
  }

  @Test("dependent requests count for less, on both sides")
  func dependence() throws {
    let budget = try budget(0.99, 0.95)
    #expect(budget.judge(samples: 600, over: 0) == .passed)
    #expect(
      budget.judge(samples: 600, over: 0, effectiveSamples: 200)
        == .undecided(furtherCleanRequestsNeeded: 297))
    #expect(budget.judge(samples: 897, over: 0, effectiveSamples: 299) == .passed)
    #expect(budget.judge(samples: 300, over: 9) == .failed)
    // 9 of 300, worth 3 of 100.
    #expect(budget.judge(samples: 300, over: 9, effectiveSamples: 100) != .failed)
    // 1 over is 0.33 of 100: one whole for a pass, none for a failure.
    #expect(
      budget.judge(samples: 1_400, over: 1, effectiveSamples: 466.7)
        == .undecided(furtherCleanRequestsNeeded: 19))
  }

  @Test("an effective number beyond the sample adds nothing")
  func tooEffective() throws {
    let budget = try budget(0.99, 0.95)
    for effective in [298, 500, Double.infinity] {
      #expect(
        budget.judge(samples: 298, over: 0, effectiveSamples: effective)
          == .undecided(furtherCleanRequestsNeeded: 1))
    }
  }

  @Test("an effective number that is no number never passes")
  func uselessEffective() throws {
    let budget = try budget(0.5, 0.95)
    for effective in [Double.nan, 0, -3, 1e-300] {
      let verdict = budget.judge(samples: 1_000, over: 0, effectiveSamples: effective)
      #expect(verdict == .undecided(furtherCleanRequestsNeeded: 4_000))
    }
  }

  @Test("impossible counts are no pass")
  func impossibleCounts() throws {
    let budget = try budget(0.99, 0.95)
    #expect(budget.judge(samples: 1_000, over: 2_000) == .failed)
    #expect(
      budget.judge(samples: -5, over: 3) == .undecided(furtherCleanRequestsNeeded: 299))
    #expect(budget.judge(samples: 1_000, over: -1) == .passed)
  }

  @Test("ten million requests are judged")
  func large() throws {
    let budget = try budget(0.999, 0.99)
    #expect(budget.judge(samples: 10_000_000, over: 9_700) == .passed)
    #expect(budget.judge(samples: 10_000_000, over: 10_300) == .failed)
  }

  @Test("a percentile or confidence that means nothing makes no budget")
  func parameters() {
    for bad in [0, 1, -0.5, .nan] {
      #expect(PercentileBudget(percentile: bad, confidence: 0.95) == nil)
      #expect(PercentileBudget(percentile: 0.99, confidence: bad) == nil)
    }
    #expect(PercentileBudget(percentile: 0.99, confidence: 0.4) == nil)
  }
}
