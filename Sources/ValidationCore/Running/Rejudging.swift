// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Judges stored measurements again, under other limits, without measuring anything.
package struct Rejudging: Sendable {
  package var strict: Bool
  package var allowEmpty: Bool

  package init(strict: Bool, allowEmpty: Bool) {
    self.strict = strict
    self.allowEmpty = allowEmpty
  }

  /// Every check of the manifests gets a record. The moment taken for "now" is the one of the old run.
  package func report(_ old: Report, under manifests: [Manifest]) -> Report {
    let suites = manifests.map { manifest in
      let suite = old.suites.first { $0.model == manifest.model }
      let records = manifest.checks.map { check in
        record(of: check, from: suite?.checks.first { $0.id == check.id }, old)
      }
      let kept = Set(manifest.checks.map { RemovedCheck(id: $0.id, type: $0.type) })
      return Suite(
        model: manifest.model, manifest: manifest.file, checks: records,
        removed: (suite?.removed ?? []).filter { !kept.contains($0) })
    }
    return Report(
      tool: old.tool, startedAt: old.startedAt, duration: old.duration, repository: old.repository,
      suites: suites, options: Report.Options(strict: strict, allowEmpty: allowEmpty),
      interrupted: false)
  }

  private func record(of check: PreparedCheck, from old: CheckRecord?, _ report: Report)
    -> CheckRecord
  {
    let subjects = old?.cases.map(\.subject) ?? [nil]
    var step = Step(check: check, subjects: subjects, action: .run, fingerprint: old?.fingerprint)
    let maker = { RecordMaker(step: step, strict: strict, now: old?.judgedAt ?? report.startedAt) }
    if let reason = whyNot(check, old) {
      step.action = .cannotJudge(reason)
      return maker().recordWithoutMeasuring() ?? maker().recordOfStopped(interrupted: true)
    }
    let measured: Result<JSONValue, Obstacle> =
      old?.measurement.map(Result.success) ?? .failure(.notMeasured(check.id))
    return maker().record(of: measured, lasting: old?.duration ?? .zero, action: .reused)
  }

  private func whyNot(_ check: PreparedCheck, _ old: CheckRecord?) -> Obstacle? {
    guard let old, old.measurement != nil else { return .notMeasured(check.id) }
    let isSame =
      old.type == check.type && old.scope == check.scope
      && old.measurementVersion == check.measurementVersion
    return isSame ? nil : .otherScope(check.id)
  }
}

extension Obstacle {
  fileprivate static func notMeasured(_ id: String) -> Obstacle {
    Obstacle(
      rule: "judge.not-measured", message: "the report holds no measurement of '\(id)'",
      remedy: "run it: validate-model run --filter '\(id)'")
  }

  fileprivate static func otherScope(_ id: String) -> Obstacle {
    Obstacle(
      rule: "judge.other-scope",
      message: "'\(id)' was measured for another question: its type, scope or version differs",
      remedy: "run it: validate-model run --filter '\(id)'")
  }
}
