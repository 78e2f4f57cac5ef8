// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension Obstacle {
  static func columnMissing(_ name: String, _ dataset: String, _ known: [String]) -> Obstacle {
    let nearest = NearestName.of(name, among: known).map { "did you mean '\($0)'?" }
    let columns = OneLine.of(Counted.list(known), most: 300)
    return Obstacle(
      rule: "contract.column-missing",
      message: "dataset '\(dataset)' has no column '\(name)'; \(nearest ?? "it has: \(columns)")",
      remedy: "write the column, or correct its name in the manifest; its columns are: \(columns)")
  }

  static func noRows(_ what: String, _ dataset: String) -> Obstacle {
    Obstacle(
      rule: "contract.no-rows",
      message: "dataset '\(dataset)' has no rows, which proves nothing about \(what)",
      remedy: "find out why the table is empty")
  }

  static func noValues(_ column: String, rows: Int64) -> Obstacle {
    Obstacle(
      rule: "contract.no-values",
      message:
        "all \(Counted.things(rows, "row")) of column '\(column)' are null, which proves nothing "
        + "about its range or set",
      remedy: "find out why it is never filled, or limit its `nulls` to make this a failure")
  }

  static func incomplete(_ what: String) -> Obstacle {
    Obstacle(
      rule: "contract.incomplete", message: "the measurement holds no facts about '\(what)'",
      remedy: "measure again; a stored measurement of another tool version is no use here")
  }
}

extension Allowance {
  var text: String {
    switch self {
    case .count(let most): "\(most)"
    case .share(let share): "<= \(share)"
    }
  }
}

extension FeaturesContract.ValueRange {
  var text: String {
    switch (least, most) {
    case (let least?, let most?): "between \(Self.text(least)) and \(Self.text(most))"
    case (let least?, nil): "at least \(Self.text(least))"
    case (nil, let most?): "at most \(Self.text(most))"
    case (nil, nil): "any number"
    }
  }

  static func text(_ value: Double) -> String {
    DecimalText.significant(value, digits: 15)
  }
}

extension Extremes {
  /// `, seen 18 to 97`; empty when nothing was.
  var seen: String {
    guard let least, let most else { return "" }
    return
      ", seen \(FeaturesContract.ValueRange.text(least)) to \(FeaturesContract.ValueRange.text(most))"
  }
}
