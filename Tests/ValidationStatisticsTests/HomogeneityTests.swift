// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationStatistics

@Suite("Homogeneity")
struct HomogeneityTests {
  private func test(_ reference: [Int64], _ current: [Int64]) throws -> Homogeneity? {
    Homogeneity(try #require(CellComparison(reference: reference, current: current)))
  }

  @Test("statistic, chance and V of a table computed elsewhere")
  func known() throws {
    let known = try #require(try test([100, 200, 300, 400], [150, 150, 300, 400]))
    #expect((known.statistic - 17.142857).magnitude < 5e-7)
    #expect(known.degrees == 3)
    #expect((known.chance - 6.6050e-4).magnitude < 5e-9)
    #expect((known.cramersV - 0.0841084).magnitude < 5e-8)
  }

  @Test("small cells go into one, and that one is large enough")
  func pooled() throws {
    // Expected on a side: 100, 3, 3.5 and 4, so that three of four are small.
    let pooled = try #require(try test([100, 2, 4, 4], [100, 4, 3, 4]))
    let byHand = try #require(try test([100, 10], [100, 11]))
    #expect(pooled.cells == 2 && byHand.cells == 2)
    #expect(pooled.statistic == byHand.statistic)
  }

  @Test("a pool that is small itself takes the next smallest cell")
  func nextSmallest() throws {
    let pooled = try #require(try test([100, 50, 20, 0], [100, 50, 20, 1]))
    #expect(pooled.cells == 3 && pooled.degrees == 2)
  }

  @Test("one small cell of five is left alone, unless hardly anything is expected in it")
  func fifth() throws {
    #expect(try test([50, 50, 50, 50, 2], [50, 50, 50, 50, 2])?.cells == 5)
    #expect(try test([50, 50, 50, 50, 1], [50, 50, 50, 50, 0])?.cells == 4)
  }

  @Test("where pooling leaves fewer than two cells that are large enough, there is no test")
  func tooSmall() throws {
    #expect(try test([9, 9], [9, 9]) == nil)
    #expect(try test([1, 1, 1], [1, 1, 1]) == nil)
    #expect(try test([10, 10], [10, 10])?.cells == 2)
  }

  @Test("equal shares have a V of 0, and no chance is needed for it")
  func equal() throws {
    let equal = try #require(try test([100, 200], [100, 200]))
    #expect(equal.statistic == 0 && equal.chance == 1 && equal.cramersV == 0)
  }

  @Test("V at the value of chance is the limit that so many rows can tell")
  func chance() throws {
    let table = try #require(try test([500, 500], [500, 500]))
    // √((6.6349 / 2000 − 1 / 1999) / (1 − 1 / 1999))
    #expect((table.cramersVByChance(0.01) - 0.053091).magnitude < 1e-5)
  }
}
