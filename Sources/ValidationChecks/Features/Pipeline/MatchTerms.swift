// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// What "equal" means for two tables.
struct MatchTerms: Codable, Hashable, Sendable {
  /// Columns that identify a row; empty to compare row by row in the order of the tables.
  var keys: [String]
  /// Columns that take no part.
  var ignored: [String]
  var tolerance: Tolerances

  /// - Throws: ``ManifestMistake`` for a column that would be two things at once.
  static func checked(keys: [String], ignored: [String], _ tolerance: Tolerances) throws
    -> MatchTerms
  {
    guard Set(keys).count == keys.count else {
      throw ManifestMistake("a column stands twice in `keys`", at: "keys")
    }
    if let both = keys.first(where: ignored.contains) {
      throw ManifestMistake("'\(both)' is a key, and cannot be ignored", at: "ignore")
    }
    if let both = keys.first(where: { tolerance.columns[$0] != nil }) {
      throw ManifestMistake("'\(both)' is a key: keys are equal or not", at: "tolerance")
    }
    return MatchTerms(keys: keys, ignored: ignored, tolerance: tolerance)
  }

  /// Columns that are called by name, and so must be there.
  var named: [String] { keys + ignored + tolerance.columns.keys.sorted() }
}

/// How far numbers may be apart: in general, and in some columns.
struct Tolerances: Codable, Hashable, Sendable {
  var standard = Tolerance()
  var columns: [String: Tolerance] = [:]

  func amount(for column: String) -> Tolerance { columns[column] ?? standard }

  func compared(_ column: String) -> ComparedColumn {
    let amount = amount(for: column)
    return ComparedColumn(column, absolute: amount.absolute, relative: amount.relative)
  }
}

extension Syntax where Value == Tolerances {
  /// `{ absolute: 1e-9, relative: 1e-6, columns: { price: { absolute: 0.01 } } }`.
  static var tolerances: Syntax {
    .mapping(
      Fields(
        .absoluteTolerance, .relativeTolerance,
        .optional(
          "columns", Syntax<[Named<Tolerance>]>.named(.tolerance), default: [],
          "columns with a tolerance of their own")
      ) { absolute, relative, columns in
        Tolerances(
          standard: Tolerance(absolute: absolute, relative: relative),
          columns: Dictionary(columns.map { ($0.name, $0.value) }) { _, last in last })
      })
  }
}
