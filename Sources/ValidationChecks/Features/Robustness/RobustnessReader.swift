// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Asks the engine about the tables that runs wrote.
struct RobustnessReader: Sendable {
  /// `nil` for all columns of a table.
  let columns: [String]?
  let errors: String?
  let engine: any DataEngine

  /// Rows with no value that are looked at for their error.
  private static let mostRows = 10_000

  /// One for each table, in order.
  ///
  /// - Throws: ``Obstacle`` when the engine cannot go on.
  func outputs(of tables: [TableFile]) async throws -> [Fact<RobustnessOutput>] {
    guard !tables.isEmpty else { return [] }
    let named = tables.enumerated().map { index, table in
      var table = table
      table.dataset = "run-\(index + 1)"
      return table
    }
    return try await engine.withTables(named) { session in
      var facts: [Fact<RobustnessOutput>] = []
      for table in named { facts.append(try await output(table.dataset, session)) }
      return facts
    }
  }

  private func output(_ table: String, _ session: any TableSession) async throws
    -> Fact<RobustnessOutput>
  {
    let answers = try await session.answer([
      .on(dataset: table, .columns), .on(dataset: table, .rowCount),
    ])
    guard answers.count == 2, case .columns(let found) = answers[0],
      case .count(let rows) = answers[1]
    else { return .unknown(answers.obstacle) }
    let looked = found.filter { $0.name != errors && columns?.contains($0.name) ?? true }
    let hasErrors = found.contains { $0.name == errors }
    let tests = looked.flatMap { column in Self.tests(of: column) }
    let nullErrors = hasErrors ? errors.map { RowTest.null(column: $0) } : nil
    let all = tests + [nullErrors].compactMap { $0 }
    let counts = try await session.answer(all.map { .on(dataset: table, .count($0)) })
    var output = RobustnessOutput(rows: rows, columns: looked.map { .init(name: $0.name) })
    for (test, answer) in zip(all, counts) {
      guard case .count(var count) = answer else { return .unknown([answer].obstacle) }
      if test == nullErrors {
        output.errors = rows - count
        continue
      }
      if count > 0, hasErrors { count = try await unexcused(test, count, table, session) }
      output.add(count, test)
    }
    return counts.count == all.count ? .known(output) : .unknown(.noAnswer)
  }

  private static func tests(of column: TableColumn) -> [RowTest] {
    let numbers: [RowTest] =
      column.type == .double ? [.nan(column: column.name), .infinite(column: column.name)] : []
    return [.null(column: column.name)] + numbers
  }

  /// Of the rows that a test finds, those without an error. Rows that are not shown count too.
  private func unexcused(
    _ test: RowTest, _ count: Int64, _ table: String, _ session: any TableSession
  ) async throws -> Int64 {
    let question = Question.on(dataset: table, .sample(test, most: Self.mostRows))
    guard case .sample(let sample) = try await session.answer([question]).first,
      let place = sample.columns.firstIndex(where: { $0 == errors })
    else { return count }
    let excused = sample.rows.count { row in
      row.indices.contains(place) && row[place].map { !$0.isEmpty } == true
    }
    return max(0, count - Int64(excused))
  }
}

extension RobustnessOutput {
  fileprivate mutating func add(_ count: Int64, _ test: RowTest) {
    guard let place = columns.firstIndex(where: { [$0.name] == test.columnsRead }) else { return }
    switch test {
    case .nan: columns[place].nans = count
    case .infinite: columns[place].infinities = count
    default: columns[place].nulls = count
    }
  }
}

extension [Answer] {
  fileprivate var obstacle: Obstacle {
    for case .unavailable(let obstacle) in self { return obstacle }
    return .noAnswer
  }
}
