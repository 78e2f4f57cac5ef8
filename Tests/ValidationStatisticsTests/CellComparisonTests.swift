// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationStatistics

@Suite("Cell comparison")
struct CellComparisonTests {
  private let first = CellComparison(
    reference: [100, 200, 300, 400], current: [150, 150, 300, 400])
  private let second = CellComparison(
    reference: [100, 200, 300, 400], current: [0, 250, 350, 400])

  private func isNear(_ value: Double, _ expected: Double, _ tolerance: Double) -> Bool {
    (value - expected).magnitude <= tolerance
  }

  @Test("divergence, index and largest difference of a table computed elsewhere")
  func knownTables() throws {
    let (first, second) = (try #require(first), try #require(second))
    #expect(isNear(first.jensenShannon, 0.00621625, 5e-9))
    #expect(isNear(second.jensenShannon, 0.0533965, 5e-8))
    #expect(isNear(second.populationStability, 0.548, 5e-4))
    #expect(isNear(first.lInfinity, 0.05, 1e-15))
  }

  @Test("without an empty cell the added half fades with the rows")
  func half() throws {
    let large = try #require(
      CellComparison(
        reference: [100, 200, 300, 400].map { $0 * 1_000_000 },
        current: [150, 150, 300, 400].map { $0 * 1_000_000 }))
    #expect(isNear(large.populationStability, 0.0346574, 5e-8))
  }

  @Test("equal shares differ by exactly nothing, whatever the number of rows")
  func equal() throws {
    for factor: Int64 in [1, 2, 3, 7, 1_000_003] {
      let counts: [Int64] = [1, 0, 3, 5, 7, 11]
      let same = try #require(
        CellComparison(reference: counts, current: counts.map { $0 * factor }))
      #expect(same.jensenShannon == 0 && same.lInfinity == 0)
      #expect(factor > 1 || same.populationStability == 0)
    }
  }

  @Test("nothing in common is a divergence of 1")
  func apart() throws {
    let apart = try #require(CellComparison(reference: [5, 0], current: [0, 9]))
    #expect(apart.jensenShannon == 1 && apart.lInfinity == 1)
  }

  @Test("counts that are none make no comparison")
  func impossible() {
    #expect(CellComparison(reference: [1], current: [1, 2]) == nil)
    #expect(CellComparison(reference: [1, -1], current: [1, 2]) == nil)
    #expect(CellComparison(reference: [0, 0], current: [1, 2]) == nil)
    #expect(CellComparison(reference: [1], current: [0]) == nil)
    #expect(CellComparison(reference: [], current: []) == nil)
    #expect(CellComparison(reference: [.max, .max], current: [1, 2]) == nil)
    #expect(CellComparison(reference: [1 << 53], current: [1]) == nil)
  }

  @Test("the rows that a limit needs are those of the published simulations")
  func rows() throws {
    let ten = try #require(
      CellComparison(
        reference: Array(repeating: 100, count: 10), current: Array(repeating: 100, count: 10)))
    #expect(isNear(ten.populationStabilityByChance(0.05), 0.0338, 5e-5))
    #expect(isNear(ten.jensenShannonByChance(0.05), 0.00610, 5e-6))
    #expect(ten.rowsToTell(populationStability: 0.1, 0.01) == 434)
    #expect(ten.rowsToTell(populationStability: 0.2, 0.01) == 217)
    #expect(ten.rowsToTell(jensenShannon: 0.02, 0.01) == 391)
    let uneven = try #require(
      CellComparison(
        reference: Array(repeating: 500, count: 10), current: Array(repeating: 50, count: 10)))
    #expect(isNear(uneven.populationStabilityByChance(0.05), 0.0372, 5e-5))
  }

  @Test("cells that are empty on both sides do not count")
  func empty() throws {
    let with = try #require(CellComparison(reference: [5, 0, 5], current: [4, 0, 6]))
    let without = try #require(CellComparison(reference: [5, 5], current: [4, 6]))
    #expect(with == without)
  }

  @Test("one cell alone is no chance of anything")
  func single() throws {
    let one = try #require(CellComparison(reference: [5], current: [9]))
    #expect(one.jensenShannonByChance(0.01) == 0 && one.chance(ofJensenShannon: 0) == 1)
    #expect(Homogeneity(one) == nil)
  }

  @Test("the largest difference of shares has the chance of its cell, times the cells")
  func largest() throws {
    let two = try #require(CellComparison(reference: [500, 500], current: [560, 440]))
    // z = 0.06 / √(0.53 · 0.47 · 0.002); twice the normal tail, for each of two cells.
    #expect(isNear(two.chanceOfLInfinity, 2 * 0.00717, 2e-4))
    let byChance = two.lInfinityByChance(two.chanceOfLInfinity)
    #expect(isNear(byChance, two.lInfinity, 1e-9))
  }
}
