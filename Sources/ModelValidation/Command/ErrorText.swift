// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationReporting

/// Errors as lines of a terminal. They quote the repository, so nothing in them may command a terminal or
/// a workflow.
enum ErrorText {
  static func text(of error: any Error, _ environment: [String: String]) -> String {
    let text = lines(of: error).map { VisibleText.line($0, budget: 2_000) }.joined(separator: "\n")
    guard environment["GITHUB_ACTIONS"] == "true" else { return text }
    return WorkflowCommands.guarded(text, token: UUID().uuidString)
  }

  private static func lines(of error: any Error) -> [String] {
    switch error {
    case let mistakes as ManifestProblems:
      let count = mistakes.problems.count
      let title = "error: \(mistakes.file) has \(count == 1 ? "a mistake" : "\(count) mistakes"):"
      return [title]
        + mistakes.problems.map { problem in
          "\(mistakes.file):\(problem.mark.line):\(problem.mark.column): \(problem.message)"
        }
    case let usage as UsageError: return ["error: \(usage.message)", "next: \(usage.remedy)"]
    case let obstacle as Obstacle:
      return ["error: \(obstacle.message) [\(obstacle.rule)]", "next: \(obstacle.remedy)"]
    default: return ["error: \(error)"]
    }
  }
}
