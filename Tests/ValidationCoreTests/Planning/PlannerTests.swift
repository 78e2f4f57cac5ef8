// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing
import ValidationCore

@Suite struct PlannerTests {
  private let unresolved = BaseResolution.unresolved(
    Obstacle(rule: "base.shallow", message: "history is cut", remedy: "fetch-depth: 0"))

  @Test("an unchanged check is skipped only when it says so")
  func whenChanged() async throws {
    let base = BaseResolution.resolved(
      Revision(kind: .commit, commit: "b", name: "main"), rule: "r")
    let plan = try await planner(EmptyWorld(base: base)).plan([try decode(twoChecks)])
    #expect(plan.steps.map(\.actionName) == ["skip", "run"])
  }

  @Test("a changed manifest is a change")
  func changedManifest() async throws {
    let base = BaseResolution.resolved(
      Revision(kind: .commit, commit: "b", name: "main"), rule: "r")
    let manifest = try decode(twoChecks)
    let plan = try await planner(EmptyWorld(base: base, changed: [manifest.file])).plan([manifest])
    #expect(plan.steps.map(\.actionName) == ["run", "run"])
  }

  @Test("without a base, `when: changed` cannot be judged, and is never a skip")
  func unresolvedBase() async throws {
    let plan = try await planner(EmptyWorld(base: unresolved)).plan([try decode(twoChecks)])
    #expect(plan.steps.map(\.actionName) == ["cannot judge base.shallow", "run"])
  }

  @Test("on the first commit everything counts as changed")
  func firstCommit() async throws {
    let plan = try await planner().plan([try decode(twoChecks)])
    #expect(plan.steps.map(\.actionName) == ["run", "run"])
  }

  @Test("a base that was asked for by name and is missing leaves nothing judged")
  func explicitBase() async throws {
    let plan = try await planner(EmptyWorld(base: unresolved), baseIsExpected: true)
      .plan([try decode(twoChecks)])
    #expect(
      plan.steps.map(\.actionName) == ["cannot judge base.shallow", "cannot judge base.shallow"])
  }

  @Test(
    "checks are selected by id pattern, family or type",
    arguments: [
      (["a"], [], ["a"]), (["sample"], [], ["a", "b"]), (["sample.count"], ["b"], ["a"]),
      (["samp"], [], []), (["?"], [], ["a", "b"]), ([], ["*"], []),
    ] as [([String], [String], [String])])
  func selection(filters: [String], skips: [String], ids: [String]) async throws {
    let plan = try await planner(selection: Selection(filters: filters, skips: skips))
      .plan([try decode(twoChecks)])
    #expect(plan.steps.map(\.check.id) == ids)
  }

  private let twoChecks = """
    version: 1
    model: m
    checks:
      - { id: a, type: sample.count, limit: 5, when: changed }
      - { id: b, type: sample.count, limit: 5 }
    """
}

extension Step {
  fileprivate var actionName: String {
    switch action {
    case .run: "run"
    case .reuse: "reuse"
    case .skip: "skip"
    case .cannotJudge(let reason): "cannot judge \(reason.rule)"
    }
  }
}
