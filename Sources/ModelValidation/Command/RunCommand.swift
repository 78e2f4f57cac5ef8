// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import ValidationReporting

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Measure and judge what the manifest promises (the default).")

  @OptionGroup var repository: RepositoryOptions
  @OptionGroup var selection: SelectionOptions
  @OptionGroup var judging: JudgingOptions
  @OptionGroup var reports: ReportOptions

  @Flag(help: "Skip the rest after the first case that does not pass.")
  var failFast = false

  func run() async throws {
    let outputs = try ReportOutputs(reports, ProcessDescription.current)
    let session = try await open(outputs)
    let progress = outputs.progress()
    let alive = Task { await progress.run() }
    let report = await Interruption.heeding {
      await session.run(
        settings: Runner.Settings(
          parallelism: ProcessInfo.processInfo.activeProcessorCount, failFast: failFast,
          strict: judging.strict),
        options: Report.Options(strict: judging.strict, allowEmpty: judging.allowEmpty),
        progress: { await progress.receive($0) })
    }
    alive.cancel()
    await progress.finish()
    if report.cases.isEmpty { tellKnownChecks(of: session) }
    try outputs.write(report, keeping: session.lastReport)
    throw Finished(code: report.exitCode)
  }

  private func open(_ outputs: ReportOutputs) async throws -> Session {
    let session: Session
    do { session = try await Session.open(repository, selection) } catch {
      outputs.write(refusal: error)
      throw error
    }
    do {
      let candidate = try await session.content.snapshot(of: .candidate)
      try outputs.refuse(trackedBy: candidate, at: session.repository.root)
    } catch {
      await session.content.finish()
      throw error
    }
    return session
  }

  private func tellKnownChecks(of session: Session) {
    let ids = session.manifests.flatMap(\.checks).map(\.id)
    StandardStreams.printError(
      "no check is selected; the manifest has: \(ids.joined(separator: ", "))")
  }
}
