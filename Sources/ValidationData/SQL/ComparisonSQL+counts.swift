// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// How many rows agree, and which columns do not.
extension ComparisonSQL {
  func counts() -> Lone {
    let text = table.dialect.text
    let flags = values.enumerated().map { index, value in
      "CASE WHEN \(Self.matched) THEN \(value.differs("a.v\(index)", "b.v\(index)")) END AS d\(index)"
    }
    let distances = values.enumerated().map { index, value in
      let distance = value.distance("a.v\(index)", "b.v\(index)") ?? "CAST(NULL AS DOUBLE)"
      return "CASE WHEN \(Self.matched) THEN \(distance) END AS f\(index)"
    }
    func sum(_ expression: String) -> String { "coalesce(sum(\(expression)), 0)" }
    let any = values.indices.map { "WHEN d\($0) = 1 THEN 1 " }.joined()
    let totals = [
      sum("an"), sum("bn"), sum("an - 1"), sum("bn - 1"), sum("CASE WHEN bn IS NULL THEN an END"),
      sum("CASE WHEN an IS NULL THEN bn END"),
      sum("CASE WHEN an = 1 AND bn = 1 THEN 1 ELSE 0 END"),
      any.isEmpty ? "0" : sum("CASE \(any)ELSE 0 END"),
    ]
    let cells = totals + values.indices.flatMap { [sum("d\($0)"), "max(f\($0))"] }
    let list = cells.enumerated().map { "CAST(\($0.element) AS \(text)) AS c\($0.offset)" }
    return Lone(
      statement: """
        SELECT \(list.joined(separator: ", "))
        FROM (SELECT \((["a.n AS an", "b.n AS bn"] + flags + distances).joined(separator: ", "))
        FROM \(joined(values))) AS j
        """, cellCount: cells.count, others: [question.other]
    ) { rows in try read(rows.first ?? []) }
  }

  private func read(_ cells: [String?]) throws -> Inquiry {
    guard cells.count == 8 + 2 * values.count else { throw UnreadableAnswer(cells: cells) }
    let totals = try cells.prefix(8).map { try Cells.count($0) }
    let columns = try values.enumerated().map { index, value in
      TableComparison.Column(
        name: value.name, differing: try Cells.count(cells[8 + 2 * index]),
        largest: try Cells.double(cells[9 + 2 * index]))
    }
    let comparison = TableComparison(
      rows: totals[0], otherRows: totals[1], repeated: totals[2], otherRepeated: totals[3],
      onlyHere: totals[4], onlyThere: totals[5], matched: totals[6], differing: totals[7],
      columns: columns, firstRows: RowSample(columns: [], rows: [], statement: ""))
    let differing = columns.indices.filter { columns[$0].differing > 0 }.prefix(Self.mostColumns)
    guard !differing.isEmpty, question.most > 0 else { return .known(.comparison(comparison)) }
    return .alone(pairs(differing.map { values[$0] }, comparison))
  }
}
