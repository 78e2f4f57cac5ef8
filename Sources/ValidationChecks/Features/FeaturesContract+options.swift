// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension FeaturesContract {
  /// What is counted.
  package struct Scope: Codable, Hashable, Sendable {
    var dataset: String
    var columns: [AskedColumn]
    /// Columns that together identify a row; empty when no key is declared.
    var unique: [String]
  }

  /// A column, and which of its values are counted as outside.
  struct AskedColumn: Codable, Hashable, Sendable {
    var name: String
    var range: ValueRange?
    var values: [String]?
  }

  /// Closed; an end that is left out is open.
  struct ValueRange: Codable, Hashable, Sendable {
    var least: Double?
    var most: Double?
  }

  package struct Limits: Sendable {
    var columns: [Named<ColumnLimits>]
    var atLeast: Int64?
    var atMost: Int64?

    var limitsRows: Bool { atLeast != nil || atMost != nil }
  }

  struct ColumnLimits: Hashable, Sendable {
    var type: DeclaredType?
    var nulls: NullLimit?
  }

  /// Types that a manifest can ask for.
  enum DeclaredType: String, CaseIterable, Sendable {
    case integer, double, decimal, string, boolean, date, timestamp

    /// Decimals are read as floating-point numbers by everything that trains.
    func accepts(_ type: ColumnType) -> Bool {
      rawValue == type.rawValue || (self == .double && type == .decimal)
    }
  }

  enum NullLimit: Hashable, Sendable {
    case count(Int64)
    case share(Share)
  }

  package var options: Fields<Configuration<Scope, Limits>> {
    Fields(
      .required("dataset", .text, "name of a dataset of this manifest"),
      .optional("columns", .named(.contractColumn), default: [], "what each column must keep"),
      .optional("rows", .contractRows, "what the rows must keep as a whole")
    ) { dataset, columns, rows in
      guard !columns.isEmpty || rows != nil else {
        throw ManifestMistake("a contract without `columns` and `rows` promises nothing")
      }
      return Configuration(
        scope: Scope(
          dataset: dataset,
          columns: columns.map {
            AskedColumn(name: $0.name, range: $0.value.range, values: $0.value.values)
          }, unique: rows?.unique ?? []),
        limits: Limits(
          columns: columns.map { Named($0.name, $0.value.limits) }, atLeast: rows?.atLeast,
          atMost: rows?.atMost))
    }
  }

  /// Keys of one column as they are written.
  struct ColumnKeys: Sendable {
    var limits: ColumnLimits
    var range: ValueRange?
    var values: [String]?
  }

  /// Keys of `rows` as they are written.
  struct RowsKeys: Sendable {
    var atLeast: Int64?
    var atMost: Int64?
    var unique: [String]
  }
}
