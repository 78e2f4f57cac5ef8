// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

@testable import ValidationChecks

/// Answers about small CSV and JSON-lines files in plain Swift, in place of a data engine. An empty field is
/// null.
struct LiteralEngine: DataEngine {
  func identity() async throws -> String { "literal 1" }

  func withTables<Result: Sendable>(
    _ tables: [TableFile], _ body: @Sendable (any TableSession) async throws -> Result
  ) async throws -> Result {
    try await body(LiteralSession(tables: tables))
  }
}

private struct LiteralSession: TableSession {
  let tables: [TableFile]

  func statements(for questions: [Question]) async throws -> [String] { [] }

  func answer(_ questions: [Question]) async throws -> [Answer] {
    questions.map { question in
      do { return try answer(question) } catch let obstacle as Obstacle {
        return .unavailable(obstacle)
      } catch { return .unavailable(.wrongType) }
    }
  }

  private func table(_ name: String) throws -> LiteralRows {
    guard let file = tables.first(where: { $0.dataset == name }) else { throw Obstacle.wrongType }
    return try LiteralRows(file)
  }

  private func answer(_ question: Question) throws -> Answer {
    let (name, inner) = question.target(of: tables.first?.dataset ?? "")
    let table = try self.table(name)
    switch inner {
    case .columns: return .columns(table.columns)
    case .rowCount: return .count(Int64(table.rows.count))
    case .count(let test): return .count(Int64(try table.found(test).count))
    case .sample(let test, let most):
      return .sample(
        RowSample(
          columns: table.columns.map(\.name), rows: Array(try table.found(test).prefix(most)),
          statement: "select"))
    case .comparison(let question):
      return .comparison(
        LiteralComparison(
          table, try self.table(question.other), question
        ).answer)
    default: throw Obstacle.wrongType
    }
  }
}

struct LiteralRows {
  var columns: [TableColumn]
  var rows: [[String?]]

  init(_ file: TableFile) throws {
    var (names, rows) = ([String](), [[String?]]())
    for part in file.parts {
      let data = try Data(contentsOf: URL(fileURLWithPath: part.localPath))
      let format: TextTable.Format = file.format == .csv ? .csv : .jsonLines
      let table = try TextTable(data, format, name: part.displayPath)
      names = table.columns.map(\.name)
      rows += table.rows.map { $0.map(table.value) }
    }
    self.rows = rows
    columns = names.enumerated().map { place, name in
      let known = rows.compactMap { $0[place] }
      let isNumber = !known.isEmpty && known.allSatisfy { Double($0) != nil }
      let isWhole = isNumber && known.allSatisfy { Int($0) != nil }
      let type: ColumnType = isWhole ? .integer : isNumber ? .double : .string
      return TableColumn(name: name, type: type, engineType: type.rawValue.uppercased())
    }
  }

  func place(_ name: String) throws -> Int {
    guard let place = columns.firstIndex(where: { $0.name == name }) else {
      throw Obstacle(rule: "engine.no-column", message: name, remedy: "none")
    }
    return place
  }

  func found(_ test: RowTest) throws -> [[String?]] {
    switch test {
    case .null(let column):
      let place = try place(column)
      return rows.filter { $0[place] == nil }
    case .nan(let column):
      let place = try place(column)
      return rows.filter { $0[place].flatMap(Double.init)?.isNaN == true }
    case .infinite(let column):
      let place = try place(column)
      return rows.filter { $0[place].flatMap(Double.init)?.isInfinite == true }
    default: throw Obstacle.wrongType
    }
  }
}

private struct LiteralComparison {
  let answer: TableComparison

  init(_ here: LiteralRows, _ there: LiteralRows, _ question: ComparisonQuestion) {
    let own = question.collapses ? Self.distinct(here, question) : here.rows
    let (a, b) = (
      Self.grouped(own, here, question.keys), Self.grouped(there.rows, there, question.keys)
    )
    let both = a.keys.filter { b[$0] != nil && a[$0]?.count == 1 && b[$0]?.count == 1 }.sorted()
    var columns = question.columns.map {
      TableComparison.Column(name: $0.name, differing: 0, largest: nil)
    }
    var (differing, shown) = (Int64(0), [[String?]]())
    for key in both {
      guard let left = a[key]?.first, let right = b[key]?.first else { continue }
      var differs = false
      for (index, column) in question.columns.enumerated() {
        let (x, y) = (Self.value(left, here, column.name), Self.value(right, there, column.other))
        if let x = x.flatMap(Double.init), let y = y.flatMap(Double.init), x.isFinite, y.isFinite {
          columns[index].largest = max(columns[index].largest ?? 0, abs(x - y))
        }
        guard !Self.agree(x, y, column) else { continue }
        columns[index].differing += 1
        differs = true
      }
      guard differs else { continue }
      differing += 1
      shown.append(left + right)
    }
    let (n, m) = (own.count, there.rows.count)
    answer = TableComparison(
      rows: Int64(n), otherRows: Int64(m), repeated: Int64(n - a.count),
      otherRepeated: Int64(m - b.count),
      onlyHere: Int64(a.filter { b[$0.key] == nil }.map(\.value.count).reduce(0, +)),
      onlyThere: Int64(b.filter { a[$0.key] == nil }.map(\.value.count).reduce(0, +)),
      matched: Int64(both.count), differing: differing, columns: columns,
      firstRows: RowSample(
        columns: here.columns.map(\.name) + there.columns.map { "\($0.name) (other)" },
        rows: Array(shown.prefix(question.most)), statement: "select"))
  }

  private static func distinct(_ table: LiteralRows, _ question: ComparisonQuestion) -> [[String?]]
  {
    var seen: Set<[String?]> = []
    let places = (question.keys + question.columns.map(\.name)).compactMap { try? table.place($0) }
    return table.rows.filter { row in seen.insert(places.map { row[$0] }).inserted }
  }

  private static func grouped(_ rows: [[String?]], _ table: LiteralRows, _ keys: [String])
    -> [String: [[String?]]]
  {
    let places = keys.compactMap { try? table.place($0) }
    return Dictionary(grouping: rows.enumerated()) { index, row in
      keys.isEmpty ? "\(1_000_000 + index)" : places.map { row[$0] ?? "∅" }.joined(separator: "|")
    }.mapValues { $0.map(\.element) }
  }

  private static func value(_ row: [String?], _ table: LiteralRows, _ name: String) -> String? {
    (try? table.place(name)).flatMap { row[$0] }
  }

  private static func agree(_ x: String?, _ y: String?, _ column: ComparedColumn) -> Bool {
    guard let x, let y else { return x == nil && y == nil }
    guard let a = Double(x), let b = Double(y), a.isFinite, b.isFinite else { return x == y }
    return abs(a - b) <= column.absolute + column.relative * abs(b)
  }
}
