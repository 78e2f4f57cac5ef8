// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// A promise of the whole table that is broken by rows.
struct RowPromise {
  let promise: FeaturesContract.MeasuredPromise
  let columns: [String]
  let measurement: FeaturesContract.Measurement

  init(
    _ promise: FeaturesContract.MeasuredPromise, _ columns: [String],
    _ measurement: FeaturesContract.Measurement
  ) {
    self.promise = promise
    self.columns = columns
    self.measurement = measurement
  }

  /// - Throws: ``Obstacle`` for a missing column, no rows, or a count that could not be had.
  func judgement(
    _ subject: String, _ what: String, tolerating tolerated: Allowance = .count(0),
    finding: (_ count: Int64, _ rows: Int64) -> Finding, note: (_ rows: Int64) -> String
  ) throws(Obstacle) -> Judgement {
    let names = try measurement.table.get().map(\.name)
    if let missing = columns.first(where: { !names.contains($0) }) {
      throw .columnMissing(missing, measurement.dataset, names)
    }
    let rows = try measurement.rows.get()
    guard rows > 0 else { throw .noRows(what, measurement.dataset) }
    let count = try promise.breaches.get()
    let quantities = [
      Quantity("rows", Double(rows)), Quantity(promise.promise.kind.rawValue, Double(count)),
    ]
    guard !tolerated.allows(count, of: rows) else {
      return Judgement(subject, .passed(note: note(rows)), quantities: quantities)
    }
    return Judgement(
      subject, .failed([finding(count, rows).finding(promise.sample)]), quantities: quantities,
      figures: promise.sample.map { [.rows($0)] } ?? [])
  }
}

/// The opinion on a rule over the columns of each row.
struct RuleJudgement {
  let judgement: Judgement

  init(
    _ rule: FeaturesContract.MeasuredPromise, _ limit: Named<Allowance>,
    _ measurement: FeaturesContract.Measurement
  ) {
    let subject = FeaturesContract.Subject.rule(limit.name)
    do throws(Obstacle) {
      judgement = try RowPromise(rule, [], measurement).judgement(
        subject, "rule '\(limit.name)'", tolerating: limit.value
      ) { count, rows in
        .broken(limit, rule.promise.test, count, of: rows)
      } note: { rows in
        "true of \(limit.value == .count(0) ? "" : "enough of ")\(Counted.things(rows, "row"))"
      }
    } catch {
      judgement = Judgement(subject, .unmeasured(error))
    }
  }
}

/// The opinion on keys that should stand in another dataset.
struct ReferenceJudgement {
  let judgement: Judgement

  /// `nil` when it is no reference that was measured.
  init?(_ reference: FeaturesContract.MeasuredPromise, _ measurement: FeaturesContract.Measurement)
  {
    guard case .orphan(let columns, let dataset, let others) = reference.promise.test else {
      return nil
    }
    let asked = FeaturesContract.AskedReference(
      columns: columns, dataset: dataset, others: others)
    let subject = FeaturesContract.Subject.reference(asked)
    do throws(Obstacle) {
      judgement = try RowPromise(reference, columns, measurement).judgement(
        subject, "the reference to '\(dataset)'"
      ) { count, rows in
        .orphans(asked, count, of: rows)
      } note: { rows in
        "\(Counted.things(rows, "row")), every key stands in '\(dataset)'"
      }
    } catch {
      judgement = Judgement(subject, .unmeasured(error))
    }
  }
}

extension Finding {
  fileprivate static func broken(
    _ limit: Named<Allowance>, _ test: RowTest, _ count: Int64, of rows: Int64
  ) -> Finding {
    var text = ""
    if case .breaking(let rule) = test { text = OneLine.of(rule, most: 200) }
    let share = Share(fraction: Double(count) / Double(max(1, rows)))
    return Finding(
      rule: "contract.rule",
      message: "\(Counted.number(count)) of \(Counted.things(rows, "row")) (\(share)) "
        + "\(count == 1 ? "breaks" : "break") rule '\(limit.name)': \(text) is false or null; "
        + "allowed: \(limit.value.text)",
      value: "\(count)", limit: limit.value.text,
      remedy: "look at the rows below; a null in the rule breaks it, which `coalesce` can change")
  }

  fileprivate static func orphans(
    _ asked: FeaturesContract.AskedReference, _ count: Int64, of rows: Int64
  ) -> Finding {
    Finding(
      rule: "contract.reference",
      message: "\(Counted.number(count)) of \(Counted.things(rows, "row")): the key "
        + "(\(asked.columns.joined(separator: ", "))) does not stand in dataset "
        + "'\(asked.dataset)' (\(asked.others.joined(separator: ", ")))",
      value: "\(count)", limit: "0",
      remedy: "look for a stale or filtered '\(asked.dataset)', or another spelling of the keys")
  }
}
