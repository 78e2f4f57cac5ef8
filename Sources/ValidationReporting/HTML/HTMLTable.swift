// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// A figure's table, such as rows that show what is wrong.
enum HTMLTable {
  private static let mostRows = 50
  private static let mostColumns = 40
  /// Bytes of one cell.
  private static let cellBudget = 240

  static func markup(_ table: Figure.Table) -> Markup {
    let columns = table.columns.prefix(mostColumns)
    let rows = table.rows.prefix(mostRows).map { Array($0.prefix(mostColumns)) }
    let numeric = columns.indices.map { column in
      let cells = rows.compactMap { column < $0.count ? $0[column] : nil }
      return cells.contains(where: isNumber) && cells.allSatisfy { isNumber($0) || isNone($0) }
    }
    let head = columns.indices.map { column in
      cell("th", columns[column], isNumeric: numeric[column])
    }
    let body = rows.map { row in
      Markup.element(
        "tr", [:],
        .joined(
          row.indices.map {
            cell("td", row[$0], isNumeric: $0 < numeric.count && numeric[$0])
          }))
    }
    let content = Markup.element(
      "table", [:], .element("thead", [:], .element("tr", [:], .joined(head))),
      .element("tbody", [:], .joined(body)))
    return .element(
      "figure", ["class": "rows"],
      .element("figcaption", [:], .span("name", .line(table.title))),
      .element(
        "div",
        ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": table.title], content),
      note(table))
  }

  private static func cell(_ name: StaticString, _ text: String, isNumeric: Bool) -> Markup {
    let content = Markup.line(text, budget: cellBudget)
    return isNumeric
      ? .element(name, ["class": "number"], content) : .element(name, [:], content)
  }

  /// Such as `-1`, `1,000`, `2.5e-3` or `51 %`; neither dates nor `NaN`.
  private static func isNumber(_ text: String) -> Bool {
    guard text.utf8.count < 40, text.utf8.contains(where: { (0x30...0x39).contains($0) }) else {
      return false
    }
    let digits = text.hasSuffix(" %") ? text.dropLast(2) : text[...]
    return Double(digits.replacing(",", with: "")) != nil
  }

  /// What stands in a column of numbers where none is.
  private static func isNone(_ text: String) -> Bool {
    ["", "null", "nan", "NaN", "inf", "-inf"].contains(text)
  }

  private static func note(_ table: Figure.Table) -> Markup {
    let rows = table.rows.count - mostRows
    let columns = table.columns.count - mostColumns
    let parts = [
      rows > 0 ? "\(rows) more rows" : nil, columns > 0 ? "\(columns) more columns" : nil,
    ].compactMap(\.self)
    guard !parts.isEmpty else { return .nothing }
    return .paragraph(
      "note", .line(parts.joined(separator: " and ") + " in the JSON report."))
  }
}
