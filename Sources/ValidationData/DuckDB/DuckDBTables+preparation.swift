// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// What has to be known about tables and rules before questions can be put into SQL.
extension DuckDBTables {
  /// Reads the columns of the tables, and parses the rules, that these questions need.
  func prepare(_ questions: [Question]) async throws {
    var names: Set<String> = []
    for question in questions {
      names.formUnion(self.names(in: question))
    }
    for name in names.sorted() where tables[name] == nil {
      guard let table = opened[name] else { continue }
      tables[name] = try await read(table)
    }
    try await parse(Set(questions.compactMap(\.rule)).subtracting(rules.keys))
  }

  private func read(_ table: Result<OpenTable, Obstacle>) async throws -> Result<SQLTable, Obstacle>
  {
    switch table {
    case .failure(let obstacle): return .failure(obstacle)
    case .success(let table):
      let reading = TableReading(opened: table, process: process, time: limits.time)
      do {
        stamps[table.file.dataset] = try await reading.stamp()
        return .success(try await reading.read())
      } catch let obstacle as Obstacle {
        return .failure(obstacle)
      }
    }
  }

  /// Whether all rows of a table can be counted; its reason when they cannot.
  func isReadable(_ table: SQLTable) async throws -> Obstacle? {
    do {
      _ = try await process.rows("SELECT count(*) AS c0 FROM \(table.rows)", within: limits.time)
      return nil
    } catch let refusal as DuckDBRefusal {
      return .refused(refusal, table.file)
    } catch let loss as DuckDBProcess.Loss {
      return loss.reason.about(table.file)
    }
  }

  private static let rulesAtOnce = 200

  private func parse(_ wanted: Set<String>) async throws {
    let long = wanted.filter { $0.unicodeScalars.count > RuleParsing.longestRule }
    for rule in long { rules[rule] = .failure(.ruleInvalid(rule, "it is too long")) }
    let short = wanted.subtracting(long).sorted()
    for start in stride(from: 0, to: short.count, by: Self.rulesAtOnce) {
      let some = Array(short[start..<min(start + Self.rulesAtOnce, short.count)])
      let trees = try await trees(some)
      for (rule, tree) in zip(some, trees) {
        rules[rule] = Result { () throws(Obstacle) in try RuleParsing.facts(rule, tree: tree) }
      }
    }
  }

  /// The engine's parse of each; of some that take the engine down with them, one by one.
  private func trees(_ rules: [String]) async throws -> [String?] {
    let cells = rules.enumerated().map {
      "json_serialize_sql(\(SQLText.literal(RuleParsing.query($0.element)))) AS c\($0.offset)"
    }
    do {
      let rows = try await process.rows(
        "SELECT \(cells.joined(separator: ",\n"))", within: limits.time)
      return try DuckDBReply.jsonTexts(rows.first ?? "", count: rules.count)
    } catch is DuckDBRefusal {
    } catch is DuckDBProcess.Loss {}
    guard rules.count > 1 else { return [nil] }
    let middle = rules.count / 2
    return try await trees(Array(rules[..<middle])) + trees(Array(rules[middle...]))
  }
}

extension Question {
  fileprivate var rule: String? {
    switch self {
    case .on(_, let inner): inner.rule
    case .count(.breaking(let rule)), .sample(.breaking(let rule), _): rule
    default: nil
    }
  }
}
