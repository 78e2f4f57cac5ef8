// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Why a column has no score.
extension Obstacle {
  static func driftUnsupported(_ column: TableColumn) -> Obstacle {
    Obstacle(
      rule: "drift.type-unsupported",
      message: "column '\(OneLine.of(column.name, most: 100))' is \(column.type.rawValue) "
        + "(\(OneLine.of(column.engineType, most: 60))), whose drift is not judged",
      remedy:
        "exclude it, or write what matters of it as a column of its own: a length, a member")
  }

  static func notOrdered(_ column: TableColumn, _ statistic: DriftStatistic) -> Obstacle {
    Obstacle(
      rule: "drift.not-ordered",
      message: "\(statistic.rawValue) needs numbers or times, and column "
        + "'\(OneLine.of(column.name, most: 100))' is \(column.type.rawValue)",
      remedy: "take jensen-shannon, psi, chi-square or l-infinity for it")
  }

  static func noSpreadToDrift(_ column: String) -> Obstacle {
    Obstacle(
      rule: "drift.no-spread",
      message: "the reference has a single value, or none, in column "
        + "'\(OneLine.of(column, most: 100))': there is no distribution to drift from",
      remedy: "exclude it here, and promise the value in a features.contract")
  }

  static func noFiniteValues(_ column: String) -> Obstacle {
    Obstacle(
      rule: "drift.no-values",
      message: "a side has no finite value in column '\(OneLine.of(column, most: 100))'",
      remedy: "find out why it is not filled")
  }

  static func cellsTooSmall(_ column: String) -> Obstacle {
    Obstacle(
      rule: "drift.cells-too-small",
      message: "pooled until chi-square holds, the cells of column "
        + "'\(OneLine.of(column, most: 100))' leave fewer than two",
      remedy: "compare more rows, or take jensen-shannon")
  }

  static func driftCountsDisagree(_ column: String) -> Obstacle {
    Obstacle(
      rule: "drift.counts-disagree",
      message: "the counts of column '\(OneLine.of(column, most: 100))' do not add up to its rows",
      remedy: "the file may have changed while it was read: run again; else please report it")
  }

  static func incompleteDrift(_ column: String) -> Obstacle {
    Obstacle(
      rule: "drift.incomplete",
      message: "the measurement does not hold what the statistic of column "
        + "'\(OneLine.of(column, most: 100))' needs",
      remedy: "measure again; a stored measurement of another tool version is no use here")
  }
}
