// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// A ranking as aligned lines, the largest first, with the limit of each.
enum TextRanking {
  private static let entryLimit = 20
  /// Bytes of one name.
  private static let nameBudget = 60

  static func lines(of figure: Figure.Ranking) -> [String] {
    let entries = figure.entries.prefix(entryLimit)
    let scale = FigureScale.largest(entries.map(\.value))
    let rows = entries.map { entry in
      [
        VisibleText.line(entry.name, budget: nameBudget), DecimalText.significant(entry.value),
        TextBar.text(entry.value / scale), limit(of: entry),
      ]
    }
    let left = figure.entries.count + figure.omitted - entries.count
    return [FigureScale.title(figure.title, figure.unit)]
      + TextTable.aligned(rows).map { "  " + $0 }
      + (left > 0 ? ["  \(left) smaller ones are not shown"] : [])
  }

  private static func limit(of entry: Figure.Entry) -> String {
    guard let limit = entry.limit else { return "" }
    return "\(entry.isOverLimit ? "over the limit" : "limit") \(DecimalText.significant(limit))"
  }
}
