// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

extension Session {
  /// Plans and runs. A candidate that cannot be read makes every check `unmeasured`, so a report exists
  /// whatever happens after the manifest was read.
  func run(
    settings: Runner.Settings, options: Report.Options,
    progress: @escaping @Sendable (RunEvent) async -> Void
  ) async -> Report {
    let startedAt = Date()
    let clock = ContinuousClock()
    let start = clock.now
    let runner = Runner(
      content: content, commands: commands, engine: engine, tables: tables,
      measurements: measurements, settings: settings, now: { Date() }, emit: progress)
    let suites = await runner.run(await planOrObstacle(settings))
    await finish()
    return Report(
      tool: Report.Tool(version: ToolVersion.current), startedAt: startedAt,
      duration: TimeSpan(clock.now - start),
      repository: revisions,
      suites: suites, options: options, interrupted: Task.isCancelled)
  }

  private func planOrObstacle(_ settings: Runner.Settings) async -> Plan {
    do { return try await plan(illustrates: settings.illustrates) } catch {
      let obstacle = Obstacle(describing: error, while: "planning")
      return Plan(suites: manifests.map { $0.unplanned(obstacle, selection) })
    }
  }
}

extension Manifest {
  fileprivate func unplanned(_ reason: Obstacle, _ selection: Selection) -> SuitePlan {
    let selected = checks.filter { selection.includes(id: $0.id, type: $0.type, model: model) }
    return SuitePlan(
      manifest: self,
      steps: selected.map { Step(check: $0, subjects: [nil], action: .cannotJudge(reason)) })
  }
}
