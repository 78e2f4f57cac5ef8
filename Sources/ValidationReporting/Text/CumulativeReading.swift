// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// What a cumulative figure says in words: where two samples are farthest apart.
struct CumulativeReading {
  /// Place of the largest distance between the first sample and another one.
  private(set) var farthest: (point: Int, series: Int)?
  private let figure: Figure.Cumulative

  init(_ figure: Figure.Cumulative) {
    self.figure = figure
    guard let first = figure.series.first else { return }
    var largest = 0.0
    for (number, other) in figure.series.enumerated().dropFirst() {
      for point in figure.points.indices {
        let distance = abs(first.shares[point] - other.shares[point])
        if distance > largest { (largest, farthest) = (distance, (point, number)) }
      }
    }
  }

  var text: String {
    guard figure.series.count > 1 else { return "\(figure.points.count) points" }
    guard let farthest else { return "no distance at \(figure.points.count) points" }
    let (first, other) = (figure.series[0], figure.series[farthest.series])
    let shares = (first.shares[farthest.point], other.shares[farthest.point])
    return "farthest apart at \(figure.points[farthest.point].label): "
      + "\(FigureScale.share(shares.0)) of \(first.name) below it, "
      + "\(FigureScale.share(shares.1)) of \(other.name)"
  }

  /// A line of a text report.
  static func lines(of figure: Figure.Cumulative) -> [String] {
    let title = FigureScale.title(figure.title, figure.unit)
    return ["\(title): \(VisibleText.line(CumulativeReading(figure).text, budget: 400))"]
  }
}
