// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationChecks
@testable import ValidationCore

@Suite struct CellEdgesTests {
  @Test("edges ascend strictly, and there is one cell more than there are edges")
  func continuous() {
    let edges = CellEdges(deciles: [1, 2, 3, 4, 5, 6, 7, 8, 9])
    #expect(edges.edges == [1, 2, 3, 4, 5, 6, 7, 8, 9])
    #expect(edges.kinds == Array(repeating: .range, count: 10))
    #expect(edges.label(0) == "below 1" && edges.label(9) == "9 and more")
    #expect(edges.label(4) == "4 to 5")
  }

  @Test("a decile that stands twice is a cell of its own")
  func atom() {
    let edges = CellEdges(deciles: [0, 0, 0, 0, 1, 2, 2, 3, 4])
    #expect(edges.edges == [0, 0.0.nextUp, 1, 2, 2.0.nextUp, 3, 4])
    #expect(
      edges.kinds == [.range, .value, .range, .range, .value, .range, .range, .range])
    #expect(edges.label(1) == "0" && edges.label(2) == "above 0 to 1" && edges.label(4) == "2")
    let all = CellEdges(deciles: Array(repeating: 7, count: 9))
    #expect(all.kinds == [.range, .value, .range])
    #expect((0..<3).map(all.label) == ["below 7", "7", "above 7"])
  }

  @Test("of few values each is a cell, and nothing lies between them")
  func values() {
    let edges = CellEdges(values: [3, 1, 2.5])
    #expect(edges.edges == [1, 1.0.nextUp, 2.5, 2.5.nextUp, 3, 3.0.nextUp])
    #expect(edges.kinds == [.gap, .value, .gap, .value, .gap, .value, .gap])
    #expect(edges.label(1) == "1" && edges.label(3) == "2.5")
  }

  @Test("numbers next to each other, and the largest there is, keep their cells")
  func neighbours() {
    let next = CellEdges(values: [1, 1.0.nextUp])
    #expect(next.edges == [1, 1.0.nextUp, 1.0.nextUp.nextUp])
    #expect(next.kinds == [.gap, .value, .value, .gap])
    let largest = CellEdges(values: [0, .greatestFiniteMagnitude])
    #expect(largest.edges.allSatisfy { $0.isFinite })
    #expect(largest.edges.count == 3)
  }

  @Test("edges of a profile that could not be counted between are none")
  func impossible() {
    for edges in [[], [1, 1], [2, 1], [.nan], [.infinity], Array(0..<65).map(Double.init)] {
      #expect(CellEdges(edges: edges, isByValue: false) == nil)
    }
    #expect(CellEdges(edges: [1, 2], isByValue: true) != nil)
  }
}
