// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@Suite struct RunnerTests {
  @Test("a check that throws keeps its subjects and does not hide the others")
  func throwingCheck() async throws {
    let manifest = try manifest(
      [("bad", SampleCheck(behaviour: .throwing)), ("good", SampleCheck())])
    let cases = try await run(manifest)
    #expect(cases.map(\.name) == ["bad[first]", "bad[second]", "good[first]", "good[second]"])
    #expect(cases.map(\.outcome) == [.unmeasured, .unmeasured, .passed, .passed])
    #expect(cases[0].obstacle?.rule == "check.crashed")
  }

  @Test("a check that outlives its limit is unmeasured, and the others are judged")
  func hangingCheck() async throws {
    let manifest = try manifest([
      ("slow", SampleCheck(behaviour: .hanging, limit: 0.2)), ("good", SampleCheck()),
    ])
    let cases = try await run(manifest)
    #expect(cases.map(\.outcome) == [.unmeasured, .unmeasured, .passed, .passed])
    #expect(cases[0].obstacle?.rule == "step.timed-out")
  }

  @Test("a subject without an answer is unmeasured")
  func silentCheck() async throws {
    let cases = try await run(try manifest([("quiet", SampleCheck(behaviour: .silent))]))
    #expect(cases.map(\.outcome) == [.unmeasured, .unmeasured])
    #expect(cases[0].obstacle?.rule == "check.unanswered")
  }

  @Test("two answers for one subject are none")
  func ambiguousCheck() async throws {
    let cases = try await run(try manifest([("twice", SampleCheck(behaviour: .ambiguous))]))
    #expect(cases.map(\.obstacle?.rule) == ["check.ambiguous", "check.unanswered"])
  }

  @Test("steps that measure time run after all others, and records keep the manifest's order")
  func timeIsMeasuredAlone() async throws {
    let log = EventLog()
    let manifest = try manifest([
      ("timed", SampleCheck(measuresTime: true)), ("other", SampleCheck()),
    ])
    let suites = await runner(log: log).run(try await planner().plan([manifest]))
    #expect(await log.started == ["other", "timed"])
    #expect(suites[0].checks.map(\.id) == ["timed", "other"])
  }

  @Test("fail-fast skips what comes after, with the reason")
  func failFast() async throws {
    let manifest = try manifest(
      [("bad", SampleCheck(behaviour: .throwing)), ("timed", SampleCheck(measuresTime: true))])
    let plan = try await planner().plan([manifest])
    let cases = await runner(failFast: true).run(plan).flatMap(\.cases)
    #expect(cases.map(\.outcome) == [.unmeasured, .unmeasured, .skipped, .skipped])
    #expect(cases[2].obstacle?.rule == "run.fail-fast")
  }

  @Test("a stopped run keeps what was measured, and the rest is unmeasured")
  func interruption() async throws {
    let log = EventLog()
    let slow = SampleCheck(behaviour: .hanging, limit: 3600)
    let manifest = try manifest([
      ("good", SampleCheck()), ("slow", slow), ("timed", SampleCheck(measuresTime: true)),
    ])
    let plan = try await planner().plan([manifest])
    let task = Task { await runner(log: log).run(plan) }
    while await !log.isBetween(finished: "good", started: "slow") { await Task.yield() }
    task.cancel()
    let suites = await task.value
    #expect(suites[0].checks.map(\.action) == [.ran, .stopped, .stopped])
    #expect(
      suites[0].cases.map(\.outcome).suffix(4) == [
        .unmeasured, .unmeasured, .unmeasured, .unmeasured,
      ])
  }

  @Test("measurements are kept and reused; those with gaps and those of time are not")
  func reuse() async throws {
    let store = MemoryStore()
    let checks: [(String, SampleCheck)] = [
      ("kept", SampleCheck()), ("gap", SampleCheck(behaviour: .silent)),
      ("timed", SampleCheck(measuresTime: true)),
    ]
    let manifest = try manifest(checks)
    _ = await runner(store: store).run(try await planner(store: store).plan([manifest]))
    #expect(store.count == 1)
    let again = await runner(store: store).run(try await planner(store: store).plan([manifest]))
    #expect(again[0].checks.map(\.action) == [.reused, .ran, .ran])
    #expect(again[0].checks[0].cases.map(\.outcome) == [.passed, .passed])
  }

  @Test("a command whose program cannot be identified is measured every time")
  func unidentifiedProgram() async throws {
    let store = MemoryStore()
    let check = SampleCheck(commands: [CommandDeclaration(arguments: ["tool"])])
    let plan = try await planner(store: store, program: nil).plan([try manifest([("a", check)])])
    _ = await runner(store: store).run(plan)
    #expect(store.count == 0)
  }

  @Test("warn keeps the outcome and does not block, unless strict")
  func warn() async throws {
    let text = """
      version: 1
      model: m
      checks:
        - { id: a, type: sample.count, limit: 0, words: [x], on-failure: warn }
      """
    let plan = try await planner().plan([try decode(text)])
    let soft = await runner().run(plan).flatMap(\.cases)
    #expect(soft.map(\.outcome) == [.failed, .failed])
    #expect(soft.map(\.gateResult) == [.skipped, .skipped])
    let strict = await runner(strict: true).run(plan).flatMap(\.cases)
    #expect(strict.map(\.gateResult) == [.failure, .failure])
  }

  private func run(_ manifest: Manifest) async throws -> [Case] {
    await runner().run(try await planner().plan([manifest])).flatMap(\.cases)
  }

  /// Each check under an id of its own, with room for its words.
  private func manifest(_ checks: [(String, SampleCheck)]) throws -> Manifest {
    var manifest = try decode("version: 1\nmodel: m\nchecks: []\n")
    for (line, check) in checks.enumerated() {
      let configuration = Configuration(
        scope: SampleCheck.Scope(words: [check.0]), limits: SampleCheck.Limits(most: 5))
      manifest.checks.append(
        try check.1.prepare(
          id: check.0, at: SourceMark(line: line + 1, column: 1), policy: CheckPolicy(),
          configuration))
    }
    return manifest
  }
}
