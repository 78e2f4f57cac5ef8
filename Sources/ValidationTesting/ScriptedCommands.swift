// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

public import Foundation
public import ValidationCore

/// Answers commands by closures instead of processes, for the ways to end that real programs make hard
/// to provoke.
public struct ScriptedCommands: CommandRunner {
  public typealias Run = @Sendable (Invocation) async throws -> CommandResult
  public typealias Drive = @Sendable (Invocation, RequestSchedule) async throws -> WorkerRun
  public typealias Ask = @Sendable (Invocation, [Data]) async throws -> LineDialogue
  public typealias Serve =
    @Sendable (ServerInvocation, [HTTPRequest]) async throws -> HTTPDialogue

  private let answerRun: Run
  private let answerDrive: Drive
  private let answerAsk: Ask
  private let answerServe: Serve

  /// - Parameters:
  ///   - run: what becomes of a command; by default it cannot be started.
  ///   - drive: what a worker does; by default it cannot be started and never answers.
  ///   - ask: what a worker answers line by line; by default it cannot be started.
  ///   - serve: what a server answers request by request; by default it cannot be started.
  public init(run: Run? = nil, drive: Drive? = nil, ask: Ask? = nil, serve: Serve? = nil) {
    answerRun = run ?? { _ in .ended(.notStarted(reason: "no command is scripted")) }
    answerDrive =
      drive ?? { _, schedule in
        .answering(schedule, latency: { _ in nil }, ending: .notStarted(reason: "none scripted"))
      }
    answerAsk =
      ask ?? { _, _ in
        LineDialogue(answers: [], result: .ended(.notStarted(reason: "no worker is scripted")))
      }
    answerServe =
      serve ?? { _, _ in
        throw Obstacle(
          rule: "server.not-started", message: "no server is scripted",
          remedy: "say in the test what a server answers")
      }
  }

  public func run(_ invocation: Invocation) async throws -> CommandResult {
    try await answerRun(invocation)
  }

  public func drive(_ invocation: Invocation, schedule: RequestSchedule) async throws -> WorkerRun {
    try await answerDrive(invocation, schedule)
  }

  public func ask(
    _ invocation: Invocation, lines: [Data], patience: TimeSpan
  ) async throws -> LineDialogue {
    try await answerAsk(invocation, lines)
  }

  public func ask(
    _ server: ServerInvocation, requests: [HTTPRequest], patience: TimeSpan
  ) async throws -> HTTPDialogue {
    try await answerServe(server, requests)
  }
}

extension CommandResult {
  /// How a command might have ended, with as little said as the test needs.
  public static func ended(
    _ ending: Ending = .exited(status: 0), output: String = "", errors: String = "",
    wall: TimeSpan = TimeSpan(seconds: 1), peakMemory: ByteCount? = ByteCount(10_000_000)
  ) -> CommandResult {
    CommandResult(
      ending: ending, standardOutput: CapturedOutput(head: output),
      standardError: CapturedOutput(head: errors),
      cost: Cost(
        wall: wall, user: TimeSpan(seconds: 0), system: TimeSpan(seconds: 0),
        peakMemory: peakMemory))
  }
}

extension WorkerRun {
  /// A worker that accepts every request it answers.
  ///
  /// - Parameter latency: from due to answered, by the request's place; `nil` when no answer came.
  public static func answering(
    _ schedule: RequestSchedule, latency: (Int) -> TimeSpan?,
    coldStart: TimeSpan? = nil, ending: CommandResult.Ending = .exited(status: 0),
    errors: String = "", peakMemory: ByteCount? = ByteCount(10_000_000)
  ) -> WorkerRun {
    let exchanges = schedule.requests.enumerated().map { place, request in
      let answered = latency(place).map {
        TimeSpan(nanoseconds: request.due.nanoseconds + $0.nanoseconds)
      }
      return Exchange(
        due: request.due, sent: request.due, answered: answered, accepted: answered != nil)
    }
    return WorkerRun(
      coldStart: coldStart, exchanges: exchanges, firstRefusal: nil,
      generatorLag: TimeSpan(nanoseconds: 0),
      result: .ended(ending, errors: errors, peakMemory: peakMemory))
  }
}
