// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension Finding {
  static func type(of found: TableColumn, wanted: FeaturesContract.DeclaredType) -> Finding {
    Finding(
      rule: "contract.type",
      message: "column '\(found.name)' is \(found.engineType), not \(wanted.rawValue)",
      value: "\(found.type.rawValue) (\(found.engineType))", limit: wanted.rawValue,
      remedy: "write the column as \(wanted.rawValue), or change its `type` in the manifest")
  }

  static func nulls(
    _ count: Int64, of rows: Int64, _ limit: Allowance, _ column: String
  ) -> Finding {
    let share = Share(fraction: Double(count) / Double(max(1, rows)))
    return Finding(
      rule: "contract.nulls",
      message: "column '\(column)' has \(Counted.things(count, "null")) in "
        + "\(Counted.things(rows, "row")) (\(share)); allowed: \(limit.text)",
      value: "\(count)", limit: limit.text,
      remedy: "find the step that drops the value (often a join without a match), or raise `nulls`")
  }

  static func nan(_ count: Int64, _ column: String) -> Finding {
    Finding(
      rule: "contract.nan",
      message:
        "\(Counted.things(count, "value")) of column '\(column)' \(count == 1 ? "is" : "are") "
        + "NaN, which is outside every range and set",
      value: "\(count)", limit: "0",
      remedy: "look for a division by zero or an overflow; write missing values as null")
  }

  /// Where nothing but nulls is limited: to what trains on it, a NaN is as missing as a null.
  static func nan(
    _ count: Int64, of rows: Int64, _ limit: Allowance, _ column: String
  ) -> Finding {
    Finding(
      rule: "contract.nan",
      message: "\(Counted.things(count, "value")) in \(Counted.things(rows, "row")) of column "
        + "'\(column)' \(count == 1 ? "is" : "are") NaN; allowed, as for nulls: \(limit.text)",
      value: "\(count)", limit: limit.text,
      remedy: "look for a division by zero or an overflow, or raise `nulls`")
  }

  static func distinct(
    _ count: Int64, _ range: FeaturesContract.DistinctRange, _ column: String
  ) -> Finding {
    let allowed = FeaturesContract.ValueRange(
      least: range.least.map(Double.init), most: range.most.map(Double.init)
    ).text
    return Finding(
      rule: "contract.distinct",
      message: "column '\(column)' has \(Counted.things(count, "different value")); "
        + "\(allowed) are promised",
      value: "\(count)", limit: allowed,
      remedy: "look for lost or new categories, or a constant column, or change `distinct`")
  }
}
