// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

extension SupervisedCommandRunner {
  /// What was done while a server ran, and how that ended.
  struct Service<Result: Sendable>: Sendable {
    var value: Result
    /// It had ended before it was asked to.
    var endedItself: Bool
    var result: CommandResult
  }

  /// Starts a server, hands it out when it is ready, and ends it with all that it started, also when the
  /// body throws or the task is cancelled.
  ///
  /// - Throws: `Obstacle` `server.…` when it does not become ready; what the body throws.
  func withServer<Result: Sendable>(
    _ server: ServerInvocation, _ body: @Sendable (RunningServer) async throws -> Result
  ) async throws -> Service<Result> {
    let first = try await start(server, body)
    // Since it was found to be free, another program may have taken the port: bad luck, but not twice.
    guard case .portTaken = first else { return try first.get() }
    return try await start(server, body).get()
  }

  fileprivate enum Start<Result: Sendable>: Sendable {
    case done(Service<Result>)
    case unready(Obstacle)
    case portTaken(Obstacle)

    func get() throws -> Service<Result> {
      switch self {
      case .done(let service): return service
      case .unready(let obstacle), .portTaken(let obstacle): throw obstacle
      }
    }
  }

  private func start<Result: Sendable>(
    _ server: ServerInvocation, _ body: @Sendable (RunningServer) async throws -> Result
  ) async throws -> Start<Result> {
    try Task.checkCancellation()
    let port = try FreePort()
    let attempt = Attempt(server.command.listening(on: port.number), tool: environment)
    if let refusal = attempt.refusal { return .unready(.serverEnded(refusal)) }
    let process = try start(attempt, .init(input: false, combinesErrors: false))
    let running = RunningServer(port: port, watch: process.control.watch)
    return try await withTaskCancellationHandler {
      async let ended = attempt.finish(process, noting: running)
      let readiness: RunningServer.Readiness
      var value: Result?
      do {
        readiness = try await running.becomeReady(server.ready, within: server.readyWithin)
        if case .ready = readiness { value = try await body(running) }
      } catch {
        process.control.kill()
        throw error
      }
      let endedItself = running.hasEnded
      process.control.terminate()
      let result = try await ended
      try Task.checkCancellation()
      if let value {
        return .done(Service(value: value, endedItself: endedItself, result: result))
      }
      guard case .late(let last) = readiness else { return .ended(result, port) }
      return .unready(.serverNotReady(server, last, result))
    } onCancel: {
      process.control.kill()
    }
  }
}

extension SupervisedCommandRunner.Start {
  /// It ended before it was ready, because the port was taken or for a reason of its own.
  fileprivate static func ended(_ result: CommandResult, _ port: FreePort) -> Self {
    let said = result.standardError.text.lowercased()
    let isTaken = ["address already in use", "eaddrinuse"].contains(where: said.contains)
    return isTaken || port.isTaken ? .portTaken(.portTaken(result)) : .unready(.serverEnded(result))
  }
}

extension Attempt {
  fileprivate func finish(
    _ process: SupervisedProcess, noting server: RunningServer
  ) async throws -> CommandResult {
    defer { server.noteEnd() }
    return try await finish(process, capturing: [.output, .error])
  }
}

extension Invocation {
  /// With `{port}` replaced in its arguments and in the variables that it sets.
  fileprivate func listening(on port: UInt16) -> Invocation {
    let filled = { (text: String) in text.replacingOccurrences(of: "{port}", with: "\(port)") }
    var invocation = self
    invocation.arguments = arguments.map(filled)
    invocation.environment.set = environment.set.mapValues(filled)
    return invocation
  }
}

extension Obstacle {
  fileprivate static func serverEnded(_ result: CommandResult) -> Obstacle {
    if case .notStarted = result.ending {
      return Obstacle(
        rule: "server.not-started", message: "the server \(result.endingText)",
        remedy: "correct the command of `serve`")
    }
    return Obstacle(
      rule: "server.ended",
      message: "the server \(result.endingText), before it was ready\(result.complaint)",
      remedy: "start it by hand in a clean checkout of this commit, on a free port")
  }

  fileprivate static func portTaken(_ result: CommandResult) -> Obstacle {
    Obstacle(
      rule: "server.port-taken",
      message: "the server found its port taken, twice: it \(result.endingText)\(result.complaint)",
      remedy: "make it listen on the port that {port} gives it, and on no other")
  }

  fileprivate static func serverNotReady(
    _ server: ServerInvocation, _ last: String, _ result: CommandResult
  ) -> Obstacle {
    Obstacle(
      rule: "server.not-ready",
      message: "the server was not ready within \(server.readyWithin): GET \(server.ready) of "
        + "127.0.0.1: \(last)\(result.complaint)",
      remedy:
        "make it listen on 127.0.0.1:{port} and answer `ready` with 200, or give it more time "
        + "by `within`")
  }
}
