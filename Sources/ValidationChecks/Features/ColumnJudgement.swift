// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// The opinion on one column of a contract.
struct ColumnJudgement {
  private let column: FeaturesContract.MeasuredColumn
  private let limits: FeaturesContract.ColumnLimits
  private let measurement: FeaturesContract.Measurement

  init(
    _ column: FeaturesContract.MeasuredColumn, _ limits: FeaturesContract.ColumnLimits,
    in measurement: FeaturesContract.Measurement
  ) {
    self.column = column
    self.limits = limits
    self.measurement = measurement
  }

  var judgement: Judgement {
    let name = column.asked.name
    let subject = FeaturesContract.Subject.column(name)
    do throws(Obstacle) {
      let (table, rows) = (try measurement.table.get(), try measurement.rows.get())
      guard let found = table.first(where: { $0.name == name }) else {
        throw .columnMissing(name, measurement.dataset, table.map(\.name))
      }
      guard rows > 0 else { throw .noRows("column '\(name)'", measurement.dataset) }
      return Judgement(
        subject, verdict(found, rows: rows), quantities: quantities(found, rows: rows))
    } catch {
      return Judgement(subject, .unmeasured(error))
    }
  }

  /// One broken promise is enough to fail, whatever else could not be counted.
  private func verdict(_ found: TableColumn, rows: Int64) -> Judgement.Verdict {
    let findings = ColumnFindings(column, found, rows: rows).all(limits)
    if !findings.isEmpty { return .failed(findings) }
    if let obstacle = obstacles(found, rows: rows).first { return .unmeasured(obstacle) }
    return .passed(note: note(found, rows: rows))
  }

  /// Facts that a pass would rest on and that are not there. Other types than floating point have no NaN.
  private func obstacles(_ found: TableColumn, rows: Int64) -> [Obstacle] {
    let nans = found.type == .double && limitsNaN ? column.nans : nil
    return [column.nulls, column.outsideRange, column.outsideSet, nans].compactMap { $0?.obstacle }
      + (asksAreAnswered(found) ? [] : [.incomplete(column.asked.name)])
      + (hasValues(rows) ? [] : [.noValues(column.asked.name, rows: rows)])
  }

  /// Of nulls alone a range or a set says nothing.
  private func hasValues(_ rows: Int64) -> Bool {
    !column.asked.limitsValues || column.nulls.value.map { $0 < rows } ?? true
  }

  private var limitsNaN: Bool { column.asked.limitsValues || limits.nulls != nil }

  private func asksAreAnswered(_ found: TableColumn) -> Bool {
    let (range, set) = (column.asked.range != nil, column.asked.values != nil)
    return (!range || column.outsideRange != nil) && (!set || column.outsideSet != nil)
      && (found.type != .double || !limitsNaN || column.nans != nil)
  }

  private func nanCount(_ found: TableColumn) -> Int64? {
    found.type == .double ? column.nans?.value : nil
  }

  private func note(_ found: TableColumn, rows: Int64) -> String {
    var parts = [Counted.things(rows, "row"), found.engineType]
    if let nulls = column.nulls.value { parts.append(Counted.things(nulls, "null")) }
    if let nans = nanCount(found), nans > 0 { parts.append("\(Counted.number(nans)) NaN") }
    if let range = column.asked.range {
      parts.append("all \(range.text)\(column.extremes?.value?.seen ?? "")")
    }
    if let values = column.asked.values {
      parts.append("all among \(Counted.things(values.count, "value"))")
    }
    return parts.joined(separator: ", ")
  }

  private func quantities(_ found: TableColumn, rows: Int64) -> [Quantity] {
    let counts = [
      ("nulls", column.nulls.value), ("outside-range", column.outsideRange?.value),
      ("outside-set", column.outsideSet?.value), ("nan", nanCount(found)),
    ]
    return [Quantity("rows", Double(rows))]
      + counts.compactMap { name, count in count.map { Quantity(name, Double($0)) } }
  }
}
