// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension FeaturesOverlap {
  /// One way in which two splits can overlap; the name of its case.
  enum Aspect: String, Codable, CaseIterable, Sendable {
    case keys, rows, near, groups, time
  }

  package struct Scope: Codable, Hashable, Sendable {
    var dataset: String
    var trained: String
    var keys: [String]
    /// Columns that whole rows need not agree in; `nil` when whole rows are not compared.
    var ignored: [String]?
    var near: Near?
    var groups: [String]
    var time: String?

    var aspects: [Aspect] {
      [
        keys.isEmpty ? nil : .keys, ignored == nil ? nil : .rows, near == nil ? nil : .near,
        groups.isEmpty ? nil : .groups, time == nil ? nil : .time,
      ].compactMap { $0 }
    }
  }

  struct Near: Codable, Hashable, Sendable {
    var columns: [String]
    var digits: Int
  }

  package struct Limits: Sendable {
    var allowed: Allowance
    var gap: TimeSpan?
  }

  struct TimeKeys: Sendable {
    var column: String
    var gap: TimeSpan?
  }

  package var options: Fields<Configuration<Scope, Limits>> {
    let names = Syntax<[String]>.list(of: .text, atLeast: 1)
    return Fields(
      .required("dataset", .text, "the split that the model is tested on"),
      .required("with", .text, "dataset that it was trained on"),
      .optional("keys", names, default: [], "columns of what may stand in one split only"),
      .optional("rows", .wholeRows, "all, or { ignore: [columns] }: whole rows"),
      .optional("near", .nearRows, "rows that agree when their numbers are rounded"),
      .optional("groups", names, default: [], "columns of groups that may stand in one split only"),
      .optional("time", .overlapTime, "rows must be later than all that was trained on"),
      .optional(
        "allow", .allowance, default: Allowance.count(0),
        "rows that may be found: a count, or a share")
    ) { dataset, trained, keys, rows, near, groups, time, allowed in
      guard dataset != trained else {
        throw ManifestMistake("a split overlaps with itself; name another", at: "with")
      }
      return Configuration(
        scope: Scope(
          dataset: dataset, trained: trained, keys: keys, ignored: rows, near: near,
          groups: groups, time: time?.column),
        limits: Limits(allowed: allowed, gap: time?.gap))
    }
  }
}

extension Syntax where Value == [String] {
  /// Columns that need not agree: none for `all`.
  fileprivate static var wholeRows: Syntax {
    let structured = Syntax.mapping(
      Fields(
        .required("ignore", Syntax<[String]>.list(of: .text, atLeast: 1), "columns left out")
      ) { $0 })
    let all = Syntax.scalar(
      "all, or { ignore: [columns] }", schema: .object(["const": .text("all")])
    ) { $0 == "all" ? [] : nil }
    return .either(structured: structured, scalar: all)
  }
}

extension Syntax where Value == FeaturesOverlap.Near {
  fileprivate static var nearRows: Syntax {
    .mapping(
      Fields(
        .required("columns", Syntax<[String]>.list(of: .text, atLeast: 1), "features compared"),
        .optional(
          "digits", .integer(from: 1, to: 15), default: 3, "significant digits that must agree")
      ) { FeaturesOverlap.Near(columns: $0, digits: $1) })
  }
}

extension Syntax where Value == FeaturesOverlap.TimeKeys {
  fileprivate static var overlapTime: Syntax {
    .mapping(
      Fields(
        .required("column", .text, "date or timestamp in both datasets"),
        .optional("gap", .duration, "time that must lie between the splits")
      ) { FeaturesOverlap.TimeKeys(column: $0, gap: $1) })
  }
}
