// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import ValidationCore

extension FeaturesInvariance {
  package func judge(_ measurement: Measurement, against limits: Limits, now: Date) -> [Judgement] {
    measurement.variations.map { Self.judgement(on: $0, measurement) }
  }

  private static func judgement(on varied: Varied, _ measurement: Measurement) -> Judgement {
    let (name, terms) = (varied.variation.rawValue, measurement.terms)
    if let failure = varied.failure {
      return Judgement(name, .failed([.variedRunFailed(varied.variation, failure)]))
    }
    guard let match = varied.match?.value else {
      return Judgement(name, .unmeasured(varied.match?.obstacle ?? .noAnswer))
    }
    let words = MatchWords(
      family: "invariance", found: "the output of \(varied.variation.words(measurement))",
      expected: "that of the first run", remedy: varied.variation.remedy)
    let findings =
      match.columnFindings(words, terms) + match.rowFindings(words, terms)
      + match.valueFindings(words, terms) + twinFindings(varied, match, measurement)
    return Judgement(
      name, verdict(match, terms, findings), quantities: match.quantities,
      figures: match.figures(words, terms))
  }

  private static func verdict(_ match: TableMatch, _ terms: MatchTerms, _ findings: [Finding])
    -> Judgement.Verdict
  {
    if !findings.isEmpty { return .failed(findings) }
    if let obstacle = match.obstacle(terms) { return .unmeasured(obstacle) }
    return .passed(note: match.note(terms))
  }

  /// Equal rows were taken for one; here they are counted.
  private static func twinFindings(
    _ varied: Varied, _ match: TableMatch, _ measurement: Measurement
  ) -> [Finding] {
    guard varied.variation == .duplicated, measurement.duplicates == .twice,
      let counts = match.comparison.value, let rows = match.rows.value
    else { return [] }
    let (twice, overflow) = counts.otherRows.multipliedReportingOverflow(by: 2)
    return !overflow && rows == twice ? [] : [.twinsLost(rows, of: counts.otherRows)]
  }
}

extension FeaturesInvariance.Variation {
  fileprivate func words(_ measurement: FeaturesInvariance.Measurement) -> String {
    switch self {
    case .rerun: "the same run again"
    case .shuffled: "shuffled rows (seed \(measurement.seed))"
    case .columns: "permuted columns (seed \(measurement.seed))"
    case .batches: "the input in parts, one run each,"
    case .threads: "a run with one thread"
    case .duplicated: "an input with every row twice"
    case .partitions: "the input in several files"
    }
  }

  fileprivate var remedy: String {
    switch self {
    case .rerun: "look for a clock, an unseeded random number, or the order of a set or of threads"
    case .shuffled: "look for a fill, difference or window over neighbouring rows without a sort"
    case .columns: "read columns by name, not by position"
    case .batches:
      "look for a mean, rank or category number taken from the rows that happen to be there"
    case .threads: "sum in a fixed order, or declare a `tolerance`"
    case .duplicated:
      "look for counts and sums over rows that may arrive twice, or correct `duplicated`"
    case .partitions: "read all files of the folder, each of them once, before anything is computed"
    }
  }
}

extension Finding {
  fileprivate static func variedRunFailed(
    _ variation: FeaturesInvariance.Variation, _ failure: String
  ) -> Finding {
    Finding(
      rule: "invariance.run-failed",
      message:
        "with `\(variation.rawValue)` the command \(failure); on the input as it is, it ended "
        + "well", value: "failed", limit: "the same output", remedy: variation.remedy)
  }

  fileprivate static func twinsLost(_ rows: Int64, of first: Int64) -> Finding {
    Finding(
      rule: "invariance.not-twice",
      message:
        "an input with every row twice gave \(Counted.things(rows, "row")), not twice "
        + "the \(Counted.number(first)) of the first run",
      value: "\(rows)", limit: "2 · \(first)",
      remedy: FeaturesInvariance.Variation.duplicated.remedy)
  }
}
