// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A report for a run that could not begin: its mistakes as cases, so that a gate which reads only the
/// report does not see an older one, or none.
enum RefusalReport {
  private static let mostMistakes = 100

  /// - Returns: `nil` for errors that are not about the manifest or the repository.
  static func report(of error: any Error, at now: Date = Date()) -> Report? {
    guard let (manifest, records) = records(of: error, now) else { return nil }
    let unknown = Obstacle(
      rule: "run.refused", message: "the run could not begin", remedy: "see its cases")
    var report = Report(
      tool: Report.Tool(version: ToolVersion.current), startedAt: now,
      duration: TimeSpan(nanoseconds: 0),
      repository: Report.Repository(
        candidate: Revision(kind: .commit, commit: nil, name: "HEAD"), base: .unresolved(unknown)),
      suites: [Suite(model: "validate-model", manifest: manifest, checks: records)],
      options: Report.Options(), interrupted: false)
    report.exitCode = error is Obstacle ? .unmeasured : .usage
    return report
  }

  private static func records(of error: any Error, _ now: Date) -> (RepositoryPath, [CheckRecord])?
  {
    switch error {
    case let mistakes as ManifestProblems:
      let records = mistakes.problems.prefix(mostMistakes).enumerated().map { index, problem in
        record(
          "manifest", "mistake \(index + 1)", line: problem.mark.line,
          Obstacle(
            rule: "manifest.mistake", message: problem.message, remedy: "correct the manifest"), now
        )
      }
      return (RepositoryPath(mistakes.file) ?? .root, records)
    case let usage as UsageError:
      let reason = Obstacle(rule: "run.usage", message: usage.message, remedy: usage.remedy)
      return (.root, [record("run", nil, line: 1, reason, now)])
    case let reason as Obstacle: return (.root, [record("run", nil, line: 1, reason, now)])
    default: return nil
    }
  }

  private static func record(
    _ id: String, _ subject: String?, line: Int, _ reason: Obstacle, _ now: Date
  ) -> CheckRecord {
    let item = Case(
      check: id, subject: subject, outcome: .unmeasured, message: reason.message, obstacle: reason)
    return CheckRecord(
      id: id, type: "validate-model.\(id)", line: line, action: .cannotJudge, scope: .null,
      measurement: nil, measurementVersion: 1, judgedAt: now, fingerprint: nil,
      duration: TimeSpan(nanoseconds: 0), cases: [item])
  }
}
