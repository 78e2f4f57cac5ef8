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

  @Option(
    help: ArgumentHelp(
      "Write the reviewed files of these checks anew and judge nothing; pattern of ids, repeatable.",
      valueName: "id"))
  var accept: [String] = []

  func run() async throws {
    let outputs = try ReportOutputs(reports, ProcessDescription.current)
    let session = try await open(outputs)
    if !accept.isEmpty { throw Finished(code: try await acceptance(in: session)) }
    let progress = outputs.progress()
    let alive = Task { await progress.run() }
    let report = await Interruption.heeding {
      await session.run(
        settings: Runner.Settings(
          parallelism: ProcessInfo.processInfo.activeProcessorCount, failFast: failFast,
          strict: judging.strict, illustrates: reports.html != nil),
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
      await session.finish()
      throw error
    }
    return session
  }

  private func acceptance(in session: Session) async throws -> RunStatus {
    let result = await Interruption.heeding {
      do {
        return Result<[AcceptedFile], any Error>.success(try await session.accept(accept))
      } catch {
        return .failure(error)
      }
    }
    await session.finish()
    for file in try result.get() {
      StandardStreams.print(
        "accepted: wrote \(file.path) (\(ByteCount(Int64(file.data.count)))); review it with "
          + "`git diff`, then commit it")
    }
    return .passed
  }

  private func tellKnownChecks(of session: Session) {
    let ids = session.manifests.flatMap(\.checks).map(\.id)
    StandardStreams.printError(
      "no check is selected; the manifest has: \(ids.joined(separator: ", "))")
  }
}
