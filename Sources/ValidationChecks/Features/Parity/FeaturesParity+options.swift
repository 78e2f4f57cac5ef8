// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension FeaturesParity {
  package var options: Fields<Configuration<Scope, Limits>> {
    let names = Syntax<[String]>.list(of: .text, atLeast: 1)
    return Fields(
      .required("offline", .producer, "what training reads: a dataset, or a producer"),
      .required("online", .producer, "what serving computes: a dataset, or a producer"),
      .optional("keys", names, default: [], "columns that identify a row in both"),
      .optional("columns", names, "the columns to compare; all by default"),
      .optional("ignore", names, default: [], "columns that take no part"),
      .optional("tolerance", .tolerances, default: Tolerances(), "most that numbers may differ"),
      .optional("allow", .parityAllowance, default: Limits(), "most rows that need not agree")
    ) { offline, online, keys, columns, ignore, tolerance, limits in
      guard offline != online else {
        throw ManifestMistake("a producer always agrees with itself", at: "online")
      }
      let columns = try Self.checked(columns, keys: keys, ignore: ignore)
      var limits = limits
      limits.declared = columns ?? []
      return Configuration(
        scope: Scope(
          offline: offline, online: online,
          terms: try .checked(keys: keys, ignored: ignore, tolerance), columns: columns),
        limits: limits)
    }
  }

  private static func checked(_ columns: [String]?, keys: [String], ignore: [String]) throws
    -> [String]?
  {
    guard let columns else { return nil }
    guard Set(columns).count == columns.count else {
      throw ManifestMistake("a column stands twice in `columns`", at: "columns")
    }
    if let other = columns.first(where: { keys.contains($0) || ignore.contains($0) }) {
      throw ManifestMistake("'\(other)' is a key or ignored, and cannot be compared", at: "columns")
    }
    return columns
  }
}

extension Syntax where Value == FeaturesParity.Limits {
  fileprivate static var parityAllowance: Syntax {
    let (rows, none) = (Syntax<Allowance>.allowance, Allowance.count(0))
    return .mapping(
      Fields(
        .optional("missing", rows, default: none, "rows that only offline has"),
        .optional("extra", rows, default: none, "rows that only online has"),
        .optional("differing", rows, default: none, "rows that differ in a column")
      ) { FeaturesParity.Limits(missing: $0, extra: $1, differing: $2) })
  }
}
