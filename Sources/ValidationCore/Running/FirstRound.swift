// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What a run would ask the data engine first, for people who read a plan.
package struct FirstRound: Sendable {
  package var datasets: [String]
  package var checks: [String]
  /// As the engine would be sent them, or why they cannot be told.
  package var statements: Result<[String], Obstacle>
  /// Tables that none of them is about, and why.
  package var unreadable: [(dataset: String, reason: Obstacle)]
  /// Check, and what it asks when the first answers are known.
  package var later: [(check: String, what: String)]

  /// One for each set of steps that ask together, in the plan's order.
  ///
  /// Reads the tables' schemas. Commands of datasets are run: without what they write, nothing is known
  /// about the columns.
  package static func all(
    of plan: Plan, engine: any DataEngine, tables: TableResolver
  ) async -> [FirstRound] {
    let steps = plan.steps
    let asking = steps.indices.filter { steps[$0].isToRun && !steps[$0].tables.isEmpty }
    var rounds: [FirstRound] = []
    for group in StepGroups.groups(of: asking, in: steps) {
      let members = group.map { steps[$0] }
      rounds.append(await round(of: members, QuestionRounds(engine: engine, tables: tables)))
    }
    return rounds
  }

  private static func round(of steps: [Step], _ rounds: QuestionRounds) async -> FirstRound {
    var found = QuestionRounds.Statements()
    let statements: Result<[String], Obstacle>
    do {
      found = try await rounds.statements(for: steps)
      statements = .success(found.texts)
    } catch {
      statements = .failure(Obstacle(describing: error, while: "asking for the statements"))
    }
    var names: [String] = []
    for name in steps.flatMap({ $0.tables.map(\.name) }) where !names.contains(name) {
      names.append(name)
    }
    return FirstRound(
      datasets: names, checks: steps.map(\.check.id), statements: statements,
      unreadable: found.unreadable,
      later: steps.compactMap { step in step.check.laterRounds.map { (step.check.id, $0) } })
  }
}
