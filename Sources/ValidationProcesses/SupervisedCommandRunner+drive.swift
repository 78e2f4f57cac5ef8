// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
package import ValidationCore

extension SupervisedCommandRunner {
  package func drive(
    _ invocation: Invocation, schedule: RequestSchedule
  ) async throws -> WorkerRun {
    try Task.checkCancellation()
    let attempt = Attempt(invocation, tool: environment)
    if let refusal = attempt.refusal { return WorkerRun(neverStarted: refusal, schedule) }
    let process = try start(attempt, .init(input: true, combinesErrors: false))
    return try await withTaskCancellationHandler {
      async let ended = attempt.collect(process, [.error])
      let record = await record(process, schedule, invocation.gracePeriod)
      let (report, captured) = try await ended
      try Task.checkCancellation()
      let result = attempt.result(attempt.ending(report), report, captured)
      return WorkerRun(record, report, result, secrets: attempt.environment.secretValues)
    } onCancel: {
      process.control.kill()
    }
  }

  /// On threads of their own: the cooperative pool has no clock to keep a schedule by.
  private func record(
    _ process: SupervisedProcess, _ schedule: RequestSchedule, _ gracePeriod: TimeSpan
  ) async -> WorkerDriver.Record {
    guard let input = process.input else { return WorkerDriver.Record(exchanges: []) }
    let driver = WorkerDriver(
      input: input, output: process.output, control: process.control, schedule: schedule,
      gracePeriod: gracePeriod)
    return await DedicatedThread.run { driver.run() }
  }
}

extension WorkerRun {
  private static let longestRefusal = 1000

  fileprivate init(
    _ record: WorkerDriver.Record, _ report: SupervisorReport, _ result: CommandResult,
    secrets: [String]
  ) {
    let started = report.started
    self.init(
      coldStart: record.firstAnswer.flatMap { answer in
        started.map { TimeSpan(nanoseconds: answer - $0) }
      },
      exchanges: record.exchanges,
      firstRefusal: record.firstRefusal.map {
        String(SecretMasker.mask($0, secrets: secrets).prefix(Self.longestRefusal))
      },
      generatorLag: TimeSpan(nanoseconds: record.lag), result: result)
  }

  fileprivate init(neverStarted result: CommandResult, _ schedule: RequestSchedule) {
    self.init(
      coldStart: nil,
      exchanges: schedule.requests.map {
        Exchange(due: $0.due, sent: nil, answered: nil, accepted: false)
      },
      firstRefusal: nil, generatorLag: TimeSpan(nanoseconds: 0), result: result)
  }
}
