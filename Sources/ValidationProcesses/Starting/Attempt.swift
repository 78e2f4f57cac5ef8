// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// One invocation with the environment that it gets, and what turns its end into a result.
struct Attempt: Sendable {
  enum Stream: Sendable { case output, error }

  let invocation: Invocation
  let environment: DeclaredEnvironment

  init(_ invocation: Invocation, tool: [String: String]) {
    self.invocation = invocation
    environment = DeclaredEnvironment(
      invocation.environment, from: tool, temporaryFolder: invocation.temporaryDirectory.path)
  }

  private var program: String { invocation.arguments.first ?? "" }

  /// What no system could start, found before it is tried.
  var refusal: CommandResult? {
    guard let reason = defect else { return nil }
    return result(.notStarted(reason: reason), SupervisorReport(), [:])
  }

  private var defect: String? {
    if program.isEmpty { return "the command names no program" }
    if invocation.arguments.contains(where: hasNUL) { return "an argument holds a NUL" }
    return environment.defect
  }

  /// Reads the streams and the supervisor's report to their ends.
  ///
  /// - Throws: ``Obstacle`` when the supervisor could not be started, was killed or did not end in time.
  func finish(
    _ process: SupervisedProcess, capturing streams: [Stream]
  ) async throws -> CommandResult {
    let (report, captured) = try await collect(process, streams)
    return result(ending(report), report, captured)
  }

  /// As the above, for those who want the report.
  func collect(
    _ process: SupervisedProcess, _ streams: [Stream]
  ) async throws -> (SupervisorReport, [Stream: CapturedOutput]) {
    let pumped = await pump(process, streams)
    try await process.waitForSupervisor()
    guard pumped.report.totals != nil || pumped.report.failure != nil else {
      throw await abandoned(pumped.report, overdue: process.control.watch.isOverdue)
    }
    if let left = pumped.report.totals?.left, left > 0 { throw notEnded(left) }
    return (pumped.report, Dictionary(zip(streams, pumped.captured)) { first, _ in first })
  }

  func result(
    _ ending: CommandResult.Ending, _ report: SupervisorReport, _ captured: [Stream: CapturedOutput]
  ) -> CommandResult {
    let zero = TimeSpan(nanoseconds: 0)
    return CommandResult(
      ending: ending, standardOutput: captured[.output] ?? CapturedOutput(head: ""),
      standardError: captured[.error] ?? CapturedOutput(head: ""),
      cost: report.totals?.cost ?? .init(wall: zero, user: zero, system: zero, peakMemory: nil),
      survivors: report.totals?.survivors ?? 0)
  }

  func ending(_ report: SupervisorReport) -> CommandResult.Ending {
    if let failure = report.failure { return .notStarted(reason: reason(for: failure)) }
    if report.totals?.timedOut == true { return .timedOut }
    // Without an end the command could not even be killed, which is no end of its own either.
    return report.ending ?? .timedOut
  }

  private func reason(for failure: SupervisorReport.Failure) -> String {
    let text = StartFailure(
      program: program, folder: invocation.workingDirectory.path,
      searchPath: environment.searchPath
    ).reason(for: failure)
    return SecretMasker.mask(text, secrets: environment.secretValues)
  }

  private func pump(
    _ process: SupervisedProcess, _ streams: [Stream]
  ) async -> OutputPump.Result {
    let captured = streams.compactMap { stream in
      (stream == .output ? process.output : process.error).map {
        OutputPump.Stream(
          descriptor: $0, masker: SecretMasker(environment.secretValues),
          kept: HeadAndTail(limit: invocation.outputLimit))
      }
    }
    let pump = OutputPump(streams: captured, control: process.control)
    return await DedicatedThread.run {
      var pump = pump
      return pump.run()
    }
  }

  private func notEnded(_ count: Int) -> Obstacle {
    Obstacle(
      rule: "process.not-ended", message: "\(count) processes of `\(program)` could not be ended",
      remedy: "end them by hand; a command must not change its user or hang in the kernel")
  }

  /// The supervisor went away without a report: someone killed it, most likely the command, or the watch
  /// gave it up. Its last duty is done here as far as one process can.
  ///
  /// What is beyond it: a process that changed its environment and left the command's group; on
  /// macOS, any that left the group.
  private func abandoned(_ report: SupervisorReport, overdue: Bool) async -> Obstacle {
    if let leader = report.leader { kill(-leader, SIGKILL) }
    let strays = StrayProcesses(mark: environment.mark)
    let left = await DedicatedThread.run { strays.end() }
    let how = overdue ? "did not end in time and was killed" : "ended without a report"
    let rest = left > 0 ? "; \(left) processes of the command could not be ended" : ""
    return Obstacle(
      rule: "process.supervisor-lost",
      message: "the supervisor of `\(program)` \(how)\(rest)",
      remedy: "look for what stopped or killed it, such as the command itself or the system out of "
        + "memory")
  }
}
