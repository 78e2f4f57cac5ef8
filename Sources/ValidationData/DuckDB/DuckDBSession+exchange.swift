// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore
import ValidationProcesses

extension DuckDBSession {
  /// Most lines, and bytes of all lines, that one statement may answer with.
  private static let lineLimit = 200_000
  private static let byteLimit = 64 << 20

  /// Sends text, and returns all lines up to a sentinel that is printed after it.
  ///
  /// - Parameter inspect: throws at a line that no engine answers with, instead of waiting for more.
  func exchange(
    _ text: String, inspect: (String) throws -> Void = { _ in }
  ) async throws -> [String] {
    let sentinel = "@@\(SQLText.makeTag())@@"
    do {
      try await conversation.send("\(text)\n.print \(sentinel)")
    } catch let error as CancellationError {
      throw error
    } catch {
      throw await ended()
    }
    var lines: [String] = []
    var bytes = 0
    while let line = try await nextLine() {
      if line == sentinel { return lines }
      try inspect(line)
      bytes += line.utf8.count
      guard lines.count < Self.lineLimit, bytes < Self.byteLimit else { throw Self.flooded }
      lines.append(line)
    }
    throw await ended()
  }

  private func nextLine() async throws -> String? {
    let left = ContinuousClock.now.duration(to: deadline)
    guard left > .zero else { throw timedOut }
    do {
      let seconds = Double(left.components.seconds) + Double(left.components.attoseconds) * 1e-18
      return try await conversation.nextLine(within: TimeSpan(seconds: seconds))
    } catch let obstacle as Obstacle where obstacle.rule == "process.timed-out" {
      throw timedOut
    }
  }

  private func ended() async -> Obstacle {
    let result = await conversation.close()
    let how =
      switch result.ending {
      case .exited(let status): "exited with status \(status)"
      case .signalled(let signal): "was ended by signal \(signal)"
      case .timedOut: "was ended at its deadline"
      case .notStarted(let reason): "did not start: \(OneLine.of(reason))"
      }
    return Obstacle(
      rule: "engine.ended", message: "the data engine \(how) before it had answered",
      remedy: "run again; if it repeats, look for memory limits and use the tested version: "
        + DuckDBLocation.installLine)
  }

  private var timedOut: Obstacle {
    Obstacle(
      rule: "engine.timed-out", message: "the data engine did not answer within \(time)",
      remedy: "allow the engine more time (--engine-time), or ask less of the table")
  }

  private static let flooded = Obstacle(
    rule: "engine.answer-too-large",
    message: "the data engine's answer is larger than aggregates can be",
    remedy: "check that the table has fewer than 200,000 columns")
}
