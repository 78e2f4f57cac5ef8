// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// Runs declared commands: with a deadline, bounded output and their cost measured, and ends whatever
/// they leave behind, also when the calling task is cancelled.
public protocol CommandRunner: Sendable {
  /// - Throws: `CancellationError`, or ``Obstacle`` when the supervisor itself cannot be run. How the
  ///   command ended is in the result, not thrown.
  func run(_ invocation: Invocation) async throws -> CommandResult

  /// Starts a JSON-lines worker, sends it each request when it is due, whatever the answers do (open
  /// loop), and then closes its input.
  func drive(_ invocation: Invocation, schedule: RequestSchedule) async throws -> WorkerRun

  /// Starts a worker that answers each line with a line, and sends it one after the other: the next when
  /// the answer to the last has come.
  ///
  /// - Parameter patience: longest time for one answer; after it nothing more is sent.
  func ask(_ invocation: Invocation, lines: [Data], patience: TimeSpan) async throws -> LineDialogue

  /// Starts a server on a free port of 127.0.0.1, waits until it is ready, sends it the requests one after
  /// the other, and ends it with all that it started.
  ///
  /// - Parameter patience: longest time for one answer; after it nothing more is sent.
  /// - Throws: ``Obstacle`` `server.…` when it does not become ready.
  func ask(
    _ server: ServerInvocation, requests: [HTTPRequest], patience: TimeSpan
  ) async throws -> HTTPDialogue
}

/// What a program that reads lines and answers each with one said.
public struct LineDialogue: Sendable {
  /// One for each line that was answered in time, in order; it ended or fell silent after the last.
  public var answers: [Data]
  /// How it ended once its input was closed.
  public var result: CommandResult

  public init(answers: [Data], result: CommandResult) {
    self.answers = answers
    self.result = result
  }
}
