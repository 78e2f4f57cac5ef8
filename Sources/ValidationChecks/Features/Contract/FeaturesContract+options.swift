// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension FeaturesContract {
  /// What is counted.
  package struct Scope: Codable, Hashable, Sendable {
    var dataset: String
    var columns: [AskedColumn]
    /// Sets of columns that each identify a row.
    var unique: [[String]]
    var rules: [AskedRule]
    var references: [AskedReference]
    /// Column of points in time of which the last must be recent.
    var freshness: String?
    /// Columns and rows of the same dataset on the base are asked for.
    var asksBase: Bool
    /// Columns whose values are never stored or shown.
    var redacted: [String]

    var former: String { DatasetName.former(dataset) }
  }

  /// A column, and what each of its values was promised to be.
  struct AskedColumn: Codable, Hashable, Sendable {
    var name: String
    var range: ValueRange?
    var values: [String]?
    var pattern: String?
    var length: LengthRange?
    var order: Order?
    var isUnique: Bool
    var countsDistinct: Bool
  }

  /// Closed; an end that is left out is open.
  struct ValueRange: Codable, Hashable, Sendable {
    var least: Double?
    var most: Double?
  }

  struct LengthRange: Codable, Hashable, Sendable {
    var least: Int?
    var most: Int?
  }

  struct Order: Codable, Hashable, Sendable {
    enum Direction: String, Codable, CaseIterable, Sendable {
      case increasing, decreasing
      case strictlyIncreasing = "strictly-increasing"
      case strictlyDecreasing = "strictly-decreasing"
    }

    var direction: Direction
    var within: [String]
  }

  /// A rule over the columns of each row, in SQL.
  struct AskedRule: Codable, Hashable, Sendable {
    var name: String
    var sql: String
  }

  /// Keys that must stand in another dataset.
  struct AskedReference: Codable, Hashable, Sendable {
    var columns: [String]
    var dataset: String
    var others: [String]
  }

  package struct Limits: Sendable {
    var columns: [Named<ColumnLimits>]
    var rows: RowLimits
    var rules: [Named<Allowance>]
    var freshWithin: TimeSpan?
    var schema: SchemaLimits?
  }

  struct RowLimits: Hashable, Sendable {
    var atLeast: Int64?
    var atMost: Int64?
    /// Share of the base's rows that may be missing, or that may have come.
    var fall: Share?
    var growth: Share?

    var isSet: Bool { atLeast != nil || atMost != nil || comparesBase }
    var comparesBase: Bool { fall != nil || growth != nil }
  }

  struct ColumnLimits: Hashable, Sendable {
    var type: DeclaredType?
    var nulls: Allowance?
    /// Values that may break range, set, pattern or length.
    var breaches: Allowance?
    var distinct: DistinctRange?
  }

  struct DistinctRange: Hashable, Sendable {
    var least: Int?
    var most: Int?
  }

  struct SchemaLimits: Hashable, Sendable {
    enum Evolution: String, CaseIterable, Sendable { case any, additive, frozen }

    var refusesUnexpected: Bool
    var evolution: Evolution
  }

  /// Types that a manifest can ask for.
  enum DeclaredType: String, CaseIterable, Sendable {
    case integer, double, decimal, number, string, boolean, date, timestamp, time

    /// Decimals are read as floating-point numbers by everything that trains.
    func accepts(_ type: ColumnType) -> Bool {
      switch self {
      case .double: [.double, .decimal].contains(type)
      case .number: [.integer, .double, .decimal].contains(type)
      default: rawValue == type.rawValue
      }
    }
  }

}
