// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension FeaturesLeakage {
  package struct Scope: Codable, Hashable, Sendable {
    var dataset: String
    var label: String?
    /// Empty for all but the label and what is ignored.
    var columns: [String]
    var ignored: [String]
    /// Features that are also looked at two by two.
    var pairs: Int
  }

  package struct Limits: Sendable {
    var most: Double
    var refusesIdentifiers: Bool
  }

  private enum Identifiers: String, CaseIterable, Sendable { case refuse, allow }

  package var options: Fields<Configuration<Scope, Limits>> {
    let names = Syntax<[String]>.list(of: .text, atLeast: 1)
    return Fields(
      .required("dataset", .text, "training table"),
      .optional("label", .text, "column that the model predicts"),
      .optional("columns", names, default: [], "features to look at"),
      .optional("ignore", names, default: [], "columns that are not features"),
      .optional(
        "pairs", .integer(to: Self.mostPaired), default: 0, "features also looked at two by two"),
      .optional("most", .number, default: 0.8, "greatest share of the label's uncertainty"),
      .optional(
        "identifiers", Syntax<Identifiers>.choice, default: .refuse,
        "refuse, or allow: columns that differ in every row")
    ) { dataset, label, columns, ignored, pairs, most, identifiers in
      guard most > 0, most <= 1 else {
        throw ManifestMistake("a share of uncertainty is above 0 and at most 1", at: "most")
      }
      guard pairs != 1 else { throw ManifestMistake("a pair takes two features", at: "pairs") }
      return Configuration(
        scope: Scope(
          dataset: dataset, label: label, columns: columns, ignored: ignored, pairs: pairs),
        limits: Limits(most: most, refusesIdentifiers: identifiers == .refuse))
    }
  }
}
