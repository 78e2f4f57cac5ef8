// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Few cells: each by name, a bar for each sample below the other, the share beside its bar.
struct DistributionRows: Plot {
  static let mostCells = 24
  private static let bars = (start: 116.0, end: 278.0)
  private static let step = 12.0

  private let figure: Figure.Distribution
  private let scale: Double

  init(_ figure: Figure.Distribution) {
    self.figure = figure
    scale = FigureScale.largest(figure.series.flatMap(\.shares))
  }

  var title: String { figure.title }
  var unit: String { figure.unit }
  var legend: Markup { SeriesLegend.markup(figure.series.map(\.name)) }
  var note: Markup { .nothing }
  private var rowHeight: Double { Double(max(1, figure.series.count)) * Self.step + 9 }
  var height: Double { Double(max(1, figure.cells.count)) * rowHeight + 2 }

  var summary: String {
    figure.cells.indices.map { index in
      let shares = figure.series.map { "\($0.name) \(FigureScale.share($0.shares[index]))" }
      return "\(figure.cells[index]): \(shares.joined(separator: ", "))"
    }.joined(separator: "; ")
  }

  var drawing: Markup {
    .joined(figure.cells.indices.map { row($0, top: Double($0) * rowHeight + 1) })
      + SVG.line("axis", from: (Self.bars.start, 0), to: (Self.bars.start, height))
  }

  private func row(_ index: Int, top: Double) -> Markup {
    let middle = top + rowHeight / 2
    let label = SVG.label(
      "cell", x: Self.bars.start - 8, y: middle + 4, width: Self.bars.start - 12,
      figure.cells[index])
    let bars = figure.series.enumerated().map { number, series in
      bar(series.shares[index], number, top: top + 4.5 + Double(number) * Self.step)
    }
    return label + .joined(bars)
  }

  private func bar(_ share: Double, _ number: Int, top: Double) -> Markup {
    let length = SVG.length(share / scale, of: Self.bars.end - Self.bars.start)
    return SVG.rectangle(
      "s\(number)", x: Self.bars.start, y: top, width: length, height: Self.step - 3)
      + SVG.text(
        "value", x: Self.bars.start + length + 5, y: top + Self.step - 4, FigureScale.share(share))
  }
}
