// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import ValidationCore

extension FeaturesGolden {
  package func judge(_ measurement: Measurement, against limits: Limits, now: Date) -> [Judgement] {
    let (match, terms) = (measurement.match, measurement.terms)
    let words = MatchWords(
      family: "golden", found: "the output", expected: "'\(measurement.golden)'",
      remedy:
        "find out what changed the features; if it was meant, write the reviewed file anew with "
        + "`validate-model run --accept ID`, look at it and commit it")
    let findings =
      match.columnFindings(words, terms, exactTypes: true) + match.rowFindings(words, terms)
      + match.valueFindings(words, terms)
    return [
      Judgement(
        nil, Self.verdict(match, terms, findings), quantities: match.quantities,
        figures: match.figures(words, terms))
    ]
  }

  private static func verdict(_ match: TableMatch, _ terms: MatchTerms, _ findings: [Finding])
    -> Judgement.Verdict
  {
    if !findings.isEmpty { return .failed(findings) }
    if let obstacle = match.obstacle(terms) { return .unmeasured(obstacle) }
    return .passed(note: match.note(terms))
  }
}

extension TableMatch {
  /// For machines that read reports.
  var quantities: [Quantity] {
    guard let counts = comparison.value else { return [] }
    return [
      Quantity("rows compared", Double(counts.matched)),
      Quantity("rows that differ", Double(counts.differing)),
      Quantity("rows missing", Double(counts.onlyThere)),
      Quantity("rows extra", Double(counts.onlyHere)),
    ]
  }
}
