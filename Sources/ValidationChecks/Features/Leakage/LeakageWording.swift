// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension Obstacle {
  static func noLabel(_ dataset: String) -> Obstacle {
    Obstacle(
      rule: "leakage.no-label", message: "nothing says which column of '\(dataset)' is predicted",
      remedy: "add label: to the check or to the dataset")
  }

  static let oneLabel = Obstacle(
    rule: "leakage.one-label",
    message: "the label has one value only, so every feature predicts it",
    remedy: "give a table in which the label varies")

  static func rareLabel(_ rows: Int64, _ least: Int64) -> Obstacle {
    Obstacle(
      rule: "leakage.rare-label",
      message: "the second most frequent label stands in \(Counted.things(rows, "row")); "
        + "\(least) are needed to tell a relation from chance",
      remedy: "give a larger table")
  }

  static func tooFewRows(_ rows: Int64, _ least: Int64, _ dataset: String) -> Obstacle {
    Obstacle(
      rule: "leakage.too-few-rows",
      message:
        "dataset '\(dataset)' has \(Counted.things(rows, "row")); \(least) are needed to tell "
        + "a relation from chance",
      remedy: "give a larger table")
  }

  static func noFeatures(_ dataset: String) -> Obstacle {
    Obstacle(
      rule: "leakage.no-features", message: "no column of '\(dataset)' is left as a feature",
      remedy: "name the features under `columns`, or ignore less")
  }

  static func noPairs(_ dataset: String) -> Obstacle {
    Obstacle(
      rule: "leakage.no-pairs",
      message: "fewer than two features of '\(dataset)' can be looked at together: numbers, and "
        + "categories of at most \(LeakagePairs.mostValues) values",
      remedy: "leave `pairs` out, or group the values of categories")
  }

  static func tooManyPairs(_ rows: Int64) -> Obstacle {
    Obstacle(
      rule: "leakage.too-many-values",
      message:
        "it has so many different values that \(Counted.things(rows, "row")) were not counted",
      remedy: "add the column to `ignore`, or group its values")
  }

  /// The same reason, for one column of many.
  func about(_ column: String) -> Obstacle {
    Obstacle(rule: rule, message: "column '\(column)': \(message)", remedy: remedy)
  }
}
