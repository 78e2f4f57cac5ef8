// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Questions about one table as few statements: one scan for all plain aggregates, and one for each
/// grouping.
struct FusedQuery: Sendable {
  struct Statement: Sendable {
    /// Place in the list of questions, and what answers it.
    var parts: [(index: Int, aggregate: Aggregate)]
    var source: String

    var sql: String {
      let expressions = parts.flatMap(\.aggregate.expressions)
      let list = expressions.enumerated().map { "\($0.element) AS c\($0.offset)" }
      return "SELECT \(list.joined(separator: ",\n  "))\nFROM \(source)"
    }

    /// The same questions in two statements; `nil` when there is only one.
    var halves: (Statement, Statement)? {
      guard parts.count > 1 else { return nil }
      let middle = parts.count / 2
      return (
        Statement(parts: Array(parts[..<middle]), source: source),
        Statement(parts: Array(parts[middle...]), source: source)
      )
    }

    func answers(_ rows: [String]) throws -> [(index: Int, answer: Answer)] {
      let count = parts.reduce(0) { $0 + $1.aggregate.expressions.count }
      let cells = try DuckDBReply.cells(rows.first ?? "", count: count)
      var next = 0
      return try parts.map { part in
        let end = next + part.aggregate.expressions.count
        defer { next = end }
        return (part.index, try part.aggregate.answer(cells[next..<end]))
      }
    }
  }

  /// What is known without asking the engine; `nil` where a statement answers.
  var answers: [Answer?]
  var statements: [Statement] = []

  init(_ questions: [Question], _ schema: TableSchema) {
    let source = schema.aliased(TableSource(schema.opened).typed(schema.columns))
    answers = Array(repeating: nil, count: questions.count)
    var fused: [(index: Int, aggregate: Aggregate)] = []
    for (index, question) in questions.enumerated() {
      switch CompiledQuestion(question, schema) {
      case .known(let answer): answers[index] = answer
      case .fused(let aggregate): fused.append((index, aggregate))
      case .alone(let aggregate, let positions):
        let keys = positions.map { "k\($0)" }.joined(separator: ", ")
        let groups = "(SELECT count(*) AS n FROM \(source) GROUP BY \(keys))"
        statements.append(Statement(parts: [(index, aggregate)], source: groups))
      }
    }
    if !fused.isEmpty { statements.insert(Statement(parts: fused, source: source), at: 0) }
  }
}
