// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// Many cells: the outline of each sample, the reference as an area behind the others.
struct DistributionOutline: Plot {
  private static let mostColumns = 120
  private static let plot = (left: 40.0, right: 334.0, top: 8.0, bottom: 132.0)

  private let figure: Figure.Distribution
  /// Cells that share one column of the picture.
  private let width: Int
  private let columns: [[Double]]
  private let scale: Double

  init(_ figure: Figure.Distribution) {
    self.figure = figure
    let width = (figure.cells.count + Self.mostColumns - 1) / Self.mostColumns
    self.width = width
    columns = figure.series.map { series in
      stride(from: 0, to: series.shares.count, by: width).map { start in
        series.shares[start..<min(start + width, series.shares.count)].reduce(0, +)
      }
    }
    scale = FigureScale.largest(columns.flatMap(\.self))
  }

  var title: String { figure.title }
  var unit: String { figure.unit }
  var legend: Markup { SeriesLegend.markup(figure.series.map(\.name)) }
  var height: Double { 156 }

  var note: Markup {
    guard width > 1 else { return .nothing }
    return .paragraph(
      "note", .line("\(width) cells are drawn as one; the JSON report has all."))
  }

  var summary: String {
    let peaks = figure.series.compactMap { series -> String? in
      let known = series.shares.indices.filter { !series.shares[$0].isNaN }
      guard let peak = known.max(by: { series.shares[$0] < series.shares[$1] }) else { return nil }
      return "\(series.name) is highest at \(figure.cells[peak]) with "
        + FigureScale.share(series.shares[peak])
    }
    return "\(figure.cells.count) cells; " + peaks.joined(separator: "; ")
  }

  var drawing: Markup {
    let outlines = columns.enumerated().map { number, shares in
      SVG.path("outline s\(number)", outline(shares, isClosed: number == 0))
    }
    return .joined(grid) + .joined(outlines) + .joined(names)
  }

  private var grid: [Markup] {
    [0, 0.5, 1].flatMap { fraction in
      let y = level(fraction * scale)
      return [
        SVG.line(
          fraction == 0 ? "axis" : "grid", from: (Self.plot.left, y), to: (Self.plot.right, y)),
        SVG.text("tick end", x: Self.plot.left - 6, y: y + 4, FigureScale.share(fraction * scale)),
      ]
    }
  }

  private var names: [Markup] {
    guard let first = figure.cells.first, let last = figure.cells.last else { return [] }
    let middle = figure.cells[figure.cells.count / 2]
    let y = Self.plot.bottom + 16
    return [
      SVG.label("tick", x: Self.plot.left, y: y, width: 90, first),
      SVG.label("tick middle", x: (Self.plot.left + Self.plot.right) / 2, y: y, width: 90, middle),
      SVG.label("tick end", x: Self.plot.right, y: y, width: 90, last),
    ]
  }

  private func outline(_ shares: [Double], isClosed: Bool) -> String {
    let step = (Self.plot.right - Self.plot.left) / Double(max(1, shares.count))
    var data = "M\(SVG.number(Self.plot.left)) \(SVG.number(Self.plot.bottom))"
    for (index, share) in shares.enumerated() {
      let end = Self.plot.left + step * Double(index + 1)
      data += "V\(SVG.number(level(share)))H\(SVG.number(end))"
    }
    return data + "V\(SVG.number(Self.plot.bottom))" + (isClosed ? "Z" : "")
  }

  private func level(_ share: Double) -> Double {
    Self.plot.bottom - SVG.length(share / scale, of: Self.plot.bottom - Self.plot.top)
  }
}
