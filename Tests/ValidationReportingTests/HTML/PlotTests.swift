// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationReporting

@Suite struct PlotTests {
  @Test func `bars are as long as their shares, the longest fills the width`() {
    let plot = DistributionRows(
      .init(
        title: "t", unit: "", cells: ["a", "b"],
        series: [
          .init(name: "reference", shares: [0.5, 0.25]), .init(name: "current", shares: [0, .nan]),
        ]))
    let widths = plot.drawing.text.matches(of: /class="s\d" x="116" y="[\d.]+" width="([\d.]+)"/)
    #expect(widths.map { String($0.output.1) } == ["162", "0", "81", "0"])
    #expect(plot.drawing.text.contains(">unknown</text>"))
    #expect(plot.summary == "a: reference 50 %, current 0 %; b: reference 25 %, current unknown")
  }

  @Test func `many cells become an outline, those that share a column are added up`() {
    let shares = Array(repeating: 1.0 / 480, count: 480)
    let figure = Figure.Distribution(
      title: "t", unit: "", cells: shares.indices.map { "\($0)" },
      series: [.init(name: "reference", shares: shares)])
    let plot = DistributionOutline(figure)
    #expect(plot.drawing.text.components(separatedBy: "H").count == 121)
    #expect(plot.note.text.contains("4 cells are drawn as one"))
    #expect(
      HTMLFigure.markup(.distribution(figure), anchor: "x").text.contains("class=\"outline s0\""))
  }

  @Test func `a ranking marks limits, and tells by shape and words what is over`() {
    let plot = RankingPlot(
      .init(
        title: "t", unit: "",
        entries: [
          .init(name: "low", value: 1, limit: 2), .init(name: "high", value: 4, limit: 2),
          .init(name: "unknown", value: .nan, limit: 2), .init(name: "free", value: 3, limit: nil),
        ]))
    #expect(plot.drawing.text.components(separatedBy: "class=\"limit\"").count == 4)
    #expect(plot.drawing.text.components(separatedBy: "class=\"bar over\"").count == 3)
    #expect(
      plot.summary.hasPrefix("unknown NaN, over the limit 2; high 4, over the limit 2; free 3"))
    #expect(plot.legend.text.contains("over its limit"))
  }

  @Test func `distribution functions rise to the right, and are marked where they differ most`() {
    let plot = CumulativePlot(
      .init(
        title: "t", unit: "", points: [1, 2, 5].map { .init(label: "\($0)", value: $0) },
        series: [
          .init(name: "reference", shares: [0.25, 0.5, 1]),
          .init(name: "current", shares: [0, 0.125, .nan]),
        ]))
    let drawn = plot.drawing.text
    #expect(drawn.contains("d=\"M40 132L40 101L113.5 70L334 8V132H40Z\""))
    #expect(drawn.contains("d=\"M40 132L113.5 116.5\""))
    #expect(drawn.contains("class=\"limit\" x1=\"113.5\" y1=\"70\" x2=\"113.5\" y2=\"116.5\""))
    #expect(
      plot.summary == "farthest apart at 2.0: 50 % of reference below it, 12.5 % of current")
  }

  @Test func `an interval without a bound ends in an arrow`() {
    let plot = IntervalPlot(
      .init(title: "p99", unit: "ms", estimate: 12, lower: 11, upper: nil, limit: 25))
    #expect(plot.drawing.text.contains("class=\"whisker\" d=\"M320 29L326 34L320 39\""))
    #expect(plot.summary == "12 ms, interval 11 to unknown ms, limit 25 ms")
  }

  @Test func `numbers of a table stand below each other, also where one is null`() {
    let rows = [["1", "x", "null"], ["null", "2", "null"], ["-2.5", "3", "null"]]
    let table = Figure.Table(title: "t", columns: ["a", "b", "c"], rows: rows)
    let text = HTMLTable.markup(table).text
    #expect(text.matches(of: /class="number"/).count == 4)
    #expect(text.contains("<th class=\"number\">a</th>"))
  }

  @Test func `a number that no picture can hold stays inside it`() {
    let huge = [Double.infinity, -.infinity, .nan, 1e308, -1e308, .leastNonzeroMagnitude]
    for value in huge {
      for other in huge {
        let figures: [Figure] = [
          .interval(
            .init(title: "t", unit: "", estimate: value, lower: other, upper: value, limit: other)),
          .ranking(
            .init(title: "t", unit: "", entries: [.init(name: "n", value: value, limit: other)])),
          .distribution(
            .init(
              title: "t", unit: "", cells: ["a", "b"],
              series: [.init(name: "n", shares: [value, other])])),
          .cumulative(
            .init(
              title: "t", unit: "",
              points: [.init(label: "a", value: value), .init(label: "b", value: other)],
              series: [
                .init(name: "n", shares: [value, other]), .init(name: "m", shares: [other, value]),
              ])),
        ]
        for figure in figures {
          let text = HTMLFigure.markup(figure, anchor: "x").text
          let numbers = text.matches(of: /\ (?:x|y|x1|x2|y1|y2|cx|cy|width)="([^"]*)"/)
          let inside = numbers.allSatisfy { match in
            Double(match.output.1).map { (0...400).contains($0) } ?? false
          }
          #expect(inside, "\(value), \(other): \(text)")
        }
      }
    }
  }

  @Test func `text bars are as long as their shares, and what is there can be seen`() {
    #expect(TextBar.text(1) == "████████████")
    #expect(TextBar.text(0.5) == "██████")
    #expect(TextBar.text(0.000_01) == "▏")
    #expect(TextBar.text(0) == "")
    #expect(TextBar.text(.nan) == "")
    #expect(TextBar.text(.infinity) == TextBar.text(1))
  }
}
