// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Open tables of one engine process.
actor DuckDBTables: TableSession {
  private let session: DuckDBSession
  private let first: String
  private let tables: [String: OpenTable]
  private let unreadable: [String: Obstacle]
  private var schemas: [String: Result<TableSchema, Obstacle>] = [:]

  init(
    _ session: DuckDBSession, _ tables: [OpenTable], first: TableFile?,
    unreadable: [String: Obstacle]
  ) {
    self.session = session
    self.first = first?.dataset ?? ""
    self.unreadable = unreadable
    self.tables = Dictionary(
      tables.map { ($0.file.dataset, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func answer(_ questions: [Question]) async throws -> [Answer] {
    var answers = [Answer?](repeating: nil, count: questions.count)
    for (dataset, asked) in grouped(questions) {
      switch try await schema(of: dataset) {
      case .failure(let obstacle):
        for index in asked { answers[index] = .unavailable(obstacle) }
      case .success(let schema):
        let inner = asked.map { questions[$0].target(of: first).question }
        for (index, answer) in zip(asked, try await answer(inner, schema)) {
          answers[index] = answer
        }
      }
    }
    return answers.map { $0 ?? .unavailable(Self.unknown("")) }
  }

  func statements(for questions: [Question]) async throws -> [String] {
    var statements: [String] = []
    for (dataset, asked) in grouped(questions) {
      guard case .success(let schema) = try await schema(of: dataset) else { continue }
      let inner = asked.map { questions[$0].target(of: first).question }
      statements += FusedQuery(inner, schema).statements.map(\.sql)
    }
    return statements
  }

  /// Places of the questions about each dataset, in the order in which datasets are first asked.
  private func grouped(_ questions: [Question]) -> [(dataset: String, places: [Int])] {
    var groups: [(dataset: String, places: [Int])] = []
    var positions: [String: Int] = [:]
    for (index, question) in questions.enumerated() {
      let dataset = question.target(of: first).dataset
      if let position = positions[dataset] {
        groups[position].places.append(index)
      } else {
        positions[dataset] = groups.count
        groups.append((dataset, [index]))
      }
    }
    return groups
  }

  /// Reading it is a whole pass over a text file, so it is done once.
  private func schema(of dataset: String) async throws -> Result<TableSchema, Obstacle> {
    if let known = schemas[dataset] { return known }
    if let obstacle = unreadable[dataset] { return .failure(obstacle) }
    guard let table = tables[dataset] else { return .failure(Self.unknown(dataset)) }
    let schema: Result<TableSchema, Obstacle>
    do { schema = .success(try await TableSchema.read(table, in: session)) } catch let obstacle
      as Obstacle where obstacle.rule.hasPrefix("data.")
    {
      schema = .failure(obstacle)
    }
    schemas[dataset] = schema
    return schema
  }

  private static func unknown(_ dataset: String) -> Obstacle {
    Obstacle(
      rule: "data.dataset-unknown",
      message: "no table is open for dataset \(OneLine.quoted(dataset))",
      remedy: "this is a bug of the check: it must name the dataset among its inputs")
  }

  private func answer(_ questions: [Question], _ schema: TableSchema) async throws -> [Answer] {
    let query = FusedQuery(questions, schema)
    var answers = query.answers
    for statement in query.statements {
      for found in try await self.answers(to: statement, schema) {
        answers[found.index] = found.answer
      }
    }
    return answers.map { $0 ?? .unavailable(.pointless("it was not asked", schema.table)) }
  }

  private func answers(
    to statement: FusedQuery.Statement, _ schema: TableSchema
  ) async throws -> [(index: Int, answer: Answer)] {
    do {
      return try statement.answers(try await session.rows(statement.sql))
    } catch is DuckDBRefusal {
      do { try await schema.refuseUnreadable(in: session) } catch let obstacle as Obstacle
        where obstacle.rule.hasPrefix("data.")
      {
        return statement.parts.map { ($0.index, .unavailable(obstacle)) }
      }
      return try await halved(statement, schema.table)
    }
  }

  /// Halves a statement that fails until only what is to blame for it has no answer.
  private func halved(
    _ statement: FusedQuery.Statement, _ table: TableFile
  ) async throws -> [(index: Int, answer: Answer)] {
    do {
      return try statement.answers(try await session.rows(statement.sql))
    } catch let refusal as DuckDBRefusal {
      guard let halves = statement.halves else {
        return statement.parts.map { ($0.index, .unavailable(.refused(refusal, table))) }
      }
      return try await halved(halves.0, table) + halved(halves.1, table)
    }
  }
}
