// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
package import ValidationCore

/// Dialogue in lines with one running command, such as a database shell. The supervisor ends the
/// command with the conversation, also when nobody closes it.
package actor Conversation {
  private let attempt: Attempt
  private let process: SupervisedProcess
  private let lines: LineSource
  private let sink: LineSink?
  private let outcome: Task<CommandResult, any Error>

  /// - Parameter combiningErrors: whether standard error comes among the lines, in order; else it is
  ///   in the result.
  /// - Throws: ``Obstacle``, also `process.not-started` when no system could run the command. A
  ///   program that is missing shows when the first line is asked for: there is none.
  package static func open(
    _ invocation: Invocation, runner: SupervisedCommandRunner, combiningErrors: Bool
  ) async throws -> Conversation {
    try Task.checkCancellation()
    let attempt = Attempt(invocation, tool: runner.environment)
    if case .notStarted(let reason) = attempt.refusal?.ending {
      throw Obstacle(
        rule: "process.not-started", message: reason, remedy: "correct the command")
    }
    let process = try runner.start(
      attempt, .init(input: true, combinesErrors: combiningErrors))
    return Conversation(attempt, process, combiningErrors: combiningErrors)
  }

  private init(_ attempt: Attempt, _ process: SupervisedProcess, combiningErrors: Bool) {
    self.attempt = attempt
    self.process = process
    lines = LineSource(process.output)
    sink = process.input.map(LineSink.init)
    outcome = Task { try await attempt.finish(process, capturing: combiningErrors ? [] : [.error]) }
  }

  deinit { process.control.kill() }

  /// Sends the line and a newline. A command that is gone is noticed when the answer is asked for.
  ///
  /// - Throws: `CancellationError`; cancelling ends the command.
  package func send(_ line: String) async throws {
    let (sink, bytes) = (sink, Data(line.utf8))
    try await endingWhenCancelled { sink?.send(bytes) }
  }

  /// The next line, `nil` at the end of the output.
  ///
  /// - Throws: ``Obstacle`` `process.timed-out` or `process.line-too-long`; `CancellationError`;
  ///   cancelling ends the command.
  package func nextLine(within span: TimeSpan) async throws -> String? {
    let (lines, end) = (lines, MonotonicTime.now + span.nanoseconds)
    var next = lines.nextBuffered()
    if next == nil { next = try await endingWhenCancelled { lines.next(until: end) } }
    switch next {
    case .line(.whole(let bytes))?: return masked(String(decoding: bytes, as: UTF8.self))
    case .line(.tooLong)?: throw obstacle("process.line-too-long", "a line of more than 64 MiB")
    case .nothing?: throw obstacle("process.timed-out", "nothing within \(span)")
    case .ended?, nil: return nil
    }
  }

  private func masked(_ line: String) -> String {
    let secrets = attempt.environment.secretValues
    return secrets.isEmpty ? line : SecretMasker.mask(line, secrets: secrets)
  }

  /// Closes the command's input, at which it should exit; else it gets TERM after the grace period.
  /// What it still says is not kept.
  package func close() async -> CommandResult {
    let (lines, sink, control) = (lines, sink, process.control)
    let grace = attempt.invocation.gracePeriod
    let impatience = Task {
      try await Task.sleep(for: grace.duration)
      control.terminate()
    }
    await DedicatedThread.run {
      sink?.close()
      lines.drain(until: .now + grace.nanoseconds + grace.nanoseconds + LineSource.patienceWithEnd)
    }
    let result = await result
    impatience.cancel()
    return result
  }

  /// Ends the command and all that it started, at once.
  package func kill() async { process.control.kill() }

  private var result: CommandResult {
    get async {
      do { return try await outcome.value } catch {
        let words = CapturedOutput(head: "\(error)")
        return attempt.result(
          .signalled(signal: Int(SIGKILL)), SupervisorReport(), [.error: words])
      }
    }
  }

  private func endingWhenCancelled<Result: Sendable>(
    _ work: @escaping @Sendable () -> Result
  ) async throws -> Result {
    try Task.checkCancellation()
    let control = process.control
    let result = await withTaskCancellationHandler {
      await DedicatedThread.run(work)
    } onCancel: {
      control.kill()
    }
    try Task.checkCancellation()
    return result
  }

  private func obstacle(_ rule: String, _ what: String) -> Obstacle {
    let program = attempt.invocation.arguments.first ?? ""
    return Obstacle(
      rule: rule, message: "`\(program)` answered with \(what)",
      remedy: "ask for less at once, or allow more time")
  }
}
