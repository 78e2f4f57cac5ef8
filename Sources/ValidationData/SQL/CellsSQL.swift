// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Counts between edges.
enum CellsSQL {
  /// Where all values are finite, as in most columns, they are looked up in the list of edges once; else they
  /// are held against each edge, and what is not finite is counted apart.
  static func inquiry(
    _ column: SQLColumn, _ edges: [Double], _ table: SQLTable
  ) throws(Obstacle) -> Inquiry {
    try column.requireOrdered("cells")
    try check(edges, column.table)
    if let cells = table.counted.cells(of: column, edges) { return .known(.cells(cells)) }
    return .fused(aggregate(column, edges))
  }

  private static func aggregate(_ column: SQLColumn, _ edges: [Double]) -> Aggregate {
    let full = column.family == .number ? numbers(column, edges) : times(column, edges)
    let text = column.dialect.text
    // Below an edge is at most the number before it; what is below all of these is infinite.
    let bounds =
      [-Double.infinity] + edges.map(\.nextDown) + [Double.greatestFiniteMagnitude]
    let counts = column.dialect.countsUpTo(column.double, bounds.map(SQLText.double))
    return Aggregate(
      ["CAST(count(*) AS \(text))", "CAST(count(\(column.key)) AS \(text))", counts]
    ) { cells in
      guard cells.count == 3 else { throw UnreadableAnswer(cells: cells) }
      let (rows, filled) = (try Cells.count(cells[0]), try Cells.count(cells[1]))
      let found = try Cells.list(cells[2]).map { Int64($0) }
      let between = Array(found.dropFirst())
      guard found.count == bounds.count, found[0] == 0, between.reduce(0, +) == filled else {
        return .fused(full)
      }
      return .known(
        .cells(
          NumericCells(
            null: rows - filled, nan: 0, negativeInfinity: 0, positiveInfinity: 0,
            between: between)))
    }
  }

  private static func numbers(_ column: SQLColumn, _ edges: [Double]) -> Aggregate {
    let key = column.key
    let text = column.dialect.text
    func count(_ expression: String) -> String { "CAST(\(expression) AS \(text))" }
    func sum(_ condition: String) -> String {
      count("coalesce(sum(CASE WHEN \(condition) THEN 1 ELSE 0 END), 0)")
    }
    var expressions = [count("count(*)"), count("count(\(key))")]
    if column.isFloating {
      let infinity = SQLText.double(.infinity)
      expressions += [
        sum("isnan(\(key))"), sum("\(key) = -\(infinity)"), sum("\(key) = \(infinity)"),
      ]
    }
    expressions += edges.map { sum("\(column.asDouble) < \(SQLText.double($0))") }
    let special = column.isFloating ? 3 : 0
    return Aggregate(expressions) { cells in
      let counts = try cells.map { try Cells.count($0) }
      guard counts.count == 2 + special + edges.count else { throw UnreadableAnswer(cells: cells) }
      return .known(.cells(read(counts, special)))
    }
  }

  /// Infinite times have no number: they are those without one that lie on a side of 1970.
  private static func times(_ column: SQLColumn, _ edges: [Double]) -> Aggregate {
    let (key, text, number) = (column.key, column.dialect.text, column.finite)
    let infinite =
      column.family == .timeOfDay
      ? ["FALSE", "FALSE"]
      : ["<", ">"].map { "\(number) IS NULL AND \(key) \($0) DATE '1970-01-01'" }
    let conditions = infinite + edges.map { "\(number) < \(SQLText.double($0))" }
    let sums = conditions.map { "coalesce(sum(CASE WHEN \($0) THEN 1 ELSE 0 END), 0)" }
    let expressions = ["count(*)", "count(\(key))"] + sums
    return Aggregate(expressions.map { "CAST(\($0) AS \(text))" }) { cells in
      let counts = try cells.map { try Cells.count($0) }
      guard counts.count == expressions.count else { throw UnreadableAnswer(cells: cells) }
      let (before, after) = (counts[2], counts[3])
      return .known(
        .cells(
          NumericCells(
            null: counts[0] - counts[1], nan: 0, negativeInfinity: before, positiveInfinity: after,
            between: between([0] + counts[4...] + [counts[1] - before - after]))))
    }
  }

  private static func between(_ cumulative: [Int64]) -> [Int64] {
    zip(cumulative, cumulative.dropFirst()).map { $1 - $0 }
  }

  private static func read(_ counts: [Int64], _ special: Int) -> NumericCells {
    let (nan, below, above) = special == 0 ? (0, 0, 0) : (counts[2], counts[3], counts[4])
    let finite = counts[1] - nan - below - above
    let cumulative = [0] + counts[(2 + special)...].map { $0 - below } + [finite]
    return NumericCells(
      null: counts[0] - counts[1], nan: nan, negativeInfinity: below, positiveInfinity: above,
      between: between(cumulative))
  }

  /// - Throws: ``Obstacle`` unless the edges are finite and ascend.
  static func check(_ edges: [Double], _ table: TableFile) throws(Obstacle) {
    guard edges.allSatisfy(\.isFinite), zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw .pointless("its edges do not ascend", table)
    }
  }

  /// Place of the value's cell; null for null, NaN and infinities.
  static func place(_ column: SQLColumn, _ edges: [Double]) throws(Obstacle) -> String {
    try column.requireNumeric("cells")
    try check(edges, column.table)
    let value = column.finite
    let branches = edges.enumerated().map {
      "WHEN \(column.asDouble) < \(SQLText.double($0.element)) THEN \($0.offset) "
    }
    return "CASE WHEN (\(value)) IS NULL THEN NULL \(branches.joined())ELSE \(edges.count) END"
  }
}
