// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// What is wrong with one column, as far as it could be counted.
struct ColumnFindings {
  private let column: FeaturesContract.MeasuredColumn
  private let found: TableColumn
  private let rows: Int64

  init(_ column: FeaturesContract.MeasuredColumn, _ found: TableColumn, rows: Int64) {
    self.column = column
    self.found = found
    self.rows = rows
  }

  func all(_ limits: FeaturesContract.ColumnLimits) -> [Finding] {
    [typeFinding(limits), nullFinding(limits)].compactMap { $0 } + outside
      + [nanFinding(limits)].compactMap { $0 }
  }

  private func typeFinding(_ limits: FeaturesContract.ColumnLimits) -> Finding? {
    guard let type = limits.type, !type.accepts(found.type) else { return nil }
    return .type(of: found, wanted: type)
  }

  private func nullFinding(_ limits: FeaturesContract.ColumnLimits) -> Finding? {
    guard let limit = limits.nulls, let nulls = column.nulls.value, !limit.allows(nulls, of: rows)
    else { return nil }
    return .nulls(nulls, of: rows, limit, column.asked.name)
  }

  private var outside: [Finding] {
    let name = column.asked.name
    var findings: [Finding] = []
    if let range = column.asked.range, let count = column.outsideRange?.value, count > 0 {
      findings.append(.outsideRange(count, range, column.extremes?.value, name))
    }
    if let values = column.asked.values, let count = column.outsideSet?.value, count > 0 {
      findings.append(.outsideSet(count, values, name))
    }
    return findings
  }

  private func nanFinding(_ limits: FeaturesContract.ColumnLimits) -> Finding? {
    guard found.type == .double, let count = column.nans?.value, count > 0 else { return nil }
    if column.asked.limitsValues { return .nan(count, column.asked.name) }
    guard let limit = limits.nulls, !limit.allows(count, of: rows) else { return nil }
    return .nan(count, of: rows, limit, column.asked.name)
  }
}

extension FeaturesContract.AskedColumn {
  var limitsValues: Bool { range != nil || values != nil }
}

extension FeaturesContract.NullLimit {
  func allows(_ nulls: Int64, of rows: Int64) -> Bool {
    switch self {
    case .count(let most): nulls <= most
    // 29 % of 100 is a little less than 29 in binary.
    case .share(let share): Double(nulls) <= share.fraction * Double(rows) * (1 + 1e-12)
    }
  }
}

extension Finding {
  fileprivate static func type(of found: TableColumn, wanted: FeaturesContract.DeclaredType)
    -> Finding
  {
    Finding(
      rule: "contract.type",
      message: "column '\(found.name)' is \(found.engineType), not \(wanted.rawValue)",
      value: "\(found.type.rawValue) (\(found.engineType))", limit: wanted.rawValue,
      remedy: "write the column as \(wanted.rawValue), or change its `type` in the manifest")
  }

  fileprivate static func nulls(
    _ count: Int64, of rows: Int64, _ limit: FeaturesContract.NullLimit, _ column: String
  ) -> Finding {
    let share = Share(fraction: Double(count) / Double(max(1, rows)))
    return Finding(
      rule: "contract.nulls",
      message: "column '\(column)' has \(Counted.things(count, "null")) in "
        + "\(Counted.things(rows, "row")) (\(share)); allowed: \(limit.text)",
      value: "\(count)", limit: limit.text,
      remedy: "find the step that drops the value (often a join without a match), or raise `nulls`")
  }

  fileprivate static func outsideRange(
    _ count: Int64, _ range: FeaturesContract.ValueRange, _ seen: FeaturesContract.Extremes?,
    _ column: String
  ) -> Finding {
    Finding(
      rule: "contract.range",
      message: "\(Counted.things(count, "value")) of column '\(column)' "
        + "\(count == 1 ? "is" : "are") not \(range.text)\(seen?.seen ?? "")",
      value: "\(count)", limit: range.text,
      remedy: "look for a changed unit or a sentinel such as -1 or 999, or widen `range`")
  }

  fileprivate static func outsideSet(_ count: Int64, _ values: [String], _ column: String)
    -> Finding
  {
    let allowed = OneLine.of(Counted.list(values), most: 200)
    return Finding(
      rule: "contract.set",
      message: "\(Counted.things(count, "value")) of column '\(column)' "
        + "\(count == 1 ? "is" : "are") not among the allowed: \(allowed)",
      value: "\(count)", limit: allowed,
      remedy: "look for a new category, another spelling or case, or add it to `in`")
  }

  fileprivate static func nan(_ count: Int64, _ column: String) -> Finding {
    Finding(
      rule: "contract.nan",
      message:
        "\(Counted.things(count, "value")) of column '\(column)' \(count == 1 ? "is" : "are") "
        + "NaN, which is outside every range and set",
      value: "\(count)", limit: "0",
      remedy: "look for a division by zero or an overflow; write missing values as null")
  }

  /// Where nothing but nulls is limited: to what trains on it, a NaN is as missing as a null.
  fileprivate static func nan(
    _ count: Int64, of rows: Int64, _ limit: FeaturesContract.NullLimit, _ column: String
  ) -> Finding {
    Finding(
      rule: "contract.nan",
      message: "\(Counted.things(count, "value")) in \(Counted.things(rows, "row")) of column "
        + "'\(column)' \(count == 1 ? "is" : "are") NaN; allowed, as for nulls: \(limit.text)",
      value: "\(count)", limit: limit.text,
      remedy: "look for a division by zero or an overflow, or raise `nulls`")
  }
}
