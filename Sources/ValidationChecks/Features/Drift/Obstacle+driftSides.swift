// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Why a side, or a column of it, is not there to be compared.
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
      remedy: "shorten `exclude`; keys that the dataset declares, and columns of nested and binary "
        + "types, are left out as well")
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

  static func noDriftTable(_ dataset: String) -> Obstacle {
    Obstacle(
      rule: "drift.no-table", message: "dataset '\(dataset)' could not be asked about",
      remedy: "run again; if it stays, please report it")
  }
}
