// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// The opinion on all columns together.
struct DatasetVerdict {
  let judgement: Judgement

  init(
    _ verdicts: [ColumnVerdict], _ measurement: FeaturesDrift.Measurement,
    _ limits: FeaturesDrift.Limits
  ) {
    let drifted = verdicts.filter(\.hasDrifted)
    judgement = Judgement(
      nil, Self.verdict(verdicts, drifted, measurement, limits),
      quantities: [
        Quantity("columns", Double(verdicts.count)),
        Quantity("drifted columns", Double(drifted.count)),
      ] + Self.leftOut(measurement), figures: Self.figures(of: verdicts))
  }

  private static func verdict(
    _ verdicts: [ColumnVerdict], _ drifted: [ColumnVerdict],
    _ measurement: FeaturesDrift.Measurement, _ limits: FeaturesDrift.Limits
  ) -> Judgement.Verdict {
    if let obstacle = measurement.obstacle { return .unmeasured(obstacle) }
    for side in [measurement.rows, measurement.referenceRows] {
      if let obstacle = side.obstacle { return .unmeasured(obstacle) }
    }
    guard !verdicts.isEmpty else { return .unmeasured(.noColumnsLeft(measurement.dataset)) }
    if drifted.count > limits.driftedColumns {
      return .failed([.driftedColumns(drifted, of: verdicts.count, measurement, limits)])
    }
    // A column that is not judged may be the one too many.
    let unjudged = verdicts.filter { !$0.hasDrifted && !$0.column.obstacles.isEmpty }
    let doubtful = verdicts.filter {
      !$0.hasDrifted && $0.column.obstacles.isEmpty && $0.doubt != nil
    }
    if drifted.count + unjudged.count + doubtful.count > limits.driftedColumns {
      if !unjudged.isEmpty { return .unmeasured(.unjudged(unjudged, of: verdicts.count)) }
      if !doubtful.isEmpty { return .inconclusive(.doubtful(doubtful, of: verdicts.count)) }
    }
    return .passed(note: note(verdicts, drifted, measurement))
  }

  private static func note(
    _ verdicts: [ColumnVerdict], _ drifted: [ColumnVerdict],
    _ measurement: FeaturesDrift.Measurement
  ) -> String {
    let rows = Counted.things(measurement.rows.value ?? 0, "row")
    let former = Counted.number(measurement.referenceRows.value ?? 0)
    let names = drifted.isEmpty ? "none" : Counted.list(drifted.map(\.column.displayName))
    let left = measurement.leftOut
    let rest =
      left.isEmpty
      ? ""
      : "; not looked at, since the drift of their types (nested, binary) is not judged: "
        + OneLine.of(Counted.list(left, most: 20), most: 500)
    return "\(Counted.things(verdicts.count, "column")), \(rows) against \(former) of "
      + "\(measurement.reference); drifted: \(names)\(rest)"
  }

  private static func leftOut(_ measurement: FeaturesDrift.Measurement) -> [Quantity] {
    let count = measurement.leftOut.count
    return count > 0 ? [Quantity("columns not looked at", Double(count))] : []
  }
}
