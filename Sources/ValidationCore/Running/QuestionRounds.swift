// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Asks the questions of all steps on connected datasets together, round by round, until none asks more.
struct QuestionRounds: Sendable {
  /// A check that never stops asking is a bug.
  static let mostRounds = 10

  let engine: any DataEngine
  let tables: TableResolver
  /// Whether somebody will look at pictures.
  var illustrates = false

  /// What one step learned.
  struct Outcome: Sendable {
    var answers = Answers()
    var tables: [String: TableFile] = [:]
    /// Former tables that are not there: questions about them have this answer.
    var absent: [String: Obstacle] = [:]

    mutating func add(_ table: PlannedTable, _ file: Result<TableFile, Obstacle>?) throws(Obstacle)
    {
      switch file {
      case .success(let file): tables[table.name] = file
      case .failure(let reason) where table.isFormer: absent[table.name] = reason
      case .failure(let reason): throw reason
      case nil: break
      }
    }

    /// Answers what needs no engine, and returns the rest.
    mutating func settle(_ questions: [Question], _ first: String) -> [Question] {
      questions.filter { question in
        let (dataset, inner) = question.target(of: first)
        guard let reason = ([dataset] + inner.otherDatasets).compactMap({ absent[$0] }).first
        else { return true }
        answers.add([question], [.unavailable(reason)])
        return false
      }
    }
  }

  /// One result a step, in order. Steps without datasets get no answers. A table that cannot be had is
  /// the reason of the steps that need it, and of no others.
  func answers(for steps: [Step]) async -> [Result<Outcome, Obstacle>] {
    let planned = Self.unique(steps.flatMap(\.tables))
    let found = await answers(for: steps, about: await tables.results(for: planned))
    let doubts = await tables.doubts(about: planned)
    return zip(steps, found).map { step, outcome in
      step.tables.compactMap { doubts[$0] }.first.map { .failure($0) } ?? outcome
    }
  }

  private func answers(
    for steps: [Step], about files: [PlannedTable: Result<TableFile, Obstacle>]
  ) async -> [Result<Outcome, Obstacle>] {
    var results = steps.map { step in
      Result { () throws(Obstacle) in
        var outcome = Outcome()
        for table in step.tables { try outcome.add(table, files[table]) }
        return outcome
      }
    }
    let asking = steps.indices.filter {
      !steps[$0].tables.isEmpty && (try? results[$0].get()) != nil
    }
    guard !asking.isEmpty else { return results }
    do {
      let found = try await askInRounds(
        asking.map { steps[$0] }, asking.compactMap { try? results[$0].get() })
      for (index, outcome) in zip(asking, found) { results[index] = .success(outcome) }
    } catch {
      let reason = Obstacle(describing: error, while: "asking about the datasets")
      for index in asking { results[index] = .failure(reason) }
    }
    return results
  }

  private func askInRounds(_ steps: [Step], _ outcomes: [Outcome]) async throws -> [Outcome] {
    guard zip(steps, outcomes).contains(where: { !$0.check.questions($1.answers).isEmpty }) else {
      return outcomes
    }
    let files = Self.unique(outcomes.flatMap { $0.tables.values }).sorted {
      $0.dataset < $1.dataset
    }
    return try await engine.withTables(files) { session in
      var outcomes = outcomes
      for _ in 0..<Self.mostRounds {
        let asked = steps.indices.map { index in
          Self.placed(open(steps[index], &outcomes[index]), steps[index])
        }
        let round = Self.unique(asked.flatMap { $0.map(\.placed) })
        guard !round.isEmpty else { return outcomes }
        var replies: [Question: Answer] = [:]
        for (question, answer) in zip(round, try await session.answer(round)) {
          replies[question] = answer
        }
        for (index, questions) in asked.enumerated() {
          let known = questions.filter { replies[$0.placed] != nil }
          outcomes[index].answers.add(
            known.map(\.asked), known.compactMap { replies[$0.placed] })
        }
      }
      throw Self.endless(steps)
    }
  }

  /// Questions that only the engine can answer. What is known at once may lead to more.
  private func open(_ step: Step, _ outcome: inout Outcome) -> [Question] {
    for _ in 0..<Self.mostRounds {
      let asked = wanted(step.check, outcome.answers)
      let open = outcome.settle(asked, step.tables.first?.name ?? "")
      if open.count == asked.count || !open.isEmpty { return open }
    }
    return []
  }

  /// Pictures come last, when all that is judged is known.
  private func wanted(_ check: PreparedCheck, _ answers: Answers) -> [Question] {
    let asked = check.questions(answers)
    return asked.isEmpty && illustrates ? check.illustrations?(answers) ?? [] : asked
  }

  /// Questions as the check asked them, and with the dataset that they are about.
  private static func placed(_ questions: [Question], _ step: Step) -> [(
    asked: Question, placed: Question
  )] {
    let first = step.tables.first?.name ?? ""
    return questions.map { question in
      let (dataset, inner) = question.target(of: first)
      return (question, .on(dataset: dataset, inner))
    }
  }

  /// Statements of the first round, and why a table has none.
  struct Statements: Sendable {
    var texts: [String] = []
    var unreadable: [(dataset: String, reason: Obstacle)] = []
  }

  /// As the engine would be sent them. A table that cannot be had takes no other's statements with it.
  func statements(for steps: [Step]) async throws -> Statements {
    var statements = Statements()
    var files: [TableFile] = []
    let planned = Self.unique(steps.flatMap(\.tables))
    let found = await tables.results(for: planned)
    let doubts = await tables.doubts(about: planned)
    for table in planned {
      switch doubts[table].map({ .failure($0) }) ?? found[table] {
      case .success(let file): files.append(file)
      case .failure(let reason): statements.unreadable.append((table.name, reason))
      case nil: break
      }
    }
    let round = Self.unique(
      steps.flatMap { Self.placed($0.check.questions(Answers()), $0).map(\.placed) })
    guard !round.isEmpty, !files.isEmpty else { return statements }
    let names = Self.unique(files.map(\.dataset))
    let (texts, columns) = try await engine.withTables(files) { session in
      // The engine has read them by then; asking why it could not costs nothing more.
      (
        try await session.statements(for: round),
        try await session.answer(names.map { .on(dataset: $0, .columns) })
      )
    }
    statements.texts = texts
    for case (let name, .unavailable(let reason)) in zip(names, columns) {
      statements.unreadable.append((name, reason))
    }
    return statements
  }

  private static func endless(_ steps: [Step]) -> Obstacle {
    let names = steps.flatMap { $0.tables.map(\.name) }
    return Obstacle(
      rule: "check.endless-questions",
      message: "a check on \(names.map { "'\($0)'" }.joined(separator: ", ")) still asked after "
        + "\(mostRounds) rounds",
      remedy: "this is a bug of the check: please report it")
  }

  private static func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
    var seen: Set<Value> = []
    return values.filter { seen.insert($0).inserted }
  }
}
