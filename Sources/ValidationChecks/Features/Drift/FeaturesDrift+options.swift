// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension FeaturesDrift {
  /// What is counted.
  package struct Scope: Codable, Hashable, Sendable {
    var dataset: String
    var reference: Reference
    /// `nil` for all columns of the dataset and of the reference.
    var columns: [AskedColumn]?
    /// Columns of `all` that are not looked at.
    var exclude: [String]
    /// Of columns without one of their own; `nil` to choose by type and number of rows.
    var statistic: DriftStatistic?
  }

  /// What the dataset is compared with.
  enum Reference: Codable, Hashable, Sendable {
    case dataset(String)
    case profile(RepositoryPath)
  }

  struct AskedColumn: Codable, Hashable, Sendable {
    var name: String
    var statistic: DriftStatistic?
  }

  package struct Limits: Sendable {
    var columns: [String: ColumnLimits]
    var statistics: [DriftStatistic: Double]
    /// Points by which the share of missing rows may rise.
    var missing: Share
    /// Rows with values that the reference does not have.
    var newCategories: Share
    /// Columns that may drift without a failure.
    var driftedColumns: Int
    /// Probability with which chance alone would be called drift.
    var alpha: Double
  }

  struct ColumnLimits: Hashable, Sendable {
    var limit: Double?
    var missing: Share?
    var newCategories: Share?
  }

  package var options: Fields<Configuration<Scope, Limits>> {
    Fields(
      .required("dataset", .text, "name of the dataset that is judged"),
      .optional("reference", .text, "name of the dataset that it is compared with"),
      .optional(
        "against", Syntax<Former>.choice, "base: compare with the same dataset on the base"),
      .optional("profile", .path, "reviewed profile that it is compared with, a tracked JSON file"),
      .required("columns", .driftColumns, "all, a list of names, or names with their own options"),
      .optional(
        "exclude", Syntax<[String]>.list(of: .text, atLeast: 1), default: [],
        "columns of `all` that are not looked at"),
      .optional("statistic", Syntax<DriftStatistic>.choice, "statistic of every column"),
      .optional(
        "limits", .driftLimits, default: [:], "from which value on each statistic is drift"),
      .optional(
        "missing", .share, default: Share(fraction: 0.02),
        "points by which the share of missing rows may rise"),
      .optional(
        "new-categories", .share, default: Share(fraction: 0.01),
        "rows that may hold values which the reference does not have"),
      .optional("drifted-columns", .integer(), default: 0, "columns that may drift"),
      .optional("alpha", .number, default: 0.01, "probability with which chance is called drift")
    ) {
      dataset, reference, base, profile, columns, exclude, statistic, limits, missing, categories,
      drifted, alpha in
      let reference = try Self.reference(of: dataset, reference, base, profile)
      guard (0.000_001...0.2).contains(alpha) else {
        throw ManifestMistake("it must be between 0.000001 and 0.2", at: "alpha")
      }
      let scope = Scope(
        dataset: dataset, reference: reference, columns: columns.asked, exclude: exclude,
        statistic: statistic)
      try scope.requireSense()
      return Configuration(
        scope: scope,
        limits: Limits(
          columns: columns.limits,
          statistics: Dictionary(
            DriftStatistic.allCases.map { ($0, limits[$0] ?? $0.standardLimit) }
          ) { first, _ in first }, missing: missing, newCategories: categories,
          driftedColumns: drifted, alpha: alpha))
    }
  }

  enum Former: String, CaseIterable, Sendable { case base }

  private static func reference(
    of dataset: String, _ reference: String?, _ base: Former?, _ profile: RepositoryPath?
  ) throws -> Reference {
    switch (reference, base, profile) {
    case (dataset?, nil, nil):
      throw ManifestMistake("a dataset has not drifted from itself", at: "reference")
    case (let name?, nil, nil): return .dataset(name)
    case (nil, .base?, nil): return .dataset(DatasetName.former(dataset))
    case (nil, nil, let path?): return .profile(path)
    case (nil, nil, nil):
      throw ManifestMistake(
        "nothing to compare with: add `reference` (a dataset), `against: base`, or `profile`")
    default:
      throw ManifestMistake("give one of `reference`, `against` and `profile`, not several")
    }
  }
}

extension FeaturesDrift.Scope {
  /// - Throws: `ManifestMistake` for what could not be measured, or would say nothing.
  fileprivate func requireSense() throws {
    if columns != nil, !exclude.isEmpty {
      throw ManifestMistake("it leaves columns out of `all`; here they are listed", at: "exclude")
    }
  }
}
