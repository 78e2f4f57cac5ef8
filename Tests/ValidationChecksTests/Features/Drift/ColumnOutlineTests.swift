// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationChecks
@testable import ValidationCore

@Suite struct ColumnOutlineTests {
  private static let seed: UInt64 = 20_261_124
  private var numbers = SeededNumbers(seed: Self.seed)

  /// As an engine would find them.
  private func quantiles(_ values: [Double]) -> [Double] {
    let tables = SampleTables("t", ["t": SampleTable(Named("x", .numbers(values)))])
    guard case .numbers(let found) = tables.answer(ColumnOutline.quantiles(of: "x")) else {
      return []
    }
    return found
  }

  private mutating func sample(_ round: Int) -> [Double] {
    let count = Int.random(in: 1...5_000, using: &numbers)
    let normal = numbers.normal(count, mean: Double(round % 3)).compactMap { $0 }
    switch round % 5 {
    case 0: return normal
    // Long tails, few values, a heap in one place, one value.
    case 1: return normal.map { $0 * $0 * $0 * 100 }
    case 2: return normal.map { $0.rounded() }
    case 3: return normal.map { $0 < 1 ? 0 : $0 }
    default: return normal.map { _ in 7 }
    }
  }

  @Test("distances are within their errors of those of all values")
  mutating func withinErrors() throws {
    for round in 0..<60 {
      let (one, other) = (sample(round), sample(round * 3 + round / 7))
      let exact = ColumnDifference(of: one, and: other)
      let about = try #require(OutlineDifference(quantiles(one), quantiles(other)))
      let (ks, w1) = (try #require(exact.kolmogorovSmirnov), try #require(exact.wasserstein))
      let comment: Comment = "seed \(Self.seed), round \(round): \(exact), \(about)"
      #expect(abs(about.kolmogorovSmirnov - ks) <= about.error.kolmogorovSmirnov + 1e-12, comment)
      #expect(abs(about.wasserstein - w1) <= about.error.wasserstein * (1 + 1e-9) + 1e-12, comment)
    }
  }

  @Test("for normal values the errors are small beside the limits")
  mutating func small() throws {
    let (one, other) = (numbers.normal(50_000), numbers.normal(50_000, mean: 0.1))
    let about = try #require(
      OutlineDifference(quantiles(one.compactMap { $0 }), quantiles(other.compactMap { $0 })))
    #expect(about.error.kolmogorovSmirnov == 0.001 && about.error.wasserstein < 0.02)
  }

  @Test("equal values differ by exactly nothing")
  mutating func equal() throws {
    for round in 0..<5 {
      let found = quantiles(sample(round))
      let about = try #require(OutlineDifference(found, found))
      #expect(about.kolmogorovSmirnov == 0 && about.wasserstein == 0)
    }
  }

  @Test("what is no list of quantiles is no outline")
  func impossible() {
    let count = ColumnOutline.probabilities.count
    let sound = (0..<count).map(Double.init)
    #expect(ColumnOutline(deviation: 1, quantiles: sound) != nil)
    #expect(ColumnOutline(deviation: .nan, quantiles: sound) == nil)
    #expect(ColumnOutline(deviation: -1, quantiles: sound) == nil)
    #expect(ColumnOutline(deviation: 1, quantiles: sound.reversed()) == nil)
    #expect(ColumnOutline(deviation: 1, quantiles: Array(sound.dropLast())) == nil)
    #expect(ColumnOutline(deviation: 1, quantiles: sound.dropLast() + [.infinity]) == nil)
    #expect(OutlineDifference(sound, []) == nil)
    let wide = [-1.7e308] + Array(repeating: 0, count: count - 2) + [1.7e308]
    #expect(OutlineDifference(wide, wide.map { -$0 }.reversed()) != nil)
    let (low, high) = (
      Array(repeating: -1.7e308, count: count), Array(repeating: 1.7e308, count: count)
    )
    #expect(OutlineDifference(low, high) == nil)
  }

  @Test("probabilities ascend by no more than the error, and none is written with an exponent")
  func probabilities() {
    let all = ColumnOutline.probabilities
    for (low, high) in zip(all, all.dropFirst()) {
      #expect(high > low && high - low <= ColumnOutline.error + 1e-12)
    }
    #expect(all.allSatisfy { !"\($0)".contains("e") })
  }
}
