// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// The opinion on how many rows there are.
struct RowsJudgement {
  let judgement: Judgement

  init(_ measurement: FeaturesContract.Measurement, _ limits: FeaturesContract.RowLimits) {
    let subject = FeaturesContract.Subject.rows
    do throws(Obstacle) {
      let rows = try measurement.rows.get()
      judgement = Judgement(
        subject, try Self.verdict(rows, limits, measurement),
        quantities: [Quantity("rows", Double(rows))])
    } catch {
      judgement = Judgement(subject, .unmeasured(error))
    }
  }

  private static func verdict(
    _ rows: Int64, _ limits: FeaturesContract.RowLimits, _ measurement: FeaturesContract.Measurement
  ) throws(Obstacle) -> Judgement.Verdict {
    let dataset = measurement.dataset
    if let least = limits.atLeast, rows < least { return .failed([.tooFew(rows, least, dataset)]) }
    guard rows > 0 else { throw .noRows("the number of rows", dataset) }
    if let most = limits.atMost, rows > most { return .failed([.tooMany(rows, most, dataset)]) }
    guard limits.comparesBase else { return .passed(note: Counted.things(rows, "row")) }
    return try against(try formerRows(measurement), rows, limits, dataset)
  }

  /// `nil` where the base has no such dataset.
  private static func formerRows(_ measurement: FeaturesContract.Measurement) throws(Obstacle)
    -> Int64?
  {
    guard let former = measurement.former else { throw .incomplete("the rows of the base") }
    if former.rows.obstacle?.rule == Obstacle.datasetIsNewRule { return nil }
    return try former.rows.get()
  }

  private static func against(
    _ former: Int64?, _ rows: Int64, _ limits: FeaturesContract.RowLimits, _ dataset: String
  ) throws(Obstacle) -> Judgement.Verdict {
    guard let former else {
      return .passed(note: "\(Counted.things(rows, "row")), not on the base")
    }
    guard former > 0 else { throw .noRows("a change of the number of rows", "\(dataset)@base") }
    let change = (Double(rows) - Double(former)) / Double(former)
    if let fall = limits.fall, -change > fall.fraction * (1 + 1e-12) {
      return .failed([.changed(rows, former, "fewer", fall, "fall", dataset)])
    }
    if let growth = limits.growth, change > growth.fraction * (1 + 1e-12) {
      return .failed([.changed(rows, former, "more", growth, "growth", dataset)])
    }
    return .passed(
      note: "\(Counted.things(rows, "row")), \(Counted.number(former)) on the base")
  }
}

/// The opinion on rows that repeat the key of another.
struct KeyJudgement {
  let judgement: Judgement

  /// `nil` when it is no key that was measured.
  init?(_ key: FeaturesContract.MeasuredPromise, _ measurement: FeaturesContract.Measurement) {
    guard case .repeated(let columns) = key.promise.test else { return nil }
    let subject = FeaturesContract.Subject.unique(columns)
    do throws(Obstacle) {
      judgement = try RowPromise(key, columns, measurement).judgement(subject, "the key") {
        count, rows in
        .repeats(count, of: rows, columns)
      } note: { rows in
        "\(Counted.things(rows, "row")), each with a key of its own"
      }
    } catch {
      judgement = Judgement(subject, .unmeasured(error))
    }
  }
}

extension Finding {
  fileprivate static func tooFew(_ rows: Int64, _ least: Int64, _ dataset: String) -> Finding {
    Finding(
      rule: "contract.too-few-rows",
      message: "dataset '\(dataset)' has \(Counted.things(rows, "row")); "
        + "at least \(Counted.number(least)) are promised",
      value: "\(rows)", limit: ">= \(least)",
      remedy: "look for a filter or a join that loses rows, or for a partial export")
  }

  fileprivate static func tooMany(_ rows: Int64, _ most: Int64, _ dataset: String) -> Finding {
    Finding(
      rule: "contract.too-many-rows",
      message: "dataset '\(dataset)' has \(Counted.things(rows, "row")); "
        + "at most \(Counted.number(most)) are promised",
      value: "\(rows)", limit: "<= \(most)",
      remedy: "look for a join that multiplies rows, or raise `at-most`")
  }

  fileprivate static func changed(
    _ rows: Int64, _ former: Int64, _ how: String, _ limit: Share, _ option: String,
    _ dataset: String
  ) -> Finding {
    let difference = rows.magnitude > former.magnitude ? rows - former : former - rows
    let share = Share(fraction: Double(difference) / Double(former))
    return Finding(
      rule: "contract.row-\(option)",
      message: "dataset '\(dataset)' has \(Counted.things(rows, "row")), \(share) \(how) than the "
        + "\(Counted.number(former)) of the base; allowed: \(limit)",
      value: "\(rows)", limit: "\(limit) \(how)", baseline: "\(former)",
      remedy: "look for a partial export, a filter or a join that changed, or raise `\(option)`")
  }

  fileprivate static func repeats(_ count: Int64, of rows: Int64, _ columns: [String]) -> Finding {
    Finding(
      rule: "contract.duplicates",
      message: "\(Counted.number(count)) of \(Counted.things(rows, "row")) "
        + "\(count == 1 ? "repeats" : "repeat") the key (\(columns.joined(separator: ", "))) of another",
      value: "\(count)", limit: "0",
      remedy:
        "look for a join that multiplies rows or a load that ran twice, or add a column to the key")
  }
}
