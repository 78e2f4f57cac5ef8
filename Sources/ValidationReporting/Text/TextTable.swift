// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// A figure's table as aligned lines, for places that know no other kind of table.
enum TextTable {
  private static let rowLimit = 20
  private static let columnLimit = 12
  /// Bytes of one cell.
  private static let cellBudget = 60

  static func lines(of table: Figure.Table) -> [String] {
    let shown = [table.columns] + table.rows.prefix(rowLimit)
    let rows = shown.map { $0.prefix(columnLimit).map { VisibleText.line($0, budget: cellBudget) } }
    let left = table.rows.count - rowLimit
    return [VisibleText.line(table.title)] + aligned(rows).map { "  " + $0 }
      + (left > 0 ? ["  \(left) more rows, all in the JSON report"] : [])
  }

  /// Rows with their cells below each other, as wide as the widest.
  static func aligned(_ rows: [[String]]) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { padded($0, widths) }
  }

  private static func padded(_ cells: [String], _ widths: [Int]) -> String {
    let columns = zip(cells, widths).enumerated().map { index, column in
      let (cell, width) = column
      let space = index == cells.count - 1 ? 0 : max(0, width - cell.count)
      return cell + String(repeating: " ", count: space)
    }
    var line = columns.joined(separator: "  ")
    while line.last == " " { line.removeLast() }
    return line
  }
}
