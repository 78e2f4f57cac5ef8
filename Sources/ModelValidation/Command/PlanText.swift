// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationReporting

/// A plan as people read it: one line a check, its reason below when it does not run.
enum PlanText {
  static func text(of plan: Plan, _ revisions: Report.Repository) -> String {
    var lines = RevisionWording.lines(of: revisions).map { "\($0.name): \($0.text)" }
    for suite in plan.suites {
      lines.append("")
      lines.append("\(suite.manifest.model) (\(suite.manifest.file))")
      let width = suite.steps.map(\.check.id.count).max() ?? 0
      for step in suite.steps { lines += self.lines(of: step, width) }
      lines += suite.removed.map { "  removed       \($0.id)  \($0.type), of the base" }
      if suite.steps.isEmpty { lines.append("  no check is selected") }
    }
    return lines.map { VisibleText.block($0) }.joined(separator: "\n")
  }

  private static func lines(of step: Step, _ width: Int) -> [String] {
    let id = step.check.id.padding(toLength: width, withPad: " ", startingAt: 0)
    let cases = step.subjects.count == 1 ? "1 case" : "\(step.subjects.count) cases"
    let about = "\(step.check.type), \(cases), at most \(step.check.inputs.timeLimit)"
    switch step.action {
    case .run:
      let alone = step.check.inputs.measuresTime ? ", alone" : ""
      return ["  run           \(id)  \(about)\(alone)"] + commands(of: step)
    case .reuse: return ["  reuse         \(id)  \(about)"]
    case .skip(let reason):
      return ["  skip          \(id)  \(about)", "                \(reason.message)"]
    case .cannotJudge(let reason):
      return [
        "  cannot judge  \(id)  \(about)", "                \(reason.message)",
        "                next: \(reason.remedy)",
      ]
    }
  }

  private static func commands(of step: Step) -> [String] {
    step.commands.map { command in
      "                $ \(command.arguments.joined(separator: " "))  (timeout \(command.timeout))"
    }
  }

  /// The statements of the first round, ready to be read; what follows depends on the answers.
  static func queries(_ rounds: [FirstRound]) -> String {
    var lines: [String] = []
    for round in rounds {
      lines += ["", "-- datasets: \(round.datasets.joined(separator: ", "))"]
      lines.append("-- checks: \(round.checks.joined(separator: ", "))")
      switch round.statements {
      case .success(let statements):
        for (index, statement) in statements.enumerated() {
          lines += ["-- round 1, statement \(index + 1) of \(statements.count)", statement + ";"]
        }
      case .failure(let reason):
        lines += ["-- cannot be told: \(reason.message)", "-- next: \(reason.remedy)"]
      }
      for (dataset, reason) in round.unreadable {
        lines.append("-- no statement about dataset '\(dataset)': \(reason.message)")
        lines.append("-- next: \(reason.remedy)")
      }
      for later in round.later { lines.append("-- later rounds of \(later.check): \(later.what)") }
    }
    if rounds.isEmpty { lines.append("-- no check that is to run asks about a dataset") }
    return lines.map { VisibleText.block($0) }.joined(separator: "\n")
  }
}
