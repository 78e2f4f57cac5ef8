// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// A distribution as aligned lines, a bar for each share.
enum TextDistribution {
  private static let cellLimit = 24
  private static let seriesLimit = 3
  /// Bytes of one name.
  private static let nameBudget = 40

  static func lines(of figure: Figure.Distribution) -> [String] {
    let series = figure.series.prefix(seriesLimit)
    let scale = FigureScale.largest(series.flatMap(\.shares))
    let names = series.flatMap { [VisibleText.line($0.name, budget: nameBudget), ""] }
    let rows = figure.cells.indices.prefix(cellLimit).map { index in
      [VisibleText.line(figure.cells[index], budget: nameBudget)]
        + series.flatMap { one in
          [FigureScale.share(one.shares[index]), TextBar.text(one.shares[index] / scale)]
        }
    }
    return [FigureScale.title(figure.title, figure.unit)]
      + TextTable.aligned([[""] + names] + rows).map { "  " + $0 }
      + left(figure.cells.count - cellLimit, "cells")
      + left(figure.series.count - seriesLimit, "series")
  }

  private static func left(_ count: Int, _ what: String) -> [String] {
    count > 0 ? ["  \(count) more \(what), all in the JSON report"] : []
  }
}
