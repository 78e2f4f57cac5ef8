// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Aggregates of several questions in one scan of their table.
struct FusedStatement: Sendable {
  struct Part: Sendable {
    /// Place in the list of questions.
    var index: Int
    var aggregate: Aggregate
  }

  /// Beyond it, a statement takes the engine longer to plan than two scans take.
  static let mostExpressions = 2000

  var table: SQLTable
  var parts: [Part]

  var sql: String {
    var rules: [String] = []
    var expressions: [String] = []
    for part in parts {
      if let rule = part.aggregate.rule {
        let sum = "coalesce(sum(CASE WHEN r\(rules.count) THEN 0 ELSE 1 END), 0)"
        expressions.append("CAST(\(sum) AS \(table.dialect.text))")
        rules.append(rule)
      }
      expressions += part.aggregate.expressions
    }
    let list = expressions.enumerated().map { "\($0.element) AS c\($0.offset)" }
    return "SELECT \(list.joined(separator: ",\n  "))\nFROM \(table.source(projecting: rules))"
  }

  var cellCount: Int { parts.reduce(0) { $0 + $1.aggregate.cellCount } }

  /// What became of each part.
  func read(_ cells: [String?]) throws -> [(index: Int, inquiry: Inquiry)] {
    var next = 0
    return try parts.map { part in
      let end = next + part.aggregate.cellCount
      defer { next = end }
      return (part.index, try part.aggregate.read(Array(cells[next..<end])))
    }
  }

  /// The same questions in two statements, rules apart from others if there are both; `nil` when there is
  /// only one.
  var halves: (FusedStatement, FusedStatement)? {
    guard parts.count > 1 else { return nil }
    let plain = parts.filter { $0.aggregate.rule == nil }
    let ruled = parts.filter { $0.aggregate.rule != nil }
    if !plain.isEmpty, !ruled.isEmpty {
      return (
        FusedStatement(table: table, parts: plain), FusedStatement(table: table, parts: ruled)
      )
    }
    let middle = parts.count / 2
    return (
      FusedStatement(table: table, parts: Array(parts[..<middle])),
      FusedStatement(table: table, parts: Array(parts[middle...]))
    )
  }

  /// As few statements as are quick to plan; what may take much memory apart from the rest.
  static func make(_ parts: [Part], _ table: SQLTable) -> [FusedStatement] {
    [false, true].flatMap { isCostly in
      var statements: [FusedStatement] = []
      var room = 0
      for part in parts where part.aggregate.isCostly == isCostly {
        if room < part.aggregate.cellCount || statements.isEmpty {
          statements.append(FusedStatement(table: table, parts: []))
          room = mostExpressions
        }
        statements[statements.count - 1].parts.append(part)
        room -= part.aggregate.cellCount
      }
      return statements
    }
  }
}

extension Aggregate {
  fileprivate var cellCount: Int { expressions.count + (rule == nil ? 0 : 1) }
}
