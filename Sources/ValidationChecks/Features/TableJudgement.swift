// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// The opinion on how many rows there are.
struct RowsJudgement {
  let judgement: Judgement

  init(_ measurement: FeaturesContract.Measurement, _ limits: FeaturesContract.Limits) {
    let subject = FeaturesContract.Subject.rows
    do throws(Obstacle) {
      let rows = try measurement.rows.get()
      judgement = Judgement(
        subject, try Self.verdict(rows, limits, measurement.dataset),
        quantities: [Quantity("rows", Double(rows))])
    } catch {
      judgement = Judgement(subject, .unmeasured(error))
    }
  }

  private static func verdict(
    _ rows: Int64, _ limits: FeaturesContract.Limits, _ dataset: String
  ) throws(Obstacle) -> Judgement.Verdict {
    if let least = limits.atLeast, rows < least { return .failed([.tooFew(rows, least, dataset)]) }
    guard rows > 0 else { throw .noRows("the number of rows", dataset) }
    if let most = limits.atMost, rows > most { return .failed([.tooMany(rows, most, dataset)]) }
    return .passed(note: Counted.things(rows, "row"))
  }
}

/// The opinion on rows that repeat the key of another.
struct KeyJudgement {
  let judgement: Judgement

  init(_ key: FeaturesContract.MeasuredKey, _ measurement: FeaturesContract.Measurement) {
    let subject = FeaturesContract.Subject.unique(key.columns)
    do throws(Obstacle) {
      judgement = Judgement(subject, try Self.verdict(key, measurement))
    } catch {
      judgement = Judgement(subject, .unmeasured(error))
    }
  }

  private static func verdict(
    _ key: FeaturesContract.MeasuredKey, _ measurement: FeaturesContract.Measurement
  ) throws(Obstacle) -> Judgement.Verdict {
    let names = try measurement.table.get().map(\.name)
    if let missing = key.columns.first(where: { !names.contains($0) }) {
      throw .columnMissing(missing, measurement.dataset, names)
    }
    let rows = try measurement.rows.get()
    guard rows > 0 else { throw .noRows("the key", measurement.dataset) }
    let repeats = try key.repeats.get()
    return repeats > 0
      ? .failed([.repeats(repeats, of: rows, key.columns)])
      : .passed(note: "\(Counted.things(rows, "row")), each with a key of its own")
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
