// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Shares below each point as rising lines, the reference as an area behind the others, and a mark where
/// they are farthest apart.
struct CumulativePlot: Plot {
  private static let plot = (left: 40.0, right: 334.0, top: 8.0, bottom: 132.0)

  private let figure: Figure.Cumulative
  private let reading: CumulativeReading

  init(_ figure: Figure.Cumulative) {
    self.figure = figure
    reading = CumulativeReading(figure)
  }

  var title: String { figure.title }
  var unit: String { figure.unit }
  var legend: Markup { SeriesLegend.markup(figure.series.map(\.name)) }
  var height: Double { 156 }
  var summary: String { reading.text }
  var note: Markup { .paragraph("reading", .line(reading.text)) }

  var drawing: Markup {
    let lines = figure.series.enumerated().map { number, series in
      SVG.path("outline s\(number)", line(series.shares, isArea: number == 0))
    }
    return .joined(grid) + .joined(lines) + mark + .joined(names)
  }

  private var grid: [Markup] {
    [0, 0.5, 1].flatMap { share in
      let y = level(share)
      return [
        SVG.line(share == 0 ? "axis" : "grid", from: (Self.plot.left, y), to: (Self.plot.right, y)),
        SVG.text("tick end", x: Self.plot.left - 6, y: y + 4, FigureScale.share(share)),
      ]
    }
  }

  private var names: [Markup] {
    guard let first = figure.points.first, let last = figure.points.last else { return [] }
    let y = Self.plot.bottom + 16
    return [
      SVG.label("tick", x: Self.plot.left, y: y, width: 140, first.label),
      SVG.label("tick end", x: Self.plot.right, y: y, width: 140, last.label),
    ]
  }

  private var mark: Markup {
    guard let farthest = reading.farthest else { return .nothing }
    let x = place(figure.points[farthest.point].value)
    let ends = [figure.series[0], figure.series[farthest.series]].map {
      level($0.shares[farthest.point])
    }
    return SVG.line("limit", from: (x, ends[0]), to: (x, ends[1]))
  }

  /// Through the points whose share is known.
  private func line(_ shares: [Double], isArea: Bool) -> String {
    var data = ""
    var isOpen = false
    var start = 0.0
    for (point, share) in zip(figure.points, shares) where !share.isNaN {
      let x = place(point.value)
      if !isOpen {
        (start, isOpen) = (x, true)
        data += isArea ? "M\(SVG.number(x)) \(SVG.number(Self.plot.bottom))L" : "M"
      } else {
        data += "L"
      }
      data += "\(SVG.number(x)) \(SVG.number(level(share)))"
    }
    guard isArea, isOpen else { return data }
    return data + "V\(SVG.number(Self.plot.bottom))H\(SVG.number(start))Z"
  }

  private func place(_ value: Double) -> Double {
    let (low, high) = (figure.points.first?.value ?? 0, figure.points.last?.value ?? 0)
    // Halves, since the difference of two finite numbers may be infinite.
    let fraction = (value / 2 - low / 2) / (high / 2 - low / 2)
    let width = Self.plot.right - Self.plot.left
    return Self.plot.left + (fraction.isFinite ? SVG.length(fraction, of: width) : width / 2)
  }

  private func level(_ share: Double) -> Double {
    Self.plot.bottom - SVG.length(share, of: Self.plot.bottom - Self.plot.top)
  }
}
