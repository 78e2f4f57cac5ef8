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

  /// Bytes of requests that are sent, and of answers that are kept: 256 MiB each.
  static let largest: UInt64 = 256 << 20

  /// Asks it every request, and hands out its answers as a table while that exists.
  func withTable<Result: Sendable>(
    _ access: Access, _ body: @Sendable (TableFile) async throws -> Result
  ) async throws -> Result {
    let lines = try await requestLines(access)
    return try await access.content.withWorkspace(of: .candidate) { workspace in
      let talk = try await access.commands.ask(
        Invocation(command, in: workspace), lines: lines, patience: patience)
      // By a name that the worker could not have put a link under.
      let file = workspace.output.appendingPathComponent("answers-\(UUID().uuidString).jsonl")
      try answers(talk, to: lines.count).write(to: file, options: .withoutOverwriting)
      return try await body(
        TableFile(
          dataset: "answers", displayPath: "answers of `\(command.text)`", localPath: file.path,
          format: .jsonLines))
    }
  }

  private func requestLines(_ access: Access) async throws -> [Data] {
    let file = try await access.candidate.file(at: requests)
    guard file.size <= Self.largest else { throw Obstacle.requestsTooLarge(requests) }
    let newline = UInt8(ascii: "\n")
    let lines = try Data(contentsOf: file.url).split(separator: newline).filter { line in
      line.contains { ![0x20, 0x09, 0x0d].contains($0) }
    }
    guard !lines.isEmpty else { throw Obstacle.noRequests(requests) }
    return lines.map { Data($0) }
  }

  /// Nothing but one object for each request is a table to compare.
  private func answers(_ talk: LineDialogue, to count: Int) throws -> Data {
    for (place, answer) in talk.answers.enumerated() {
      guard case .object(let members) = try? JSONDecoder().decode(JSONValue.self, from: answer)
      else { throw Obstacle.noObject(answer, place + 1, of: count) }
      if let error = members["error"], error != .null {
        throw Obstacle.workerRefused(error, place + 1, of: count)
      }
    }
    guard talk.answers.count == count else { throw Obstacle.workerSilent(talk, of: count, self) }
    guard case .exited(status: 0) = talk.result.ending else {
      throw Obstacle.commandFailed(talk.result, command, family: "parity")
    }
    return Data(talk.answers.joined(separator: Data("\n".utf8))) + Data("\n".utf8)
  }
}

extension Obstacle {
  fileprivate static func requestsTooLarge(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "parity.requests-too-large", message: "'\(path)' has more than 256 MiB",
      remedy: "compare on fewer requests")
  }

  fileprivate static func noRequests(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "parity.no-requests", message: "'\(path)' holds no request line",
      remedy: "write one JSON value a line, for rows that the other side has")
  }

  fileprivate static func noObject(_ answer: Data, _ place: Int, of count: Int) -> Obstacle {
    let said = OneLine.of(String(decoding: answer.prefix(2_000), as: UTF8.self), most: 200)
    return Obstacle(
      rule: "parity.answer-no-object",
      message: "the worker answered request \(place) of \(count) with no JSON object: \(said)",
      remedy:
        "answer each line with one JSON object of keys and features, and log to standard error")
  }

  fileprivate static func workerRefused(_ error: JSONValue, _ place: Int, of count: Int) -> Obstacle
  {
    Obstacle(
      rule: "parity.answer-error",
      message: "the worker refused request \(place) of \(count): "
        + OneLine.of(error.canonicalText, most: 200),
      remedy: "give requests that the worker accepts, or correct the worker")
  }

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
