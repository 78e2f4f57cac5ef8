// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// `columns` of a drift check as written.
struct DriftColumns: Sendable {
  /// `nil` for all.
  var columns: [Named<DriftColumnKeys>]?

  var asked: [FeaturesDrift.AskedColumn]? {
    columns?.map { FeaturesDrift.AskedColumn(name: $0.name, statistic: $0.value.statistic) }
  }

  var limits: [String: FeaturesDrift.ColumnLimits] {
    Dictionary((columns ?? []).map { ($0.name, $0.value.limits) }) { first, _ in first }
  }
}

/// Keys of one column as they are written.
struct DriftColumnKeys: Sendable {
  var statistic: DriftStatistic?
  var limits = FeaturesDrift.ColumnLimits()
}

extension Syntax where Value == DriftColumns {
  /// `all`, `[age, income]`, or `{ age: { statistic: psi, limit: 0.2 }, income: {} }`.
  static var driftColumns: Syntax {
    let names = Syntax<[String]>.list(of: .text, atLeast: 1)
    let named = Syntax<[Named<DriftColumnKeys>]>.named(.driftColumn)
    let all = JSONValue.object(["const": .text("all")])
    return Syntax(schema: .anyOf(all, names.schema, named.schema)) { node, decoding in
      switch node.content {
      case .scalar where node.text == "all": return DriftColumns(columns: nil)
      case .scalar:
        decoding.report(
          "expected all, a list of columns, or columns with options, found \(node.description)",
          at: node)
        return nil
      case .sequence:
        guard let listed = names.read(node, &decoding) else { return nil }
        guard Set(listed).count == listed.count else {
          decoding.report("a column stands twice in the list", at: node)
          return nil
        }
        return DriftColumns(columns: listed.map { Named($0, DriftColumnKeys()) })
      case .mapping(let members):
        guard !members.isEmpty else {
          decoding.report("no column is named; write `columns: all` for all", at: node)
          return nil
        }
        return named.read(node, &decoding).map { DriftColumns(columns: $0) }
      }
    }
  }
}

extension Syntax where Value == DriftColumnKeys {
  static var driftColumn: Syntax {
    .mapping(
      Fields(
        .optional("statistic", Syntax<DriftStatistic>.choice, "how its drift is measured"),
        .optional("limit", .number, "value of that statistic from which on it is drift"),
        .optional("missing", .share, "points by which its share of missing rows may rise"),
        .optional("new-categories", .share, "rows that may hold values new to the reference")
      ) { statistic, limit, missing, categories in
        if let limit {
          guard statistic != nil else {
            throw ManifestMistake("a limit needs its `statistic` beside it", at: "limit")
          }
          try requireLimit(limit, "limit")
        }
        return DriftColumnKeys(
          statistic: statistic,
          limits: FeaturesDrift.ColumnLimits(
            limit: limit, missing: missing, newCategories: categories))
      })
  }
}

extension Syntax where Value == [DriftStatistic: Double] {
  /// `{ psi: 0.2, jensen-shannon: 0.02 }`.
  static var driftLimits: Syntax {
    let fields = DriftStatistic.allCases.map(\.limitField)
    return .mapping(
      Fields(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]) {
        let limits = [$0, $1, $2, $3, $4, $5]
        var known: [DriftStatistic: Double] = [:]
        for (statistic, limit) in zip(DriftStatistic.allCases, limits) {
          if let limit { try requireLimit(limit, statistic.rawValue) }
          known[statistic] = limit
        }
        return known
      })
  }
}

extension DriftStatistic {
  fileprivate var limitField: Field<Double?> {
    .optional(rawValue, .number, "\(variant); \(standardLimit) by default")
  }
}

/// A limit of 0 would call equal tables drift, and one that no value reaches would never call anything so.
private func requireLimit(_ limit: Double, _ key: String) throws {
  guard limit > 0, limit <= 100 else {
    throw ManifestMistake("it must be above 0, and at most 100", at: key)
  }
}
