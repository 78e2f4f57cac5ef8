// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Why nobody can say whether a column drifted.
extension Obstacle {
  static func tooFewRows(_ column: ColumnAssessment, _ score: DriftScore) -> Obstacle {
    let needed = max(score.rowsNeeded, ColumnAssessment.fewestRows)
    return Obstacle(
      rule: "drift.too-few-rows",
      message: "column '\(column.displayName)': \(score.text), but with \(column.rowsText) chance "
        + "gives up to \(DriftScore.text(score.byChance)); the limit of \(score.limitText) needs "
        + "\(Counted.things(needed, "row")) on each side",
      remedy: "compare more rows, or raise the limit to what so few rows can tell")
  }

  static func withinError(_ column: ColumnAssessment, _ score: DriftScore) -> Obstacle {
    Obstacle(
      rule: "drift.profile-too-coarse",
      message: "column '\(column.displayName)': \(score.text) is nearer to its limit of "
        + "\(score.limitText) than the quantiles of a profile can tell",
      remedy: "compare with a dataset in place of a profile, or take another statistic")
  }

  static func withinChance(_ column: ColumnAssessment, _ score: DriftScore) -> Obstacle {
    Obstacle(
      rule: "drift.within-chance",
      message: "column '\(column.displayName)': \(score.text) reaches its limit of "
        + "\(score.limitText), which with \(column.rowsText) and so many columns may be chance",
      remedy: "compare more rows, or fewer columns")
  }

  static func missingWithinChance(_ column: ColumnAssessment) -> Obstacle {
    Obstacle(
      rule: "drift.within-chance",
      message:
        "column '\(column.displayName)': \(column.missingText ?? "missing") is a rise beyond "
        + "\(column.missingLimit), which with \(column.rowsText) may be chance",
      remedy: "compare more rows, or raise `missing`")
  }

  static func unjudged(_ columns: [ColumnVerdict], of all: Int) -> Obstacle {
    Obstacle(
      rule: "drift.columns-unmeasured",
      message: "\(Counted.number(columns.count)) of \(Counted.things(all, "column")) could not be "
        + "judged: \(Counted.list(columns.map(\.column.displayName)))",
      remedy: columns.first?.column.obstacles.first?.remedy ?? "look at the cases of these columns")
  }

  static func doubtful(_ columns: [ColumnVerdict], of all: Int) -> Obstacle {
    Obstacle(
      rule: "drift.columns-inconclusive",
      message: "\(Counted.number(columns.count)) of \(Counted.things(all, "column")) may have "
        + "drifted or not: \(Counted.list(columns.map(\.column.displayName)))",
      remedy: columns.first?.doubt?.remedy ?? "look at the cases of these columns")
  }
}
