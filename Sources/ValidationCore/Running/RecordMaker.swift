// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Turns what happened to a step into its record.
struct RecordMaker: Sendable {
  let step: Step
  let strict: Bool
  let now: Date

  private var maker: CaseMaker { CaseMaker(step.check, strict: strict) }

  /// For steps that the plan already decided; `nil` for those that must run.
  func recordWithoutMeasuring() -> CheckRecord? {
    switch step.action {
    case .run: nil
    case .reuse(let stored): record(of: .success(stored), lasting: .zero, action: .reused)
    case .skip(let reason):
      record(.skipped, nil, .zero, maker.cases(of: step.subjects, .skipped, reason))
    case .cannotJudge(let reason):
      record(.cannotJudge, nil, .zero, maker.cases(of: step.subjects, .unmeasured, reason))
    }
  }

  func record(
    of measured: Result<JSONValue, Obstacle>, lasting duration: TimeSpan,
    action: CheckRecord.Action = .ran
  ) -> CheckRecord {
    switch measured {
    case .success(let value):
      do {
        let judgements = try step.check.judge(value, now)
        return record(action, value, duration, maker.cases(of: step.subjects, from: judgements))
      } catch {
        let reason = Obstacle(describing: error, while: "judging \(step.check.id)")
        return record(action, value, duration, maker.cases(of: step.subjects, .unmeasured, reason))
      }
    case .failure(let reason):
      let stopped = reason.rule == Obstacle.interrupted.rule
      return record(
        stopped ? .stopped : action, nil, duration,
        maker.cases(of: step.subjects, .unmeasured, reason))
    }
  }

  func recordOfStopped(interrupted: Bool) -> CheckRecord {
    let cases =
      interrupted
      ? maker.cases(of: step.subjects, .unmeasured, .interrupted)
      : maker.cases(of: step.subjects, .skipped, .failFast)
    return record(interrupted ? .stopped : .skipped, nil, .zero, cases)
  }

  private func record(
    _ action: CheckRecord.Action, _ measurement: JSONValue?, _ duration: TimeSpan, _ cases: [Case]
  ) -> CheckRecord {
    CheckRecord(
      id: step.check.id, type: step.check.type, line: step.check.mark.line, action: action,
      scope: step.check.scope, measurement: measurement,
      measurementVersion: step.check.measurementVersion, judgedAt: now,
      fingerprint: step.fingerprint, duration: duration, cases: cases)
  }
}

extension TimeSpan {
  static let zero = TimeSpan(nanoseconds: 0)
}

extension Obstacle {
  static let failFast = Obstacle(
    rule: "run.fail-fast",
    message: "not run: an earlier check did not pass and --fail-fast was given",
    remedy: "mend the earlier check, or run without --fail-fast")
}
