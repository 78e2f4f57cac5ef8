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
    #expect(edges.label(0, of: .double) == "below 1" && edges.label(9, of: .double) == "9 and more")
    #expect(edges.label(4, of: .double) == "4 to 5")
  }

  @Test("a decile that stands twice is a cell of its own")
  func atom() {
    let edges = CellEdges(deciles: [0, 0, 0, 0, 1, 2, 2, 3, 4])
    #expect(edges.edges == [0, 0.0.nextUp, 1, 2, 2.0.nextUp, 3, 4])
    #expect(
      edges.kinds == [.range, .value, .range, .range, .value, .range, .range, .range])
    let labels = [1, 2, 4].map { edges.label($0, of: .double) }
    #expect(labels == ["0", "above 0 to 1", "2"])
    let all = CellEdges(deciles: Array(repeating: 7, count: 9))
    #expect(all.kinds == [.range, .value, .range])
    #expect((0..<3).map { all.label($0, of: .double) } == ["below 7", "7", "above 7"])
  }

  @Test("edges of dates and times are said as such, to the microsecond")
  func times() {
    let day = 86_400e6
    let edges = CellEdges(deciles: [-day, 0, 0, 20_000 * day, 20_000 * day + 1_500_000])
    #expect(
      (0..<4).map { edges.label($0, of: .date) } == [
        "below 1969-12-31", "1969-12-31 to 1970-01-01", "1970-01-01",
        "above 1970-01-01 to 2024-10-04",
      ])
    #expect(edges.label(4, of: .timestamp) == "2024-10-04T00:00:00Z to 2024-10-04T00:00:01.5Z")
    #expect(InstantText.of(microseconds: 86_400e6, .time) == "24:00:00")
    #expect(InstantText.of(microseconds: 30_605_000_250, .time) == "08:30:05.00025")
    #expect(InstantText.of(microseconds: -1, .timestamp) == "1969-12-31T23:59:59.999999Z")
    #expect(InstantText.of(microseconds: 1e300, .date).hasSuffix("days from 1970"))
    #expect(InstantText.of(microseconds: .nan, .date).hasSuffix("days from 1970"))
  }

  @Test("of few values each is a cell, and nothing lies between them")
  func values() {
    let edges = CellEdges(values: [3, 1, 2.5])
    #expect(edges.edges == [1, 1.0.nextUp, 2.5, 2.5.nextUp, 3, 3.0.nextUp])
    #expect(edges.kinds == [.gap, .value, .gap, .value, .gap, .value, .gap])
    #expect(edges.label(1, of: .double) == "1" && edges.label(3, of: .double) == "2.5")
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
