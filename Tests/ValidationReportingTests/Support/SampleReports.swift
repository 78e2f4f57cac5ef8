// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// Small reports, each the smallest that shows its point.
enum SampleReports {
  static let started = Date(timeIntervalSince1970: 1_795_215_600)
  static let commit = String(repeating: "0123abcd", count: 5)
  static let base = BaseResolution.resolved(
    Revision(kind: .commit, commit: String(repeating: "9876fedc", count: 5), name: "origin/main"),
    rule: "HEAD^1 of refs/pull/7/merge")

  static func path(_ text: String) -> RepositoryPath { RepositoryPath(text) ?? .root }

  static func report(
    _ suites: [Suite], interrupted: Bool = false, base: BaseResolution = base
  ) -> Report {
    Report(
      tool: .init(version: "1.0.0"), startedAt: started, duration: TimeSpan(seconds: 101.5),
      repository: .init(
        candidate: Revision(kind: .commit, commit: commit, name: "HEAD"), base: base),
      suites: suites, options: .init(), interrupted: interrupted)
  }

  static func suite(_ checks: [CheckRecord]) -> Suite { suite("churn", checks) }

  static func suite(_ model: String, _ checks: [CheckRecord]) -> Suite {
    Suite(model: model, manifest: path("models/\(model)/validate-model.yaml"), checks: checks)
  }

  static func check(
    _ id: String, line: Int = 4, action: CheckRecord.Action = .ran, seconds: Double = 1.25,
    _ cases: [Case]
  ) -> CheckRecord {
    CheckRecord(
      id: id, type: "features.contract", line: line, action: action,
      scope: .object(["dataset": .text("train")]), measurement: .object(["rows": .integer(10)]),
      measurementVersion: 1, judgedAt: started, fingerprint: nil,
      duration: TimeSpan(seconds: seconds), cases: cases)
  }

  static func passed(_ check: String, _ subject: String? = nil) -> Case {
    Case(
      check: check, subject: subject, outcome: .passed, message: "nulls 0 of 10000",
      quantities: [Quantity("value", 0), Quantity("limit", 0.001)])
  }
}

extension SampleReports {
  static let failing = Case(
    check: "train-contract", subject: "age", outcome: .failed,
    message: "age: nulls 51 % > 0.1 %",
    findings: [
      Finding(
        rule: "contract.nulls", message: "age: nulls 51 % > 0.1 %", value: "51 %", limit: "0.1 %",
        baseline: "0.05 %",
        place: .init(path: path("data/train.parquet"), detail: "column \"age\""),
        remedy: "fill the nulls in features/build.py"),
      Finding(
        rule: "contract.range", message: "age: maximum <999> & more", value: "999", limit: "120",
        place: .init(path: path("features/build.py"), line: 41)),
    ],
    quantities: [Quantity("value", 0.51), Quantity("rows", 10_000), Quantity("time", 2, unit: "s")])

  static let unmeasured = Case(
    check: "artifact", subject: "models/churn.safetensors", outcome: .unmeasured,
    message: "models/churn.safetensors is a Git LFS pointer",
    obstacle: Obstacle(
      rule: "content.pointer-unresolved", message: "models/churn.safetensors is a Git LFS pointer",
      remedy: "run git lfs pull, or set lfs: true in the checkout step"))

  static func undecided(blocking: Bool) -> Case {
    Case(
      check: "latency", subject: blocking ? "p99" : "p50", outcome: .inconclusive,
      blocking: blocking, message: "p99 cannot be bounded with 40 requests",
      obstacle: Obstacle(
        rule: "latency.too-few", message: "p99 cannot be bounded with 40 requests",
        remedy: "send at least 459 requests"),
      figures: [
        .interval(
          .init(title: "p99", unit: "ms", estimate: 12.3, lower: 11.2, upper: nil, limit: 25)),
        .table(
          .init(title: "slowest", columns: ["request", "ms"], rows: [["7", "31"], ["12", "9"]])),
      ])
  }

  static var softenedFailure: Case {
    var item = failing
    item.check = "drift"
    item.blocking = false
    return item
  }

  static let skipped = Case(
    check: "retrain", subject: nil, outcome: .skipped,
    message: "nothing this check reads has changed since 9876fedc",
    obstacle: Obstacle(rule: "plan.unchanged", message: "nothing has changed", remedy: ""))

  /// Every outcome, softened ones too.
  static var allOutcomes: Report {
    report([
      suite([
        check(
          "train-contract", line: 9,
          [
            failing, passed("train-contract", "country"), passed("train-contract", "rows"),
          ]),
        check("artifact", line: 21, action: .cannotJudge, seconds: 0, [unmeasured]),
        check(
          "latency", line: 30, seconds: 96.3,
          [
            undecided(blocking: true), undecided(blocking: false),
          ]),
        check("drift", line: 40, [softenedFailure]),
        check("retrain", line: 44, action: .skipped, seconds: 0, [skipped]),
        check("size", line: 50, action: .reused, seconds: 0.004, [passed("size")]),
      ])
    ])
  }

  static var passing: Report { report([suite([check("size", [passed("size")])])]) }
  static var empty: Report { report([]) }

  static var interrupted: Report {
    let stopped = Case(
      check: "retrain", subject: nil, outcome: .unmeasured, message: "the run was stopped",
      obstacle: Obstacle(
        rule: "run.interrupted", message: "the run was stopped", remedy: "run it again"))
    return report(
      [suite([check("size", [passed("size")]), check("retrain", action: .stopped, [stopped])])],
      interrupted: true)
  }

  static var twoSuites: Report {
    report(
      [
        suite("churn", [check("size", [passed("size")])]),
        suite("ranker", [check("size", seconds: 0.0004, [passed("size")]), check("c", [failing])]),
      ], base: .firstCommit)
  }

  static func many(_ count: Int) -> Report {
    let checks = (0..<count).map { index -> CheckRecord in
      var item = index % 3 == 0 ? failing : index % 3 == 1 ? unmeasured : softenedFailure
      if index % 7 == 0 { item = passed("") }
      item.check = "check-\(index)"
      return check(item.check, seconds: 0.0015, [item])
    }
    return report([suite(checks)])
  }
}
