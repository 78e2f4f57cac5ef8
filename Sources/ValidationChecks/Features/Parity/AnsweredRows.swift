// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// Rows that a program answered request by request: nothing but one JSON object for each is a table to
/// compare.
struct AnsweredRows {
  /// What answers, such as `the worker`.
  let speaker: String
  /// Rows that are asked for.
  let count: Int
  private(set) var rows: [Data] = []

  init(of speaker: String, count: Int) {
    self.speaker = speaker
    self.count = count
  }

  /// Takes the answer to the next request.
  ///
  /// - Throws: ``Obstacle``.
  mutating func add(_ answer: Data) throws {
    let place = "request \(Counted.number(rows.count + 1)) of \(Counted.number(count))"
    guard let (members, keys) = Self.object(answer) else {
      throw Obstacle.noObject(answer, speaker, place)
    }
    if let error = members["error"], error != .null {
      throw Obstacle.refused(error, speaker, place)
    }
    guard keys.count == members.count else { throw Obstacle.keyTwice(answer, speaker, place) }
    // Between its values an object may have line ends, in texts it has none.
    rows.append(Data(answer.map { $0 == 0x0a || $0 == 0x0d ? 0x20 : $0 }))
  }

  /// Takes the answer to the next requests, an array.
  ///
  /// - Throws: ``Obstacle``.
  mutating func add(array answer: Data, to asked: Int) throws {
    guard let elements = JSONParts.elements(of: answer) else {
      throw Obstacle.noArray(answer, speaker)
    }
    guard elements.count == asked else {
      throw Obstacle.otherCount(elements.count, asked, speaker)
    }
    for element in elements { try add(element) }
  }

  /// UTF-8 alone: a text of another encoding has zero bytes.
  private static func object(_ answer: Data) -> (members: [String: JSONValue], keys: [String])? {
    guard !answer.contains(0), let parts = JSONParts.members(of: answer),
      case .object(let members) = try? JSONDecoder().decode(JSONValue.self, from: answer)
    else { return nil }
    return (members, parts.map(\.key))
  }

  /// Hands them out as a table while that exists.
  func withTable<Result: Sendable>(
    of command: CommandDeclaration, in workspace: Workspace,
    _ body: @Sendable (TableFile) async throws -> Result
  ) async throws -> Result {
    // By a name that the program could not have put a link under.
    let file = workspace.output.appendingPathComponent("answers-\(UUID().uuidString).jsonl")
    let newline = Data("\n".utf8)
    try (Data(rows.joined(separator: newline)) + newline)
      .write(to: file, options: .withoutOverwriting)
    return try await body(
      TableFile(
        dataset: "answers", displayPath: "answers of `\(command.text)`", localPath: file.path,
        format: .jsonLines))
  }
}

extension Obstacle {
  private static let objectRemedy =
    "answer each request with one JSON object of keys and features, and log to standard error"

  fileprivate static func noObject(_ answer: Data, _ speaker: String, _ place: String) -> Obstacle {
    Obstacle(
      rule: "parity.answer-no-object",
      message: "\(speaker) answered \(place) with no JSON object: \(shown(answer))",
      remedy: objectRemedy)
  }

  fileprivate static func keyTwice(_ answer: Data, _ speaker: String, _ place: String) -> Obstacle {
    Obstacle(
      rule: "parity.answer-no-object",
      message: "\(speaker) answered \(place) with an object in which a key stands twice: "
        + shown(answer), remedy: objectRemedy)
  }

  fileprivate static func refused(
    _ error: JSONValue, _ speaker: String, _ place: String
  ) -> Obstacle {
    Obstacle(
      rule: "parity.answer-error",
      message: "\(speaker) refused \(place): \(OneLine.of(error.canonicalText, most: 200))",
      remedy: "give requests that it accepts, or correct it")
  }

  fileprivate static func noArray(_ answer: Data, _ speaker: String) -> Obstacle {
    Obstacle(
      rule: "parity.answer-no-array",
      message: "\(speaker) answered a batch with no JSON array: \(shown(answer))",
      remedy: "answer a batch with an array of one object for each row, or ask without `batch`")
  }

  fileprivate static func otherCount(_ found: Int, _ asked: Int, _ speaker: String) -> Obstacle {
    Obstacle(
      rule: "parity.answer-count",
      message: "\(speaker) answered a batch of \(Counted.things(asked, "row")) with "
        + Counted.things(found, "row"),
      remedy: "answer a batch with an array of one object for each row, in the same order")
  }

  private static func shown(_ answer: Data) -> String {
    OneLine.of(String(decoding: answer.prefix(2_000), as: UTF8.self), most: 200)
  }
}
