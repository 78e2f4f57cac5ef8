// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// The opinion on rows that stand in both splits.
struct SharedJudgement {
  let judgement: Judgement

  init(
    _ shared: FeaturesOverlap.Shared, _ measurement: FeaturesOverlap.Measurement,
    _ allowed: Allowance
  ) {
    let subject = shared.aspect.rawValue
    do throws(Obstacle) {
      let (rows, trained) = try measurement.filledSplits()
      let count = try shared.count.get()
      let quantities = [
        Quantity("rows", Double(rows)), Quantity("trained-rows", Double(trained)),
        Quantity("shared", Double(count)),
      ]
      guard !allowed.allows(count, of: rows) else {
        let note =
          "\(Counted.number(count)) of \(Counted.things(rows, "row")) also among the "
          + "\(Counted.number(trained)) of '\(measurement.trained)'"
        judgement = Judgement(subject, .passed(note: note), quantities: quantities)
        return
      }
      judgement = Judgement(
        subject, .failed([.shared(shared, count, of: rows, measurement, allowed)]),
        quantities: quantities, figures: shared.sample.map { [.rows($0)] } ?? [])
    } catch {
      judgement = Judgement(subject, .unmeasured(error))
    }
  }
}

/// The opinion on rows that are not after all that was trained on.
struct TimeJudgement {
  let judgement: Judgement

  init(
    _ times: FeaturesOverlap.Times, _ measurement: FeaturesOverlap.Measurement, _ gap: TimeSpan?
  ) {
    let subject = FeaturesOverlap.Aspect.time.rawValue
    do throws(Obstacle) {
      let (rows, trained) = try measurement.filledSplits()
      guard let earliest = try times.earliest.get() else {
        throw .noValues(times.column, rows: rows)
      }
      guard let latest = try times.trainedLatest.get() else {
        throw .noValues(times.column, rows: trained)
      }
      let nulls = try times.nulls.get()
      guard nulls == 0 else { throw .timeless(nulls, times.column, measurement.dataset) }
      let wanted = gap?.seconds ?? 0
      let distance = earliest - latest
      let isLater = wanted > 0 ? distance >= wanted : distance > 0
      judgement = Judgement(
        subject,
        isLater
          ? .passed(
            note:
              "begins \(Self.text(earliest)), '\(measurement.trained)' ends \(Self.text(latest))")
          : .failed([.earlier(times.column, earliest, latest, gap, measurement)]),
        quantities: [Quantity("distance", distance, unit: "s")])
    } catch {
      judgement = Judgement(subject, .unmeasured(error))
    }
  }

  static func text(_ seconds: Double) -> String {
    Date(timeIntervalSince1970: seconds).formatted(.iso8601)
  }
}

extension FeaturesOverlap.Measurement {
  /// - Throws: ``Obstacle`` when a split is empty, which overlaps with nothing and proves nothing.
  fileprivate func filledSplits() throws(Obstacle) -> (rows: Int64, trained: Int64) {
    let (rows, trained) = (try rows.get(), try trainedRows.get())
    guard rows > 0 else { throw .noRows("overlap", dataset) }
    guard trained > 0 else { throw .noRows("overlap", self.trained) }
    return (rows, trained)
  }
}

extension Finding {
  fileprivate static func shared(
    _ shared: FeaturesOverlap.Shared, _ count: Int64, of rows: Int64,
    _ measurement: FeaturesOverlap.Measurement, _ allowed: Allowance
  ) -> Finding {
    let share = Share(fraction: Double(count) / Double(max(1, rows)))
    let columns = OneLine.of(Counted.list(shared.columns), most: 200)
    let what =
      switch shared.aspect {
      case .keys: "the key (\(columns))"
      case .rows: "the whole row (\(Counted.things(shared.columns.count, "column")))"
      case .near: "the rounded row (\(columns))"
      case .groups: "the group (\(columns))"
      case .time: "the time"
      }
    return Finding(
      rule: "overlap.\(shared.aspect.rawValue)",
      message: "\(Counted.number(count)) of \(Counted.things(rows, "row")) (\(share)) of "
        + "'\(measurement.dataset)': \(what) also stands in '\(measurement.trained)'; "
        + "allowed: \(allowed.text)",
      value: "\(count)", limit: allowed.text,
      remedy: shared.aspect == .groups
        ? "split by group instead of by row (GroupKFold, GroupShuffleSplit)"
        : "take these rows out of one split, and look for rows that were doubled before the split",
      statement: shared.sample?.statement)
  }

  fileprivate static func earlier(
    _ column: String, _ earliest: Double, _ latest: Double, _ gap: TimeSpan?,
    _ measurement: FeaturesOverlap.Measurement
  ) -> Finding {
    let wanted = gap.map { "by at least \($0)" } ?? "at all"
    return Finding(
      rule: "overlap.time",
      message: "'\(measurement.dataset)' begins at \(TimeJudgement.text(earliest)) (\(column)), "
        + "which is not \(wanted) after '\(measurement.trained)' ends, \(TimeJudgement.text(latest))",
      value: TimeJudgement.text(earliest), limit: "> \(TimeJudgement.text(latest))",
      remedy: "split by time: train on what was before, test on what came after")
  }
}

extension Obstacle {
  static func nothingToCompare(_ dataset: String) -> Obstacle {
    Obstacle(
      rule: "overlap.nothing-compared",
      message: "nothing says what may not overlap: dataset '\(dataset)' declares no keys",
      remedy: "add keys, rows, near, groups or time to the check, or keys to the dataset")
  }

  fileprivate static func timeless(_ nulls: Int64, _ column: String, _ dataset: String) -> Obstacle
  {
    Obstacle(
      rule: "overlap.no-time",
      message: "\(Counted.things(nulls, "row")) of '\(dataset)' \(nulls == 1 ? "has" : "have") no "
        + "\(column), so nobody can tell whether they are later",
      remedy: "fill the column, or take these rows out")
  }

  static func noCommonColumns(_ scope: FeaturesOverlap.Scope) -> Obstacle {
    Obstacle(
      rule: "overlap.no-common-columns",
      message: "'\(scope.dataset)' and '\(scope.trained)' have no column in common to compare",
      remedy: "give both splits the same column names")
  }
}
