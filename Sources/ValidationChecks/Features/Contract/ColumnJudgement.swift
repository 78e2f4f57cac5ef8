// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// The opinion on one column of a contract.
struct ColumnJudgement {
  private let column: FeaturesContract.MeasuredColumn
  private let limits: FeaturesContract.ColumnLimits
  private let measurement: FeaturesContract.Measurement
  private let found: TableColumn?

  /// - Parameter found: the column in the table.
  init(
    _ column: FeaturesContract.MeasuredColumn, _ limits: FeaturesContract.ColumnLimits,
    found: TableColumn?, in measurement: FeaturesContract.Measurement
  ) {
    self.column = column
    self.limits = limits
    self.measurement = measurement
    self.found = found
  }

  var judgement: Judgement {
    let name = column.asked.name
    let subject = FeaturesContract.Subject.column(name)
    do throws(Obstacle) {
      let (table, rows) = (try measurement.table.get(), try measurement.rows.get())
      guard let found else {
        throw .columnMissing(name, measurement.dataset, table.map(\.name))
      }
      guard rows > 0 else { throw .noRows("column '\(name)'", measurement.dataset) }
      let verdict = verdict(found, rows: rows)
      return Judgement(
        subject, verdict, quantities: quantities(found, rows: rows), figures: figures(verdict))
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

  /// Rows of the promises that the findings are about, and how the column is distributed.
  private func figures(_ verdict: Judgement.Verdict) -> [Figure] {
    let picture = measurement.picture(of: column.asked.name)
    guard case .failed(let findings) = verdict else { return picture }
    let statements = findings.compactMap(\.statement)
    let samples = column.promises.compactMap { promise -> Figure? in
      guard let sample = promise.sample, statements.contains(sample.statement) else { return nil }
      return .rows(sample, of: promise.promise.kind.quantity)
    }
    return samples + picture
  }

  /// Facts that a pass would rest on and that are not there. Other types than floating point have no NaN.
  private func obstacles(_ found: TableColumn, rows: Int64) -> [Obstacle] {
    let needed = column.promises.filter { promise in
      promise.promise.kind != .nan || needsNaN(found)
    }
    return needed.compactMap(\.breaches.obstacle)
      + [limits.distinct == nil ? nil : column.distinct?.obstacle].compactMap { $0 }
      + (asksAreAnswered(found) ? [] : [.incomplete(column.asked.name)])
      + (hasValues(rows) ? [] : [.noValues(column.asked.name, rows: rows)])
  }

  /// Of nulls alone a promise about values says nothing.
  private func hasValues(_ rows: Int64) -> Bool {
    let isAboutValues = column.promises.contains { ![.nulls, .nan].contains($0.promise.kind) }
    return !isAboutValues || column[.nulls]?.breaches.value.map { $0 < rows } ?? true
  }

  private var limitsNaN: Bool { column.asked.limitsValues || limits.nulls != nil }

  private func asksAreAnswered(_ found: TableColumn) -> Bool {
    // Only floating point has NaN to be asked about.
    let needed = column.asked.promises.filter { $0.kind != .nan || needsNaN(found) }
    return needed.allSatisfy { promise in column.promises.contains { $0.promise == promise } }
      && (limits.distinct == nil || column.distinct != nil)
  }

  private func needsNaN(_ found: TableColumn) -> Bool { found.type == .double && limitsNaN }

  private func nanCount(_ found: TableColumn) -> Int64? {
    found.type == .double ? column[.nan]?.breaches.value : nil
  }

  private func note(_ found: TableColumn, rows: Int64) -> String {
    var parts = [Counted.things(rows, "row"), found.engineType]
    if let nulls = column[.nulls]?.breaches.value { parts.append(Counted.things(nulls, "null")) }
    if let nans = nanCount(found), nans > 0 { parts.append("\(Counted.number(nans)) NaN") }
    let asked = column.asked
    let all = limits.breaches == nil ? "all" : "enough"
    if let range = asked.range {
      parts.append("\(all) \(range.text)\(column.extremes?.value?.seen ?? "")")
    }
    if let values = asked.values {
      parts.append("\(all) among \(Counted.things(values.count, "value"))")
    }
    if asked.pattern != nil { parts.append("\(all) matched") }
    if let length = asked.length { parts.append("\(all) \(length.text)") }
    if let order = asked.order { parts.append(order.text) }
    if asked.isUnique { parts.append("each value once") }
    if limits.distinct != nil, let count = column.distinctValues {
      parts.append(Counted.things(count, "different value"))
    }
    return parts.joined(separator: ", ")
  }

  private func quantities(_ found: TableColumn, rows: Int64) -> [Quantity] {
    let counts = column.promises.compactMap { promise -> Quantity? in
      if promise.promise.kind == .nan, found.type != .double { return nil }
      return promise.breaches.value.map {
        Quantity(promise.promise.kind.quantity, Double($0))
      }
    }
    let distinct = column.distinctValues.map { [Quantity("distinct", Double($0))] } ?? []
    return [Quantity("rows", Double(rows))] + counts + distinct
  }
}

extension FeaturesContract.Promise.Kind {
  /// Name of the count in reports.
  fileprivate var quantity: String {
    switch self {
    case .range: "outside-range"
    case .set: "outside-set"
    case .pattern: "not-matching"
    case .length: "outside-length"
    case .order: "unordered"
    case .unique: "repeated"
    case .nulls, .nan, .rule, .reference, .duplicates: rawValue
    }
  }
}

extension Figure {
  /// - Parameter what: told apart where one case shows several.
  static func rows(_ sample: RowSample, of what: String? = nil) -> Figure {
    .table(
      Figure.Table(
        title: "first rows found\(what.map { ": \($0)" } ?? "")", columns: sample.columns,
        rows: sample.rows.map { $0.map { $0 ?? "null" } }))
  }
}
