// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Why a column, or a whole dataset, cannot be judged.
extension Obstacle {
  static func sideWithoutRows(_ side: String) -> Obstacle {
    Obstacle(
      rule: "drift.no-rows", message: "\(side) has no rows, which proves nothing about drift",
      remedy: "find out why the table is empty")
  }

  /// To other checks a dataset that is new in a change is no matter; here it is the half of it.
  static func noReference(_ reason: Obstacle) -> Obstacle {
    Obstacle(
      rule: "drift.no-reference", message: "\(reason.message): there is nothing to compare with",
      remedy: "add the dataset first and this check in a later change, or compare with another "
        + "dataset or a profile")
  }

  static func noColumnsLeft(_ dataset: String) -> Obstacle {
    Obstacle(
      rule: "drift.no-columns", message: "no column of dataset '\(dataset)' is left to look at",
      remedy: "shorten `exclude`; columns that the dataset declares as keys are left out as well")
  }

  static func absentOnSide(_ name: String, _ side: String, _ known: [String]) -> Obstacle {
    let nearest = NearestName.of(name, among: known).map { "; did you mean '\(OneLine.of($0))'?" }
    let place = side.contains("'") || side.hasPrefix("the ") ? side : "dataset '\(side)'"
    return Obstacle(
      rule: "drift.column-absent",
      message: "\(place) has no column '\(OneLine.of(name, most: 100))'\(nearest ?? "")",
      remedy:
        "write the column, correct its name, or exclude it; a reviewed profile is written anew "
        + "with `validate-model run --accept ID`")
  }

  static func typesDiffer(
    _ found: TableColumn, _ former: TableColumn, _ reference: String
  ) -> Obstacle {
    Obstacle(
      rule: "drift.type-changed",
      message: "column '\(OneLine.of(found.name, most: 100))' is \(found.type.rawValue), and "
        + "\(former.type.rawValue) in \(reference): their values do not compare",
      remedy: "write the column as the same type on both sides")
  }

  static func driftUnsupported(_ column: TableColumn) -> Obstacle {
    Obstacle(
      rule: "drift.type-unsupported",
      message: "column '\(OneLine.of(column.name, most: 100))' is \(column.type.rawValue) "
        + "(\(OneLine.of(column.engineType, most: 60))), whose drift is not judged",
      remedy: "exclude it, or write what matters of it as a number or a category")
  }

  static func notOrdered(_ column: TableColumn, _ statistic: DriftStatistic) -> Obstacle {
    Obstacle(
      rule: "drift.not-ordered",
      message: "\(statistic.rawValue) needs numbers, and column "
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

  static func tooManyCategories(_ column: String) -> Obstacle {
    Obstacle(
      rule: "drift.too-many-categories",
      message: "column '\(OneLine.of(column, most: 100))' has more than "
        + "\(Counted.number(CategoryInquiry.mostKnown)) different values, or values of more than "
        + "1,000 bytes: too many to keep in a profile",
      remedy: "exclude it, or compare with a dataset in place of a profile")
  }

  static func noDriftTable(_ dataset: String) -> Obstacle {
    Obstacle(
      rule: "drift.no-table", message: "dataset '\(dataset)' could not be asked about",
      remedy: "run again; if it stays, please report it")
  }

  static func noReviewedFile(_ dataset: String) -> Obstacle {
    Obstacle(
      rule: "drift.no-profile",
      message: "'\(dataset)' is compared with a dataset, and there is no profile to accept",
      remedy: "name one with `profile` in place of `reference` or `against`")
  }

  static func profileLacks(_ column: String) -> Obstacle {
    Obstacle(
      rule: "drift.profile-lacks",
      message: "the profile holds no counts of column '\(OneLine.of(column, most: 100))'",
      remedy: "write it anew with `validate-model run --accept ID`, review and commit it")
  }

  static func profileTooLarge(_ path: RepositoryPath, _ size: UInt64) -> Obstacle {
    Obstacle(
      rule: "drift.profile-too-large",
      message: "'\(path)' has \(Counted.things(size, "byte")); a profile has at most 16 MiB",
      remedy: "list the columns that matter, and accept the profile anew")
  }

  static func profileInvalid(_ path: RepositoryPath, _ why: String) -> Obstacle {
    Obstacle(
      rule: "drift.profile-invalid",
      message: "'\(path)' is no profile as this version writes it: \(OneLine.of(why, most: 300))",
      remedy: "write it anew with `validate-model run --accept ID`, review and commit it")
  }
}

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
