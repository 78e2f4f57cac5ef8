// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@Suite struct FigureTests {
  @Test("a distribution keeps its limits, and what a series lacks is unknown, not zero")
  func boundedDistribution() {
    let cells = (0..<1_500).map { "\($0)" }
    let series = (0..<20).map { Figure.Series(name: "\($0)", shares: [0.25]) }
    let figure = Figure.Distribution(title: "t", unit: "", cells: cells, series: series)
    #expect(figure.cells.count == 1_000)
    #expect(figure.series.count == 8)
    #expect(figure.series.allSatisfy { $0.shares.count == 1_000 })
    #expect(figure.series[0].shares[0] == 0.25)
    #expect(figure.series[0].shares[1].isNaN)
  }

  @Test("whatever a judgement draws can be written and read again")
  func roundTrip() throws {
    let shares = (0..<1_200).map { Double($0) }
    let figures: [Figure] = [
      .distribution(
        .init(
          title: "t", unit: "", cells: shares.map { "\($0)" },
          series: [.init(name: "n", shares: shares)])),
      .ranking(
        .init(
          title: "t", unit: "",
          entries: (0..<10_100).map { .init(name: "n", value: Double($0), limit: nil) })),
      .cumulative(
        .init(
          title: "t", unit: "", points: shares.map { .init(label: "\($0)", value: $0) },
          series: [.init(name: "n", shares: shares)])),
    ]
    #expect(try JSONValue(encoding: figures).decoded(as: [Figure].self) == figures)
  }

  @Test("a cumulative figure keeps its limits, and what a series lacks is unknown, not zero")
  func boundedCumulative() {
    let figure = Figure.Cumulative(
      title: "t", unit: "", points: (0..<1_500).map { .init(label: "\($0)", value: Double($0)) },
      series: (0..<20).map { .init(name: "\($0)", shares: [0.25]) })
    #expect(figure.points.count == 1_000 && figure.series.count == 8)
    #expect(figure.series[0].shares[0] == 0.25 && figure.series[0].shares[1].isNaN)
  }

  @Test(
    "a distribution without one share a cell, and one beyond the limits, are refused",
    arguments: [
      #"{"cells": ["a"], "kind": "distribution", "series": [{"name": "n", "shares": []}]}"#,
      #"{"cells": [], "kind": "distribution", "series": [{"name": "n", "shares": [1]}]}"#,
      #"{"cells": ["#
        + String(repeating: "\"a\",", count: 1_000)
        + #""a"], "kind": "distribution", "series": []}"#,
      #"{"entries": ["#
        + String(repeating: #"{"name": "n", "value": 1},"#, count: 10_000)
        + #"{"name": "n", "value": 1}], "kind": "ranking"}"#,
      #"{"entries": [], "kind": "ranking", "omitted": -1}"#, #"{"kind": "pie"}"#,
      #"{"points": [], "kind": "cumulative", "series": [{"name": "n", "shares": [1]}]}"#,
    ])
  func refused(text: String) {
    let whole = text.dropLast() + #", "title": "t", "unit": ""}"#
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Figure.self, from: Data(whole.utf8))
    }
  }

  @Test("a ranking has what nobody knows first, then the largest, and those alike as given")
  func ranking() {
    let values = [("a", 1.0), ("b", 3), ("c", .nan), ("d", 3), ("e", .infinity), ("f", .nan)]
    let figure = Figure.Ranking(
      title: "t", unit: "", entries: values.map { .init(name: $0.0, value: $0.1, limit: 2) })
    #expect(figure.entries.map(\.name) == ["c", "f", "e", "b", "d", "a"])
    #expect(figure.entries.map(\.isOverLimit) == [true, true, true, true, true, false])
  }

  @Test("a ranking counts the small values that it has no room for")
  func boundedRanking() {
    let entries = (0..<10_003).map { Figure.Entry(name: "n", value: Double($0), limit: nil) }
    let figure = Figure.Ranking(title: "t", unit: "", entries: entries)
    #expect(figure.entries.count == 10_000)
    #expect(figure.entries.last?.value == 3)
    #expect(figure.omitted == 3)
  }
}
