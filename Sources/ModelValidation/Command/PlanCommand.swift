// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Print what a run would do to each check, and why.")

  @OptionGroup var repository: RepositoryOptions
  @OptionGroup var selection: SelectionOptions
  @OptionGroup var judging: JudgingOptions

  func run() async throws {
    let session = try await Session.open(repository, selection)
    let plan = try await session.plan()
    StandardStreams.print(PlanText.text(of: plan, session.revisions))
    await session.content.finish()
    if plan.steps.isEmpty, !judging.allowEmpty { throw Finished(code: .nothingSelected) }
  }
}
