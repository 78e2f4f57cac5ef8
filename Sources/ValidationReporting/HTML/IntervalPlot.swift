// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// An estimate with its bounds on a line, and the limit across it.
struct IntervalPlot: Plot {
  private static let plot = (left: 14.0, right: 326.0, middle: 34.0)

  private let figure: Figure.Interval
  private let low: Double
  private let high: Double

  init(_ figure: Figure.Interval) {
    self.figure = figure
    let values = [figure.estimate, figure.lower, figure.upper, figure.limit]
      .compactMap(\.self).filter(\.isFinite)
    let (least, most) = (values.min() ?? 0, values.max() ?? 1)
    // Halves, since the difference of two finite numbers may be infinite.
    let margin = max((most / 2 - least / 2) * 0.3, .leastNormalMagnitude)
    low = least - margin
    high = most + margin
  }

  var title: String { figure.title }
  var unit: String { figure.unit }
  var height: Double { 62 }
  var summary: String { CaseDetail.text(of: figure) }
  var legend: Markup { .nothing }
  var note: Markup { .paragraph("reading", .line(summary)) }

  var drawing: Markup {
    let y = Self.plot.middle
    return SVG.line("grid", from: (Self.plot.left, y), to: (Self.plot.right, y))
      + bounds(y) + limit(y) + estimate(y)
  }

  private func bounds(_ y: Double) -> Markup {
    let left = figure.lower.map(place) ?? Self.plot.left
    let right = figure.upper.map(place) ?? Self.plot.right
    let ends = [(figure.lower, left, 6.0), (figure.upper, right, -6.0)].map { bound, x, back in
      bound == nil
        ? SVG.path(
          "whisker",
          "M\(SVG.number(x + back)) \(SVG.number(y - 5))L\(SVG.number(x)) \(SVG.number(y))"
            + "L\(SVG.number(x + back)) \(SVG.number(y + 5))")
        : SVG.line("whisker", from: (x, y - 6), to: (x, y + 6))
    }
    return SVG.line("whisker", from: (left, y), to: (right, y)) + .joined(ends)
  }

  private func estimate(_ y: Double) -> Markup {
    guard figure.estimate.isFinite else { return .nothing }
    let x = place(figure.estimate)
    return .element(
      "circle", ["class": "estimate", "cx": SVG.number(x), "cy": SVG.number(y), "r": "4.5"])
      + SVG.text("value middle", x: inside(x), y: y + 22, DecimalText.significant(figure.estimate))
  }

  private func limit(_ y: Double) -> Markup {
    guard let limit = figure.limit, limit.isFinite else { return .nothing }
    let x = place(limit)
    return SVG.line("limit", from: (x, y - 16), to: (x, y + 12))
      + SVG.text("tick middle", x: inside(x), y: y - 20, "limit \(DecimalText.significant(limit))")
  }

  private func place(_ value: Double) -> Double {
    let fraction = (value / 2 - low / 2) / (high / 2 - low / 2)
    return Self.plot.left + SVG.length(fraction, of: Self.plot.right - Self.plot.left)
  }

  /// Where a text around this place is not cut by the edge.
  private func inside(_ x: Double) -> Double { min(max(x, 36), SVG.width - 36) }
}
