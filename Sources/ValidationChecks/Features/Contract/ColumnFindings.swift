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
    [typeFinding(limits), nullFinding(limits)].compactMap { $0 } + valueFindings(limits)
      + [nanFinding(limits), distinctFinding(limits)].compactMap { $0 }
  }

  private func typeFinding(_ limits: FeaturesContract.ColumnLimits) -> Finding? {
    guard let type = limits.type, !type.accepts(found.type) else { return nil }
    return .type(of: found, wanted: type)
  }

  private func nullFinding(_ limits: FeaturesContract.ColumnLimits) -> Finding? {
    guard let limit = limits.nulls, let promise = column[.nulls],
      let nulls = promise.breaches.value, !limit.allows(nulls, of: rows)
    else { return nil }
    return .nulls(nulls, of: rows, limit, column.asked.name).finding(promise.sample)
  }

  private func valueFindings(_ limits: FeaturesContract.ColumnLimits) -> [Finding] {
    let tolerated = limits.breaches ?? .count(0)
    return column.promises.compactMap { promise in
      guard let count = promise.breaches.value, count > 0 else { return nil }
      let wording = BreachWording(column: column, count: count, rows: rows)
      switch promise.promise.kind {
      case .range, .set, .pattern, .length:
        guard !tolerated.allows(count, of: rows) else { return nil }
        return wording.finding(promise, tolerated)
      case .order, .unique: return wording.finding(promise, .count(0))
      case .nulls, .nan, .rule, .reference, .duplicates: return nil
      }
    }
  }

  private func nanFinding(_ limits: FeaturesContract.ColumnLimits) -> Finding? {
    guard found.type == .double, let promise = column[.nan], let count = promise.breaches.value,
      count > 0
    else { return nil }
    if column.asked.limitsValues {
      return .nan(count, column.asked.name).finding(promise.sample)
    }
    guard let limit = limits.nulls, !limit.allows(count, of: rows) else { return nil }
    return .nan(count, of: rows, limit, column.asked.name).finding(promise.sample)
  }

  private func distinctFinding(_ limits: FeaturesContract.ColumnLimits) -> Finding? {
    guard let range = limits.distinct, let count = column.distinctValues else { return nil }
    let tooFew = range.least.map { count < Int64($0) } ?? false
    let tooMany = range.most.map { count > Int64($0) } ?? false
    return tooFew || tooMany ? .distinct(count, range, column.asked.name) : nil
  }
}

extension FeaturesContract.MeasuredColumn {
  /// The engine counts null as a combination of its own.
  var distinctValues: Int64? {
    guard let distinct = distinct?.value, let nulls = self[.nulls]?.breaches.value else {
      return nil
    }
    return distinct - (nulls > 0 ? 1 : 0)
  }
}

extension FeaturesContract.AskedColumn {
  /// Of nulls and NaN alone these say nothing.
  var limitsValues: Bool { range != nil || values != nil || pattern != nil || length != nil }
}

extension Finding {
  /// With the statement that finds the rows again.
  func finding(_ sample: RowSample?) -> Finding {
    var finding = self
    finding.statement = sample?.statement
    return finding
  }
}
