// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// A program that computes features request by request, as serving does: one JSON line in, one JSON object out.
struct FeatureWorker: Codable, Hashable, Sendable {
  var command: CommandDeclaration
  var requests: RepositoryPath
  /// For one answer.
  var patience: TimeSpan

  /// Asks it every request, and hands out its answers as a table while that exists.
  func withTable<Result: Sendable>(
    _ access: Access, _ body: @Sendable (TableFile) async throws -> Result
  ) async throws -> Result {
    let lines = try await RequestLines.read(requests, access)
    return try await access.content.withWorkspace(of: .candidate) { workspace in
      let talk = try await access.commands.ask(
        Invocation(command, in: workspace), lines: lines, patience: patience)
      return try await rows(of: talk, to: lines.count).withTable(of: command, in: workspace, body)
    }
  }

  private func rows(of talk: LineDialogue, to count: Int) throws -> AnsweredRows {
    var rows = AnsweredRows(of: "the worker", count: count)
    for answer in talk.answers { try rows.add(answer) }
    guard talk.answers.count == count else { throw Obstacle.workerSilent(talk, of: count, self) }
    guard case .exited(status: 0) = talk.result.ending else {
      throw Obstacle.commandFailed(talk.result, command, family: "parity")
    }
    return rows
  }
}

extension Obstacle {
  fileprivate static func workerSilent(
    _ talk: LineDialogue, of count: Int, _ worker: FeatureWorker
  ) -> Obstacle {
    // A silent worker is killed by us.
    let how = talk.result.ending == .signalled(signal: 9) ? "was ended" : talk.result.endingText
    return Obstacle(
      rule: "parity.worker-silent",
      message: "the worker gave \(Counted.things(talk.answers.count, "answer")) to "
        + "\(Counted.things(count, "request")), and no other within \(worker.patience); it "
        + "\(how)\(talk.result.complaint)",
      remedy: "answer each line at once and flush; or allow more time by `answer-within`")
  }
}
