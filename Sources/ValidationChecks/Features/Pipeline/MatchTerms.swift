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
  /// |found − expected| ≤ absolute + relative · |expected|.
  struct Amount: Codable, Hashable, Sendable, CustomStringConvertible {
    var absolute = 0.0
    var relative = 0.0

    var description: String {
      switch (absolute, relative) {
      case (0, 0): "none"
      case (_, 0): "\(absolute)"
      case (0, _): "\(relative) · |expected|"
      default: "\(absolute) + \(relative) · |expected|"
      }
    }
  }

  var standard = Amount()
  var columns: [String: Amount] = [:]

  func amount(for column: String) -> Amount { columns[column] ?? standard }

  func compared(_ column: String) -> ComparedColumn {
    let amount = amount(for: column)
    return ComparedColumn(column, absolute: amount.absolute, relative: amount.relative)
  }
}

extension Syntax where Value == Tolerances {
  /// `{ absolute: 1e-9, relative: 1e-6, columns: { price: { absolute: 0.01 } } }`.
  static var tolerances: Syntax {
    let absolute = Field<Double>.optional(
      "absolute", .number, default: 0, "in units of the column")
    let relative = Field<Double>.optional(
      "relative", .number, default: 0, "as a part of the expected value, such as 1e-6")
    let amount = Syntax<Tolerances.Amount>.mapping(
      Fields(absolute, relative, build: Tolerances.Amount.checked))
    return .mapping(
      Fields(
        absolute, relative,
        .optional(
          "columns", Syntax<[Named<Tolerances.Amount>]>.named(amount), default: [],
          "columns with a tolerance of their own")
      ) { absolute, relative, columns in
        Tolerances(
          standard: try .checked(absolute: absolute, relative: relative),
          columns: Dictionary(columns.map { ($0.name, $0.value) }) { _, last in last })
      })
  }
}

extension Tolerances.Amount {
  @Sendable fileprivate static func checked(absolute: Double, relative: Double) throws -> Self {
    guard absolute >= 0, relative >= 0 else {
      throw ManifestMistake("a tolerance is not negative")
    }
    return Self(absolute: absolute, relative: relative)
  }
}
