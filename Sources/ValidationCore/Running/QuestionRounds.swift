// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Asks the questions of all steps on one dataset together, round by round, until none asks more.
struct QuestionRounds: Sendable {
  /// A check that never stops asking is a bug.
  static let mostRounds = 10

  let engine: any DataEngine
  let content: any ContentStore

  /// One result a step, in order. Steps without a dataset get no answers.
  func answers(for steps: [Step]) async -> [Result<Answers, Obstacle>] {
    guard let table = steps.first?.table else { return steps.map { _ in .success(Answers()) } }
    do {
      let file = try await tableFile(table)
      return try await askInRounds(steps, file).map(Result.success)
    } catch {
      let reason = Obstacle(describing: error, while: "reading dataset '\(table.name)'")
      return steps.map { _ in .failure(reason) }
    }
  }

  private func tableFile(_ table: PlannedTable) async throws -> TableFile {
    let snapshot = try await content.snapshot(of: table.dataset.side)
    let file = try await snapshot.file(at: table.dataset.path)
    return TableFile(
      dataset: table.name, displayPath: table.dataset.path.text, localPath: file.url.path,
      format: table.dataset.format)
  }

  private func askInRounds(_ steps: [Step], _ file: TableFile) async throws -> [Answers] {
    var answers = steps.map { _ in Answers() }
    for _ in 0..<Self.mostRounds {
      let asked = zip(steps, answers).map { step, known in step.check.questions(known) }
      let round = unique(asked.flatMap { $0 })
      guard !round.isEmpty else { return answers }
      var replies = Answers()
      replies.add(round, try await engine.answer(round, about: file))
      for (index, questions) in asked.enumerated() {
        let known = questions.filter { replies[$0] != nil }
        answers[index].add(known, known.compactMap { replies[$0] })
      }
    }
    throw Obstacle(
      rule: "check.endless-questions",
      message: "a check on dataset '\(file.dataset)' still asked after \(Self.mostRounds) rounds",
      remedy: "this is a bug of the check: please report it")
  }

  private func unique(_ questions: [Question]) -> [Question] {
    var seen: Set<Question> = []
    return questions.filter { seen.insert($0).inserted }
  }
}
