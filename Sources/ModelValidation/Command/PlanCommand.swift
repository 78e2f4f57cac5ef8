// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Print what a run would do to each check, and why.")

  @OptionGroup var repository: RepositoryOptions
  @OptionGroup var selection: SelectionOptions
  @OptionGroup var judging: JudgingOptions

  @Flag(help: "Also print the statements that the data engine would be sent first.")
  var queries = false

  func run() async throws {
    let session = try await Session.open(repository, selection)
    let plan = try await session.plan()
    StandardStreams.print(PlanText.text(of: plan, session.revisions))
    if queries {
      let rounds = await FirstRound.all(of: plan, engine: session.engine, tables: session.tables)
      StandardStreams.print(PlanText.queries(rounds))
    }
    await session.finish()
    if plan.steps.isEmpty, !judging.allowEmpty { throw Finished(code: .nothingSelected) }
  }
}
