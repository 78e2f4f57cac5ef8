// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// What to ask an engine next for the answer to one question.
enum Inquiry: Sendable {
  case known(Answer)
  /// Shares one scan with all others of its table.
  case fused(Aggregate)
  /// Needs a statement of its own.
  case alone(Lone)
  /// Shares one reading of rows with others of its table.
  case placed(PlacedRows)
}

/// What engines answered, or what they did, that one question could not be answered.
struct UnreadableAnswer: Error, CustomStringConvertible {
  var cells: [String?]

  var description: String { "an answer that is not understood: \(cells.prefix(20))" }
}

/// Expressions over the rows of one table, and how their values are read.
struct Aggregate: Sendable {
  /// Each yields text or null: text carries 128-bit counts, NaN and infinities unharmed.
  var expressions: [String]
  /// Expression that a user wrote over the columns' own names; the rows are counted for which it is not
  /// true.
  var rule: String?
  /// Memory may be out of proportion, so that it is not asked beside plain counts.
  var isCostly = false
  var read: @Sendable ([String?]) throws -> Inquiry

  init(
    _ expressions: [String], rule: String? = nil, isCostly: Bool = false,
    read: @escaping @Sendable ([String?]) throws -> Inquiry
  ) {
    self.expressions = expressions
    self.rule = rule
    self.isCostly = isCostly
    self.read = read
  }

  static func count(
    _ expression: String, _ dialect: SQLDialect,
    then next: @escaping @Sendable (Int64) -> Inquiry = { .known(.count($0)) }
  ) -> Aggregate {
    Aggregate(["CAST(\(expression) AS \(dialect.text))"]) { cells in
      next(try Cells.count(cells.first ?? nil))
    }
  }

  /// Rows for which an expression is 1.
  static func sum(_ flag: String, _ dialect: SQLDialect) -> Aggregate {
    .count("coalesce(sum(\(flag)), 0)", dialect)
  }

  static func breaking(_ rule: String) -> Aggregate {
    Aggregate([], rule: rule) { .known(.count(try Cells.count($0.first ?? nil))) }
  }
}

/// A statement whose rows are read whole: few, each with cells `c0`, `c1`, ….
struct Lone: Sendable {
  var statement: String
  var cellCount: Int
  /// Other tables than its own that it reads, by the names of their datasets.
  var others: [String] = []
  var read: @Sendable ([[String?]]) throws -> Inquiry

  /// One number in one row.
  ///
  /// - Parameter source: what stands after FROM.
  static func count(
    _ expression: String, from source: String, _ dialect: SQLDialect, others: [String] = [],
    then next: @escaping @Sendable (Int64) -> Inquiry = { .known(.count($0)) }
  ) -> Lone {
    let statement = "SELECT CAST(\(expression) AS \(dialect.text)) AS c0 FROM \(source)"
    return Lone(statement: statement, cellCount: 1, others: others) { rows in
      next(try Cells.count(rows.first?.first ?? nil))
    }
  }
}

/// Reads numbers that came as text.
enum Cells {
  static func count(_ cell: String?) throws -> Int64 {
    guard let cell, let count = Int64(cell) else { throw UnreadableAnswer(cells: [cell]) }
    return count
  }

  static func double(_ cell: String?) throws -> Double? {
    guard let cell else { return nil }
    guard let number = Double(cell) else { throw UnreadableAnswer(cells: [cell]) }
    return number
  }

  static func wide(_ cell: String?) throws -> Int128? {
    guard let cell else { return nil }
    guard let number = Int128(cell) else { throw UnreadableAnswer(cells: [cell]) }
    return number
  }

  /// `[1, 25]`; none for null.
  static func counts(_ cell: String?) throws -> [Int64] { try items(cell).map(count) }

  /// `[1.0, 2.5]`; none for null.
  static func list(_ cell: String?) throws -> [Double] {
    try items(cell).map { text in
      guard let number = Double(text) else { throw UnreadableAnswer(cells: [cell]) }
      return number
    }
  }

  private static func items(_ cell: String?) -> [String] {
    guard let cell else { return [] }
    return cell.trimmingPrefix("[").dropLast().split(separator: ",").map { part in
      part.filter { $0 != " " }
    }
  }
}
