// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// Sends the declared load to the server and keeps what came of it.
struct LatencyLoad: Sendable {
  let scope: LatencyBudget.Scope
  let access: Access

  private static let warmUps = 20
  /// How long after the last due time answers are awaited.
  static let patience = TimeSpan(seconds: 10)
  /// For the start and the warm-up, where the manifest gives no timeout.
  private static let startAllowance = TimeSpan(seconds: 120)
  private static let largestBody: UInt64 = 64 << 20

  /// After this the server is ended.
  static func lifetime(of scope: LatencyBudget.Scope) -> TimeSpan {
    guard scope.command.timeout == CommandDeclaration.defaultTimeout else {
      return scope.command.timeout
    }
    return TimeSpan(seconds: scope.duration.seconds + patience.seconds + startAllowance.seconds)
  }

  func measurement() async throws -> LatencyBudget.Measurement {
    let schedule = schedule(of: try await lines())
    let run = try await access.content.withWorkspace(of: .candidate) { workspace in
      var invocation = Invocation(scope.command, in: workspace)
      invocation.timeout = Self.lifetime(of: scope)
      return try await access.commands.drive(invocation, schedule: schedule)
    }
    guard let coldStart = run.coldStart else { throw Obstacle.noAnswer(run.result, scope) }
    return LatencyBudget.Measurement(
      run, coldStart: coldStart, rate: scope.rate, spacing: spacing,
      expected: schedule.requests.count)
  }

  private var spacing: TimeSpan { TimeSpan(seconds: 1 / scope.rate.perSecond) }

  private func schedule(of lines: [Data]) -> RequestSchedule {
    RequestSchedule(
      warmUp: (0..<Self.warmUps).map { lines[$0 % lines.count] },
      requests: (0..<scope.requestCount).map { place in
        (TimeSpan(seconds: Double(place) / scope.rate.perSecond), lines[place % lines.count])
      }, patience: Self.patience)
  }

  /// Requests of the file, blank lines left out; never empty.
  private func lines() async throws -> [Data] {
    let file = try await access.candidate.file(at: scope.body)
    guard file.size <= Self.largestBody else { throw Obstacle.bodyTooLarge(file) }
    let lines = try Data(contentsOf: file.url)
      .split(separator: UInt8(ascii: "\n")).map { line in
        Data(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
      }.filter { line in line.contains { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") } }
    guard !lines.isEmpty else { throw Obstacle.noRequests(scope.body) }
    return lines
  }
}

extension Obstacle {
  fileprivate static func noAnswer(_ result: CommandResult, _ scope: LatencyBudget.Scope)
    -> Obstacle
  {
    Obstacle(
      rule: "latency.no-answer",
      message: "the server gave no answer to its first request: it \(result.endingText)"
        + result.complaint,
      remedy:
        "run it by hand and give it a line of '\(scope.body)': \(scope.command.text); it must "
        + "answer each line at once and flush its output")
  }

  fileprivate static func noRequests(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "latency.no-requests", message: "'\(path)' holds no request",
      remedy: "write one JSON request a line")
  }

  fileprivate static func bodyTooLarge(_ file: SnapshotFile) -> Obstacle {
    Obstacle(
      rule: "latency.requests-too-large",
      message:
        "'\(file.path)' holds \(ByteCount(Int64(clamping: file.size))); at most 64 MiB are read",
      remedy: "name a file with a sample of the requests; they are used in turn")
  }
}
