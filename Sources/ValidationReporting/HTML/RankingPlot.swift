// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Bars by descending value, each with its limit as a mark.
struct RankingPlot: Plot {
  private static let mostEntries = 40
  private static let bars = (start: 126.0, end: 272.0)
  private static let step = 21.0

  private let figure: Figure.Ranking
  private let entries: [Figure.Entry]
  private let scale: Double

  init(_ figure: Figure.Ranking) {
    self.figure = figure
    entries = Array(figure.entries.prefix(Self.mostEntries))
    scale = FigureScale.largest(entries.flatMap { [$0.value, $0.limit ?? 0] })
  }

  var title: String { figure.title }
  var unit: String { figure.unit }
  var height: Double { Double(max(1, entries.count)) * Self.step + 2 }

  var legend: Markup {
    let over = entries.contains { $0.isOverLimit }
    let limit = entries.contains { $0.limit != nil }
    return .span(
      "legend",
      limit ? .span("key", Self.mark, .own(" limit")) + .own(" ") : .nothing,
      over ? .span("key", Self.triangle, .own(" over its limit")) : .nothing)
  }

  var note: Markup {
    let left = figure.entries.count + figure.omitted - entries.count
    guard left > 0 else { return .nothing }
    return .paragraph("note", .line("\(left) smaller ones are not drawn."))
  }

  var summary: String {
    entries.map { entry in
      let limit = entry.limit.map { limit in
        ", \(entry.isOverLimit ? "over the limit" : "limit") \(DecimalText.significant(limit))"
      }
      return "\(entry.name) \(DecimalText.significant(entry.value))\(limit ?? "")"
    }.joined(separator: "; ")
  }

  var drawing: Markup {
    .joined(entries.enumerated().map { row($1, top: Double($0) * Self.step + 1) })
      + SVG.line("axis", from: (Self.bars.start, 0), to: (Self.bars.start, height))
  }

  private func row(_ entry: Figure.Entry, top: Double) -> Markup {
    let room = Self.bars.end - Self.bars.start
    let base = top + 14.5
    let kind = entry.isOverLimit ? "bar over" : "bar"
    let mark = entry.limit.map { limit in
      let x = Self.bars.start + SVG.length(limit / scale, of: room)
      return SVG.line("limit", from: (x, top + 1), to: (x, top + Self.step - 1))
    }
    return SVG.label(
      "cell", x: Self.bars.start - 8, y: base, width: Self.bars.start - 12, entry.name)
      + SVG.rectangle(
        kind, x: Self.bars.start, y: top + 5, width: SVG.length(entry.value / scale, of: room),
        height: Self.step - 10)
      + (mark ?? .nothing)
      + (entry.isOverLimit ? SVG.warning(x: Self.bars.end + 7, y: base - 1) : .nothing)
      + SVG.text(
        entry.isOverLimit ? "value over" : "value", x: Self.bars.end + 19, y: base,
        DecimalText.significant(entry.value))
  }

  private static let mark = Markup.element(
    "svg", ["class": "swatch", "width": "12", "height": "12", "aria-hidden": "true"],
    SVG.line("limit", from: (6, 0), to: (6, 12)))

  private static let triangle = Markup.element(
    "svg", ["class": "swatch", "width": "12", "height": "12", "aria-hidden": "true"],
    SVG.warning(x: 2, y: 10))
}
