// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import ValidationCore
import ValidationStatistics

extension FeaturesDrift {
  package func judge(_ measurement: Measurement, against limits: Limits, now: Date) -> [Judgement] {
    let columns = measurement.columns.map { ColumnAssessment($0, in: measurement, limits) }
    let tests = columns.flatMap(\.scores).map(\.chance)
    var holm = MultipleTests.holm(tests)[...]
    var benjamini = MultipleTests.benjaminiHochberg(tests)[...]
    let verdicts = columns.map { column in
      let own = (holm.prefix(column.scores.count), benjamini.prefix(column.scores.count))
      holm.removeFirst(column.scores.count)
      benjamini.removeFirst(column.scores.count)
      return ColumnVerdict(column, holm: Array(own.0), benjaminiHochberg: Array(own.1))
    }
    let drifted = verdicts.count(where: \.hasDrifted)
    let isTolerated = drifted > 0 && drifted <= limits.driftedColumns
    return [DatasetVerdict(verdicts, measurement, limits).judgement]
      + verdicts.map { $0.judgement(against: measurement.reference, isTolerated: isTolerated) }
  }
}

/// The opinion on one column, given how many were looked at.
struct ColumnVerdict {
  let column: ColumnAssessment
  /// Of each score, the probability of chance raised for all scores of the check.
  let adjusted: [Double]
  /// The same for a list to look at.
  let listed: [Double]

  init(_ column: ColumnAssessment, holm: [Double], benjaminiHochberg: [Double]) {
    self.column = column
    adjusted = holm
    listed = benjaminiHochberg
  }

  private var alpha: Double { column.limits.alpha }

  /// Scores at their limit that are no chance.
  var drifts: [DriftScore] {
    guard !column.hasFewRows else { return [] }
    return zip(column.scores, adjusted).filter { $0.isAtLimit && $1 <= alpha }.map(\.0)
  }

  var hasDrifted: Bool { !drifts.isEmpty }

  var hasNewValues: Bool { column.hasNewValues && !column.hasFewRows }

  var isMissingMore: Bool {
    column.isMissingMore && !column.hasFewRows && column.chanceOfMissing <= alpha
  }

  /// Why it is not known whether the column drifted.
  var doubt: Obstacle? {
    let drifts = drifts
    for score in column.scores where !drifts.contains(score) {
      if column.hasFewRows || !score.canTell { return .tooFewRows(column, score) }
      if score.isAtLimit { return .withinChance(column, score) }
      if score.mayBeAtLimit { return .withinError(column, score) }
    }
    return column.isMissingMore && !isMissingMore ? .missingWithinChance(column) : nil
  }

  func judgement(against reference: String, isTolerated: Bool) -> Judgement {
    Judgement(
      column.name, verdict(against: reference, isTolerated), quantities: quantities,
      figures: column.figures)
  }

  /// One finding is enough to fail, whatever else could not be judged.
  private func verdict(against reference: String, _ isTolerated: Bool) -> Judgement.Verdict {
    var findings: [Finding] = []
    if !isTolerated { findings += drifts.map { .drift($0, of: column, reference) } }
    if isMissingMore { findings.append(.missingRise(column, reference)) }
    if hasNewValues { findings.append(.unseenValues(column, reference)) }
    if !findings.isEmpty { return .failed(findings) }
    if let obstacle = column.obstacles.first { return .unmeasured(obstacle) }
    if let doubt { return .inconclusive(doubt) }
    return .passed(note: column.note(tolerated: isTolerated ? drifts : []))
  }

  private var quantities: [Quantity] {
    var quantities = [
      Quantity("rows", Double(column.rows.current)),
      Quantity("reference rows", Double(column.rows.reference)),
    ]
    for (score, chance) in zip(column.scores, adjusted) {
      quantities.append(Quantity(score.statistic.variant, score.value))
      if score.error > 0 {
        quantities.append(Quantity("\(score.statistic.variant) error", score.error))
      }
      quantities.append(Quantity("\(score.statistic.variant) by chance", score.byChance))
      quantities.append(Quantity("\(score.statistic.variant) p (Holm)", chance))
    }
    guard let missing = column.missingShare, let facts = column.facts else { return quantities }
    return quantities + [
      Quantity("missing", missing.current.fraction * 100, unit: "%"),
      Quantity("missing in reference", missing.reference.fraction * 100, unit: "%"),
      Quantity("rows with new values", Double(facts.newRows)),
    ]
  }
}
