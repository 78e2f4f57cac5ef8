// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@Suite struct ReportTests {
  @Test(
    "the exit code follows the precedence of the worst case",
    arguments: [
      ([.passed, .skipped], true, RunStatus.passed), ([.passed, .failed], true, .failed),
      ([.failed, .unmeasured], true, .unmeasured), ([.inconclusive], true, .unmeasured),
      ([], true, .nothingSelected), ([.failed], false, .passed), ([.inconclusive], false, .passed),
      ([.unmeasured], false, .unmeasured),
    ] as [([Outcome], Bool, RunStatus)])
  func exitCodes(outcomes: [Outcome], blocking: Bool, code: RunStatus) {
    #expect(report(outcomes, blocking: blocking).exitCode == code)
  }

  @Test("an interrupted run is interrupted whatever it found")
  func interrupted() {
    #expect(report([.failed, .unmeasured], interrupted: true).exitCode == .interrupted)
  }

  @Test("nothing selected passes when that was allowed")
  func allowedEmpty() {
    #expect(report([], allowEmpty: true).exitCode == .passed)
  }

  @Test("numbers that JSON has no form for survive the report")
  func nonFiniteNumbers() throws {
    let values = [Double.nan, .infinity, -.infinity, 0.1]
    let stored = try JSONValue(encoding: values)
    let back = try stored.decoded(as: [Double].self)
    #expect(back[0].isNaN)
    #expect(Array(back.dropFirst()) == Array(values.dropFirst()))
  }

  @Test("whole numbers keep all 64 bits")
  func wholeNumbers() throws {
    let stored = try JSONValue(encoding: [UInt64.max, 9_007_199_254_740_993])
    #expect(try stored.decoded(as: [UInt64].self) == [UInt64.max, 9_007_199_254_740_993])
  }

  @Test("base and figures are written with keys of their own, and come back")
  func ownKeys() throws {
    let bases: [BaseResolution] = [
      .firstCommit, .resolved(Revision(kind: .commit, commit: "c", name: "n"), rule: "r"),
      .unresolved(Obstacle(rule: "r", message: "m", remedy: "x")),
    ]
    let figures: [Figure] = [
      .table(.init(title: "t", columns: ["c"], rows: [["v"]])),
      .interval(.init(title: "t", unit: "s", estimate: 1, lower: nil, upper: 2, limit: nil)),
      .distribution(
        .init(title: "t", unit: "s", cells: ["a"], series: [.init(name: "n", shares: [0.5])])),
      .ranking(.init(title: "t", unit: "", entries: [.init(name: "n", value: 1, limit: 2)])),
      .cumulative(
        .init(
          title: "t", unit: "", points: [.init(label: "1", value: 1)],
          series: [.init(name: "n", shares: [0.5])])),
    ]
    #expect(try JSONValue(encoding: bases).decoded(as: [BaseResolution].self) == bases)
    #expect(try JSONValue(encoding: figures).decoded(as: [Figure].self) == figures)
    #expect(try JSONValue(encoding: bases[0]).canonicalText == #"{"state":"first-commit"}"#)
    #expect(try !JSONValue(encoding: figures).canonicalText.contains("_0"))
  }

  private func report(
    _ outcomes: [Outcome], blocking: Bool = true, allowEmpty: Bool = false,
    interrupted: Bool = false
  ) -> Report {
    let cases = outcomes.enumerated().map {
      Case(
        check: "c", subject: "\($0.offset)", outcome: $0.element, blocking: blocking, message: "m")
    }
    let record = CheckRecord(
      id: "c", type: "t.t", line: 1, action: .ran, scope: .null, measurement: nil,
      measurementVersion: 1,
      judgedAt: Date(timeIntervalSince1970: 0), fingerprint: nil,
      duration: TimeSpan(nanoseconds: 0),
      cases: cases)
    let revision = Revision(kind: .commit, commit: nil, name: "HEAD")
    return Report(
      tool: Report.Tool(version: "0"), startedAt: Date(timeIntervalSince1970: 0),
      duration: TimeSpan(nanoseconds: 0),
      repository: Report.Repository(candidate: revision, base: .firstCommit),
      suites: [Suite(model: "m", manifest: .root, checks: [record])],
      options: Report.Options(allowEmpty: allowEmpty), interrupted: interrupted)
  }
}
