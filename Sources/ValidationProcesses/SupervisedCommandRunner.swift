// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import ValidationCore

/// Runs declared commands under the supervisor, which ends whatever they leave behind.
package struct SupervisedCommandRunner: CommandRunner {
  let supervisor: URL
  let environment: [String: String]
  let margin: TimeSpan

  /// - Parameters:
  ///   - supervisor: its executable, see ``SupervisorLocation``.
  ///   - environment: the tool's own, of which commands see a declared part only.
  ///   - margin: how long after timeout and grace period a supervisor is given up.
  package init(
    supervisor: URL, environment: [String: String], margin: TimeSpan = TimeSpan(seconds: 15)
  ) {
    self.supervisor = supervisor
    self.environment = environment
    self.margin = margin
  }

  package func run(_ invocation: Invocation) async throws -> CommandResult {
    try Task.checkCancellation()
    let attempt = Attempt(invocation, tool: environment)
    if let refusal = attempt.refusal { return refusal }
    let process = try start(attempt, .init(input: false, combinesErrors: false))
    return try await withTaskCancellationHandler {
      let result = try await attempt.finish(process, capturing: [.output, .error])
      try Task.checkCancellation()
      return result
    } onCancel: {
      process.control.kill()
    }
  }

  func start(
    _ attempt: Attempt, _ connection: SupervisedProcess.Connection
  ) throws -> SupervisedProcess {
    try SupervisedProcess(
      attempt.invocation, environment: attempt.environment, supervisor: supervisor,
      connection: connection, margin: margin)
  }
}
