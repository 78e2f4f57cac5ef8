// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@Suite struct RejudgingTests {
  @Test("stored measurements are judged by the new limits, without measuring")
  func otherLimits() async throws {
    let old = try await report(under: manifest(limit: 3))
    #expect(old.cases.map(\.outcome) == [.passed, .passed])
    let new = Rejudging(strict: false, allowEmpty: false).report(
      old, under: [try manifest(limit: 1)])
    #expect(new.cases.map(\.outcome) == [.failed, .failed])
    #expect(new.exitCode == .failed)
    #expect(new.suites[0].checks[0].action == .reused)
  }

  @Test("another scope makes the stored measurement useless")
  func otherScope() async throws {
    let old = try await report(under: manifest(limit: 3))
    let other = try manifest(limit: 3, words: "[a, b, c]")
    let new = Rejudging(strict: false, allowEmpty: false).report(old, under: [other])
    #expect(new.cases.map(\.obstacle?.rule) == ["judge.other-scope", "judge.other-scope"])
    #expect(new.exitCode == .unmeasured)
  }

  @Test("a check that the report does not know is unmeasured")
  func unknownCheck() async throws {
    let old = try await report(under: manifest(limit: 3))
    let other = try manifest(limit: 3, id: "other")
    let new = Rejudging(strict: false, allowEmpty: false).report(old, under: [other])
    #expect(new.cases.map(\.obstacle?.rule) == ["judge.not-measured"])
  }

  private func manifest(limit: Int, words: String = "[a, b]", id: String = "c") throws -> Manifest {
    try decode(
      """
      version: 1
      model: m
      checks:
        - { id: \(id), type: sample.count, limit: \(limit), words: \(words) }
      """)
  }

  private func report(under manifest: Manifest) async throws -> Report {
    let world = EmptyWorld()
    let suites = await runner(world).run(try await planner(world).plan([manifest]))
    return Report(
      tool: Report.Tool(version: "0"), startedAt: Date(timeIntervalSince1970: 0),
      duration: TimeSpan(nanoseconds: 0),
      repository: Report.Repository(candidate: world.candidate, base: world.base), suites: suites,
      options: Report.Options(), interrupted: false)
  }
}
