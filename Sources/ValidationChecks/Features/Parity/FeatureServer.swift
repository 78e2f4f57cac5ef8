// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// A server that computes features over HTTP, as serving does: one JSON value in, one JSON object out; or an
/// array of so many in, and one of as many out.
struct FeatureServer: Codable, Hashable, Sendable {
  struct Request: Codable, Hashable, Sendable {
    var method: HTTPRequest.Method
    /// Path and query.
    var target: String
    var body: RepositoryPath
    /// Rows that are asked for at once, in an array; `nil` for one by one, without an array.
    var batch: Int?
  }

  var server: ServerDeclaration
  var request: Request
  /// For one answer.
  var patience: TimeSpan

  var requests: RepositoryPath { request.body }

  /// Asks it every request, and hands out its answers as a table while that exists.
  func withTable<Result: Sendable>(
    _ access: Access, _ body: @Sendable (TableFile) async throws -> Result
  ) async throws -> Result {
    let lines = try await RequestLines.read(requests, access)
    return try await access.content.withWorkspace(of: .candidate) { workspace in
      let talk = try await access.commands.ask(
        ServerInvocation(server, in: workspace),
        requests: parts(of: lines).map {
          HTTPRequest(request.method, request.target, body: payload(of: $0))
        },
        patience: patience)
      return try await rows(of: talk, to: lines)
        .withTable(of: server.command, in: workspace, body)
    }
  }

  private func parts(of lines: [Data]) -> [ArraySlice<Data>] {
    let size = request.batch ?? 1
    return stride(from: 0, to: lines.count, by: size).map { lines[$0...].prefix(size) }
  }

  private func payload(of lines: ArraySlice<Data>) -> Data {
    guard request.batch != nil else { return lines.first ?? Data() }
    return Data("[".utf8) + Data(lines.joined(separator: Data(",".utf8))) + Data("]".utf8)
  }

  private func rows(of talk: HTTPDialogue, to lines: [Data]) throws -> AnsweredRows {
    let parts = parts(of: lines)
    var rows = AnsweredRows(of: "the server", count: lines.count)
    for (index, (answer, part)) in zip(talk.answers, parts).enumerated() {
      guard answer.status == 200 else {
        throw Obstacle.otherStatus(answer, place(index, of: parts.count), talk.result)
      }
      if request.batch == nil {
        try rows.add(answer.body)
      } else {
        try rows.add(array: answer.body, to: part.count)
      }
    }
    if talk.fault != nil || talk.answers.count < parts.count {
      throw Obstacle.serverSilent(talk, place(talk.answers.count, of: parts.count), self)
    }
    guard !talk.endedItself else { throw Obstacle.serverEnded(talk.result) }
    return rows
  }

  private func place(_ index: Int, of count: Int) -> String {
    "\(request.batch == nil ? "request" : "batch") \(Counted.number(index + 1)) of \(Counted.number(count))"
  }
}

extension Obstacle {
  fileprivate static func otherStatus(
    _ answer: HTTPResponse, _ place: String, _ result: CommandResult
  ) -> Obstacle {
    let isRedirect = (300..<400).contains(answer.status)
    let body = OneLine.of(String(decoding: answer.body.prefix(2_000), as: UTF8.self), most: 200)
    return Obstacle(
      rule: "parity.answer-status",
      message: "the server answered \(place) with status \(answer.status)"
        + (isRedirect ? ", which is not followed" : "") + (body.isEmpty ? "" : ": \(body)")
        + result.complaint,
      remedy: "answer with status 200, and give requests that the server accepts")
  }

  fileprivate static func serverSilent(
    _ talk: HTTPDialogue, _ place: String, _ server: FeatureServer
  ) -> Obstacle {
    let how = talk.endedItself ? "; the server \(talk.result.endingText)" : ""
    return Obstacle(
      rule: "parity.server-silent",
      message: "the server gave no answer to \(place): \(talk.fault ?? "it was not asked")\(how)"
        + talk.result.complaint,
      remedy: "answer each request whole, with at most 64 MiB; or allow more time by "
        + "`answer-within` (now \(server.patience)) and the command's `timeout` (now "
        + "\(server.server.command.timeout))")
  }

  fileprivate static func serverEnded(_ result: CommandResult) -> Obstacle {
    Obstacle(
      rule: "parity.server-ended",
      message: "the server \(result.endingText) before it was asked to, so that another program "
        + "may have given its answers\(result.complaint)",
      remedy: "let it serve in the process that the command starts, until that is ended")
  }
}

extension Syntax where Value == FeatureServer.Request {
  /// `{ method: POST, path: /features, body-from: tests/requests.jsonl, batch: 100 }`.
  static var featureRequest: Syntax {
    .mapping(
      Fields(
        .optional(
          "method", Syntax<HTTPRequest.Method>.choice, default: .post, "POST by default, or PUT"),
        .required("path", Syntax<String>.requestTarget, "path that computes features"),
        .required("body-from", .path, "tracked file, one JSON value a line, a body each"),
        .optional(
          "batch", Syntax<Int>.integer(from: 1, to: 100_000),
          "so many lines at once, as an array; the answer is an array of as many objects")
      ) { method, target, body, batch in
        guard method != .get else {
          throw ManifestMistake("a GET has no body; use POST or PUT", at: "method")
        }
        return FeatureServer.Request(method: method, target: target, body: body, batch: batch)
      })
  }
}
