// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import ValidationCore

extension ArtifactPredictions {
  package func judge(_ measurement: Measurement, against limits: Limits, now: Date) -> [Judgement] {
    let outside = measurement.differences.filter { !$0.isWithin(limits.tolerance) }
    return [
      Judgement(
        nil, Self.verdict(on: measurement, outside, limits.tolerance),
        quantities: [
          Quantity("predictions", Double(measurement.found)),
          Quantity("numbers compared", Double(measurement.compared)),
          Quantity("numbers that differ", Double(measurement.differenceCount)),
        ])
    ]
  }

  private static func verdict(
    on measurement: Measurement, _ outside: [NumberDifference], _ tolerance: Tolerance
  ) -> Judgement.Verdict {
    var findings: [Finding] = []
    if measurement.found != measurement.golden { findings.append(.lineCount(measurement)) }
    if measurement.mismatchCount > 0 { findings.append(.mismatches(measurement)) }
    if !outside.isEmpty { findings.append(.outside(outside, of: measurement, tolerance)) }
    if !findings.isEmpty { return .failed(findings) }
    guard measurement.golden > 0 else { return .unmeasured(.nothingCompared) }
    guard measurement.differenceCount == measurement.differences.count else {
      return .unmeasured(.notAllKept(measurement))
    }
    let differing =
      measurement.differenceCount == 0
      ? "all equal" : "\(Counted.number(measurement.differenceCount)) differ within the tolerance"
    return .passed(
      note: "\(Counted.things(measurement.found, "prediction")), "
        + "\(Counted.things(measurement.compared, "number")): \(differing)")
  }
}

extension Obstacle {
  fileprivate static let nothingCompared = Obstacle(
    rule: "predictions.nothing-compared", message: "no prediction was compared",
    remedy: "give the golden file a line for each input")

  fileprivate static func notAllKept(_ measurement: ArtifactPredictions.Measurement) -> Obstacle {
    Obstacle(
      rule: "predictions.too-many-differences",
      message: "\(Counted.number(measurement.differenceCount)) numbers differ, and only the first "
        + "\(Counted.number(measurement.differences.count)) were kept to be judged",
      remedy: "compare fewer predictions, or accept the new ones after a review")
  }
}

extension Finding {
  private static let remedy =
    "find out what changed the answers; if it was meant, write the golden file anew with "
    + "`validate-model run --accept ID`, review and commit it"

  fileprivate static func lineCount(_ measurement: ArtifactPredictions.Measurement) -> Finding {
    Finding(
      rule: "predictions.count",
      message: "\(Counted.things(measurement.found, "prediction")) came out; the golden file "
        + "has \(Counted.number(measurement.golden))",
      value: "\(measurement.found)", limit: "\(measurement.golden)", remedy: remedy)
  }

  fileprivate static func mismatches(_ measurement: ArtifactPredictions.Measurement) -> Finding {
    let more = measurement.mismatchCount - 1
    return Finding(
      rule: "predictions.mismatch",
      message: (measurement.mismatches.first ?? "predictions differ in more than numbers")
        + (more > 0 ? ", and \(Counted.things(more, "more mismatch", "more mismatches"))" : ""),
      value: "\(measurement.mismatchCount)", limit: "0", remedy: remedy)
  }

  fileprivate static func outside(
    _ outside: [ArtifactPredictions.NumberDifference],
    of measurement: ArtifactPredictions.Measurement, _ tolerance: Tolerance
  ) -> Finding {
    let worst = outside.max { abs($0.found - $0.golden) < abs($1.found - $1.golden) } ?? outside[0]
    let allowed = tolerance.text(of: "golden")
    return Finding(
      rule: "predictions.tolerance",
      message: "\(Counted.things(outside.count, "number")) of "
        + "\(Counted.number(measurement.compared)) outside the tolerance \(allowed); farthest "
        + "\(worst.place): \(worst.found), golden \(worst.golden)",
      value: "\(abs(worst.found - worst.golden))", limit: allowed,
      baseline: "\(worst.golden)", remedy: remedy)
  }
}
