// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import ValidationCore

extension SupervisedCommandRunner {
  /// Bytes of answers that are kept in all.
  private static let mostBytes = 256 << 20

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
    // Side by side: a worker may answer before it has read all of a long line.
    async let sent: Void = worker.send(String(decoding: line, as: UTF8.self))
    do {
      let answer = try await worker.nextLine(within: patience)
      try await sent
      return answer
    } catch is Obstacle {
      await worker.kill()
      return nil
    }
  }
}
