// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Open tables of one engine. Columns are read once, and questions asked in waves: what shares a scan
/// together, then what follows from the answers.
actor DuckDBTables: TableSession {
  let process: DuckDBProcess
  let limits: DuckDBLimits
  private let first: String
  let opened: [String: Result<OpenTable, Obstacle>]
  var tables: [String: Result<SQLTable, Obstacle>] = [:]
  var rules: [String: Result<RuleFacts, Obstacle>] = [:]
  var stamps: [String: String] = [:]
  private var last: Task<[Answer], any Error>?

  init(
    _ process: DuckDBProcess, _ limits: DuckDBLimits, first: String,
    _ opened: [String: Result<OpenTable, Obstacle>]
  ) {
    self.process = process
    self.limits = limits
    self.first = first
    self.opened = opened
  }

  /// One call after the other, because a process answers one statement at a time.
  func answer(_ questions: [Question]) async throws -> [Answer] {
    let before = last
    let task = Task {
      _ = await before?.result
      try Task.checkCancellation()
      return try await waves(of: questions)
    }
    last = task
    return try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  }

  func statements(for questions: [Question]) async throws -> [String] {
    _ = await last?.result
    try await prepare(questions)
    let wave = Wave(compiled(questions)) { try? self.tables[$0]?.get() }
    let statements =
      await process.definitions + wave.fused.map(\.sql) + wave.alone.map(\.lone.statement)
    let names = process.names
    return statements.map { names.shown(statement: $0) }
  }

  private func waves(of questions: [Question]) async throws -> [Answer] {
    try await prepare(questions)
    var answers = [Answer?](repeating: nil, count: questions.count)
    var asked = compiled(questions)
    var asking = Asking(process, limits) { try await self.isReadable($0) }
    while !asked.isEmpty {
      for case (let index, .known(let answer)) in asked.map({ ($0.index, $0.inquiry) }) {
        answers[index] = answer
      }
      let wave = Wave(asked) { try? self.tables[$0]?.get() }
      let datasets = Dictionary(
        asked.map { ($0.index, $0.dataset) }, uniquingKeysWith: { first, _ in first })
      asked = try await asking.run(wave).map { index, inquiry in
        Asked(index: index, dataset: datasets[index] ?? first, inquiry: inquiry)
      }
      asked += wave.later
    }
    let changed = try await changed(among: questions)
    return zip(answers, questions).map { answer, question in
      let reason = names(in: question).compactMap { changed[$0] }.first
      return reason.map(Answer.unavailable) ?? answer
        ?? .unavailable(Self.unknown(dataset(of: question)))
    }
  }

  func names(in question: Question) -> [String] {
    [dataset(of: question)] + question.otherDatasets
  }

  func dataset(of question: Question) -> String { question.target(of: first).dataset }

  private func compiled(_ questions: [Question]) -> [Asked] {
    var described: [String: Set<String>] = [:]
    for case (let dataset, .extremes(let column)) in questions.map({ $0.target(of: first) }) {
      described[dataset, default: []].insert(column)
    }
    let quantiles = questions.count { question in
      if case .quantiles = question.target(of: first).question { true } else { false }
    }
    return questions.enumerated().map { index, question in
      let dataset = dataset(of: question)
      return Asked(
        index: index, dataset: dataset,
        inquiry: compiled(
          question, described: described[dataset] ?? [],
          quantileCount: quantiles))
    }
  }

  private func compiled(
    _ question: Question, described: Set<String>, quantileCount: Int
  ) -> Inquiry {
    let (dataset, inner) = question.target(of: first)
    do {
      guard let table = tables[dataset] else { throw Self.unknown(dataset) }
      let (tables, rules) = (tables, rules)
      return QuestionCompiler(
        table: try table.get(),
        others: { name throws(Obstacle) in
          guard let other = tables[name] else { throw Self.unknown(name) }
          return try other.get()
        },
        rules: { rule throws(Obstacle) in
          guard let facts = rules[rule] else { throw .ruleInvalid(rule, "it was not parsed") }
          return try facts.get()
        },
        described: described, quantileCount: quantileCount
      ).inquiry(inner)
    } catch let obstacle as Obstacle {
      return .known(.unavailable(obstacle))
    } catch {
      return .known(.unavailable(Self.unknown(dataset)))
    }
  }

  static func unknown(_ dataset: String) -> Obstacle {
    Obstacle(
      rule: "data.dataset-unknown",
      message: "no table is open for dataset \(OneLine.quoted(dataset))",
      remedy: "this is a bug of the check: it must name the dataset among its inputs")
  }
}
