// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// A figure of a case: a picture whose text can be selected and is read aloud, or a table.
enum HTMLFigure {
  static func markup(_ figure: Figure, anchor: String) -> Markup {
    switch figure {
    case .table(let table): HTMLTable.markup(table)
    case .interval(let interval): plot(IntervalPlot(interval), anchor)
    case .distribution(let distribution): markup(distribution, anchor)
    case .ranking(let ranking): plot(RankingPlot(ranking), anchor)
    case .cumulative(let cumulative): plot(CumulativePlot(cumulative), anchor)
    }
  }

  private static func markup(_ figure: Figure.Distribution, _ anchor: String) -> Markup {
    figure.cells.count <= DistributionRows.mostCells
      ? plot(DistributionRows(figure), anchor) : plot(DistributionOutline(figure), anchor)
  }

  private static func plot(_ plot: some Plot, _ anchor: String) -> Markup {
    let unit = plot.unit.isEmpty ? Markup.nothing : .own(" ") + .span("unit", .line(plot.unit))
    let caption = Markup.element(
      "figcaption", [:], .span("name", .line(plot.title)), unit, plot.legend)
    let width = SVG.number(SVG.width)
    let height = SVG.number(plot.height)
    let drawing = Markup.element(
      "svg",
      [
        "class": "drawing", "viewBox": "0 0 \(width) \(height)", "width": width, "height": height,
        "role": "img", "aria-labelledby": "\(anchor)t \(anchor)d",
      ],
      .element("title", ["id": "\(anchor)t"], .line(plot.title)),
      .element("desc", ["id": "\(anchor)d"], .line(plot.summary, budget: 2_000)), plot.drawing)
    return .element("figure", ["class": "plot"], caption, drawing, plot.note)
  }
}

/// A picture as wide as a narrow screen, so that its letters are never scaled down.
protocol Plot {
  var title: String { get }
  var unit: String { get }
  var height: Double { get }
  /// What the picture shows, in words.
  var summary: String { get }
  var legend: Markup { get }
  var drawing: Markup { get }
  var note: Markup { get }
}
