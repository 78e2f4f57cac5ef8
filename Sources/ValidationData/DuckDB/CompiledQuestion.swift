// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// One question against a schema: answered at once, or what to ask the engine.
enum CompiledQuestion: Sendable {
  case known(Answer)
  /// Shares one scan with all others of its kind.
  case fused(Aggregate)
  /// Needs a grouping of its own; the clause goes around the source.
  case alone(Aggregate, groupedBy: [Int])

  init(_ question: Question, _ schema: TableSchema) {
    let missing = question.columnsRead.first { schema.position(of: $0) == nil }
    if let missing {
      let names = schema.columns.map(\.name)
      self = .known(.unavailable(.columnMissing(missing, schema.table, among: names)))
      return
    }
    let positions = question.columnsRead.compactMap { schema.position(of: $0) }
    switch (question, positions.first) {
    case (.columns, _): self = .known(.columns(schema.columns))
    case (.rowCount, _): self = .fused(.count("count(*)"))
    case (.count(.repeated), _): self = Self.duplicates(positions, schema)
    case (_, let position?): self = Self.ofColumn(question, position, schema)
    case (_, nil): self = .known(.unavailable(.pointless("it names no column", schema.table)))
    }
  }

  private static func ofColumn(_ question: Question, _ position: Int, _ schema: TableSchema)
    -> CompiledQuestion
  {
    let key = "k\(position)"
    let column = schema.columns[position]
    let numeric = [.integer, .double, .decimal].contains(column.type)
    func impossible(_ wanted: String) -> CompiledQuestion {
      .known(.unavailable(.typeMismatch(column, schema.table, wanted: wanted)))
    }
    switch question {
    case .count(.null): return .fused(.count("count(*) - count(\(key))"))
    case .count(.nan):
      return column.type == .double
        ? .fused(.count(whereAny: ["isnan(\(key))"])) : .known(.count(0))
    case .count(.outsideRange(_, let minimum, let maximum)):
      guard numeric else { return impossible("range") }
      guard minimum?.isNaN != true, maximum?.isNaN != true else {
        return .known(.unavailable(.pointless("a bound of its range is NaN", schema.table)))
      }
      let sides = RangeSQL.outside(key, column, minimum: minimum, maximum: maximum)
      guard !sides.isEmpty else { return .known(.count(0)) }
      let exception = column.type == .double ? "isnan(\(key))" : nil
      return .fused(.count(whereAny: sides, unless: exception))
    case .count(.outsideSet(_, let values)):
      guard column.type != .other else { return impossible("set of plain values") }
      return .fused(.count(whereAny: [outside(values, key)]))
    case .extremes:
      guard numeric else { return impossible("extremes as numbers") }
      return .fused(.extremes(of: key, floating: column.type == .double))
    default:
      return .known(.unavailable(.pointless("this engine cannot answer it yet", schema.table)))
    }
  }

  private static func outside(_ values: [String], _ key: String) -> String {
    guard !values.isEmpty else { return "\(key) IS NOT NULL" }
    let list = values.map(SQLText.literal).joined(separator: ", ")
    return "CAST(\(key) AS VARCHAR) NOT IN (\(list))"
  }

  private static func duplicates(_ positions: [Int], _ schema: TableSchema) -> CompiledQuestion {
    guard !positions.isEmpty else {
      return .known(.unavailable(.pointless("it names no column", schema.table)))
    }
    return .alone(.count("coalesce(sum(n - 1), 0)"), groupedBy: positions)
  }
}

extension Obstacle {
  static func pointless(_ reason: String, _ table: TableFile) -> Obstacle {
    Obstacle(
      rule: "data.question-invalid",
      message: "a question about \(OneLine.of(table.displayPath)) has no answer: \(reason)",
      remedy: "correct the check's options")
  }
}
