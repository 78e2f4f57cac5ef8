// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension Obstacle {
  /// The question makes no sense, whatever the rows are.
  static func pointless(_ reason: String, _ table: TableFile) -> Obstacle {
    Obstacle(
      rule: "data.question-invalid",
      message: "a question about \(OneLine.of(table.displayPath)) has no answer: \(reason)",
      remedy: "correct the check's options")
  }

  /// The engine understood the table, but not this question about it.
  static func refusedQuestion(_ question: String, _ table: TableFile, _ reason: String) -> Obstacle
  {
    Obstacle(
      rule: "data.question-refused",
      message: "\(question) of \(OneLine.of(table.displayPath)) could not be evaluated: "
        + OneLine.of(reason),
      remedy: "correct it; columns are called by their names, in double quotes where they are not "
        + "plain words")
  }
}
