// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import ValidationCore

extension SupervisedCommandRunner {
  /// Bytes of answers that are kept in all.
  private static let mostBytes = 256 << 20
  /// Bytes of a line that every pipe takes at once, when the line before it has been read.
  private static let shortLine = 4_000

  package func ask(
    _ invocation: Invocation, lines: [Data], patience: TimeSpan
  ) async throws -> LineDialogue {
    let worker = try await Conversation.open(invocation, runner: self, combiningErrors: false)
    let secrets = Attempt(invocation, tool: environment).environment.secretValues
    var (answers, bytes) = ([Data](), 0)
    for line in lines where bytes < Self.mostBytes {
      guard let answer = try await answer(to: line, of: worker, within: patience) else { break }
      answers.append(Data(SecretMasker.mask(answer, secrets: secrets).utf8))
      bytes += answer.utf8.count
    }
    return LineDialogue(answers: answers, result: await worker.close())
  }

  /// `nil` when none came: the worker ended, was too slow, or said more than a line may hold.
  private func answer(to line: Data, of worker: Conversation, within patience: TimeSpan)
    async throws -> String?
  {
    let text = String(decoding: line, as: UTF8.self)
    do {
      guard line.count > Self.shortLine else {
        try await worker.send(text)
        return try await worker.nextLine(within: patience)
      }
      // Side by side: a worker may answer before it has read all of a long line. Without an answer,
      // sending is cancelled, which ends the worker.
      async let sent: Void = worker.send(text)
      let answer = try await worker.nextLine(within: patience)
      try await sent
      return answer
    } catch is Obstacle {
      await worker.kill()
      return nil
    }
  }
}
