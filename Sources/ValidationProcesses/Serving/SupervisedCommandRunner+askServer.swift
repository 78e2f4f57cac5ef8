// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
package import ValidationCore

extension SupervisedCommandRunner {
  /// Bytes of answers that are kept in all, and of one.
  private static let mostBytes = 256 << 20
  private static let largestAnswer = 64 << 20

  package func ask(
    _ server: ServerInvocation, requests: [HTTPRequest], patience: TimeSpan
  ) async throws -> HTTPDialogue {
    let secrets = Attempt(server.command, tool: environment).environment.secretValues
    let service = try await withServer(server) { running in
      try await Self.talk(with: running, requests, patience)
    }
    return HTTPDialogue(
      answers: service.value.answers.map { $0.masking(secrets) }, fault: service.value.fault,
      endedItself: service.endedItself, result: service.result)
  }

  private static func talk(
    with server: RunningServer, _ requests: [HTTPRequest], _ patience: TimeSpan
  ) async throws -> (answers: [HTTPResponse], fault: String?) {
    var (answers, bytes) = ([HTTPResponse](), 0)
    for request in requests {
      try Task.checkCancellation()
      guard bytes < mostBytes else { return (answers, "its answers have 256 MiB already") }
      let limit = min(largestAnswer, mostBytes - bytes)
      switch await server.answer(to: request, within: patience, limit: limit) {
      case .success(let answer):
        bytes += answer.body.count
        answers.append(answer)
        guard answer.status == 200 else { return (answers, nil) }
      case .failure(let fault):
        if fault.isOfServer { try await server.awaitEnd() }
        return (answers, fault.reason)
      }
    }
    return (answers, nil)
  }
}

extension HTTPResponse {
  fileprivate func masking(_ secrets: [String]) -> HTTPResponse {
    guard !secrets.isEmpty else { return self }
    var masker = SecretMasker(secrets)
    let body = masker.mask([UInt8](body)[...]) + masker.finish()
    return HTTPResponse(status: status, body: Data(body))
  }
}
