// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// How a table agrees with the one that is expected. The engine's counts, without an opinion.
struct TableMatch: Codable, Hashable, Sendable {
  var found: Fact<[TableColumn]>
  var expected: Fact<[TableColumn]>
  /// Columns of both that were compared, in the order of those expected.
  var compared: [String]
  var comparison: Fact<TableComparison>
  /// Rows that were found, before equal ones were taken for one.
  var rows: Fact<Int64>

  /// - Parameters:
  ///   - wanted: the columns to compare; `nil` for all that both have.
  ///   - collapsing: rows of the first table that are equal in every column count as one.
  init(
    of found: TableFile, with expected: TableFile, _ terms: MatchTerms,
    only wanted: [String]? = nil,
    collapsing: Bool = false, engine: any DataEngine
  ) async throws {
    var (here, there) = (found, expected)
    (here.dataset, there.dataset) = ("found", "expected")
    let (a, b) = (here, there)
    self = try await engine.withTables([a, b]) { session in
      try await Self(a, b, terms, wanted, collapsing, session)
    }
  }

  private init(
    _ found: TableFile, _ expected: TableFile, _ terms: MatchTerms, _ wanted: [String]?,
    _ collapsing: Bool, _ session: any TableSession
  ) async throws {
    let here = Question.on(dataset: found.dataset, .columns)
    let there = Question.on(dataset: expected.dataset, .columns)
    let count = Question.on(dataset: found.dataset, .rowCount)
    let reading = AnswerReading(try await Answers(to: [here, there, count], session))
    self.found = reading.columns(here)
    self.expected = reading.columns(there)
    rows = reading.count(count)
    compared = []
    comparison = .unknown(.nothingInCommon)
    do throws(Obstacle) {
      let (here, there) = (try self.found.get(), try self.expected.get())
      try Self.require(terms, wanted, here, there)
      compared = Self.comparable(here, there).filter { name in
        !terms.keys.contains(name) && !terms.ignored.contains(name)
          && wanted?.contains(name) ?? true
      }
    } catch {
      comparison = .unknown(error)
      return
    }
    guard !compared.isEmpty else { return }
    let question = Question.comparison(
      ComparisonQuestion(
        other: expected.dataset, keys: terms.keys, columns: compared.map(terms.tolerance.compared),
        collapses: collapsing))
    let placed = Question.on(dataset: found.dataset, question)
    comparison = AnswerReading(try await Answers(to: [placed], session)).comparison(placed)
  }

  /// Names in the manifest that no table has are mistakes, whatever else agrees.
  private static func require(
    _ terms: MatchTerms, _ wanted: [String]?, _ here: [TableColumn], _ there: [TableColumn]
  ) throws(Obstacle) {
    for key in terms.keys {
      for columns in [here, there] where !columns.contains(where: { $0.name == key }) {
        throw .keyMissing(key, columns.map(\.name))
      }
    }
    let known = (here + there).map(\.name)
    if let unknown = (terms.named + (wanted ?? [])).first(where: { !known.contains($0) }) {
      throw .namesNoColumn(unknown, known)
    }
  }

  /// Columns of both tables whose values can be set beside each other.
  private static func comparable(_ here: [TableColumn], _ there: [TableColumn]) -> [String] {
    there.filter { column in
      here.contains { $0.name == column.name && $0.isComparable(with: column) }
    }.map(\.name)
  }
}

extension Answers {
  fileprivate init(to questions: [Question], _ session: any TableSession) async throws {
    self.init()
    add(questions, try await session.answer(questions))
  }
}

extension TableColumn {
  func isComparable(with other: TableColumn) -> Bool {
    if isNumber && other.isNumber { return true }
    return type == .other ? engineType == other.engineType : type == other.type
  }
}

extension Obstacle {
  static let nothingInCommon = Obstacle(
    rule: "tables.nothing-in-common",
    message: "the tables have no column in common whose values could be compared",
    remedy: "compare tables with the same columns, and leave some of them out of `ignore`")

  static let noAnswer = Obstacle(
    rule: "tables.no-answer", message: "the data engine gave no answer about the tables",
    remedy: "this is a bug of the check: please report it")

  fileprivate static func keyMissing(_ key: String, _ known: [String]) -> Obstacle {
    let nearest = NearestName.of(key, among: known).map { "; did you mean '\($0)'?" } ?? ""
    return Obstacle(
      rule: "tables.key-missing", message: "a table has no key column '\(key)'\(nearest)",
      remedy: "write the key into both tables, or correct `keys`; there is: "
        + OneLine.of(Counted.list(known), most: 300))
  }

  fileprivate static func namesNoColumn(_ name: String, _ known: [String]) -> Obstacle {
    let nearest = NearestName.of(name, among: known).map { "; did you mean '\($0)'?" } ?? ""
    return Obstacle(
      rule: "tables.no-such-column",
      message: "the manifest names column '\(name)', which neither table has\(nearest)",
      remedy: "correct the name in `columns`, `ignore` or `tolerance`")
  }
}
