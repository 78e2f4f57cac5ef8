// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Open tables of one engine. Columns are read once, and questions asked in waves: what shares a scan
/// together, then what follows from the answers.
actor DuckDBTables: TableSession {
  private let process: DuckDBProcess
  private let limits: DuckDBLimits
  private let first: String
  private let opened: [String: Result<OpenTable, Obstacle>]
  private var tables: [String: Result<SQLTable, Obstacle>] = [:]
  private var stamps: [String: String] = [:]
  private var rules: [String: Result<RuleFacts, Obstacle>] = [:]
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
    return await process.definitions + wave.fused.map(\.sql) + wave.alone.map(\.lone.statement)
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
    }
    let changed = try await changed(among: questions)
    return zip(answers, questions).map { answer, question in
      let reason = names(in: question).compactMap { changed[$0] }.first
      return reason.map(Answer.unavailable) ?? answer
        ?? .unavailable(Self.unknown(dataset(of: question)))
    }
  }

  private func names(in question: Question) -> [String] {
    [dataset(of: question)] + question.otherDatasets
  }

  private func dataset(of question: Question) -> String { question.target(of: first).dataset }

  private func compiled(_ questions: [Question]) -> [Asked] {
    var described: [String: Set<String>] = [:]
    for case (let dataset, .extremes(let column)) in questions.map({ $0.target(of: first) }) {
      described[dataset, default: []].insert(column)
    }
    return questions.enumerated().map { index, question in
      let dataset = dataset(of: question)
      return Asked(
        index: index, dataset: dataset,
        inquiry: compiled(question, described: described[dataset] ?? []))
    }
  }

  private func compiled(_ question: Question, described: Set<String>) -> Inquiry {
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
        described: described
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

extension DuckDBTables {
  /// Reads the columns of the tables, and parses the rules, that these questions need.
  private func prepare(_ questions: [Question]) async throws {
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
        stamps[table.file.dataset] = try await stamp(reading)
        return .success(try await reading.read())
      } catch let obstacle as Obstacle {
        return .failure(obstacle)
      }
    }
  }

  private func stamp(_ reading: TableReading) async throws -> String? {
    do { return try await reading.stamp() } catch let refusal as DuckDBRefusal {
      throw Obstacle.refused(refusal, reading.opened.file)
    } catch let loss as DuckDBProcess.Loss {
      throw loss.reason.about(reading.opened.file)
    }
  }

  /// Tables whose objects are others than when their columns were read: answers about them may be of
  /// two states at once.
  private func changed(among questions: [Question]) async throws -> [String: Obstacle] {
    var changed: [String: Obstacle] = [:]
    for name in Set(questions.flatMap { names(in: $0) }).sorted() {
      guard let before = stamps[name], case .success(let table)? = opened[name] else { continue }
      let reading = TableReading(opened: table, process: process, time: limits.time)
      do {
        if try await stamp(reading) != before { changed[name] = .changedWhileRead(table.file) }
      } catch let obstacle as Obstacle { changed[name] = obstacle }
    }
    return changed
  }

  /// Whether all rows of a table can be counted; its reason when they cannot.
  private func isReadable(_ table: SQLTable) async throws -> Obstacle? {
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
