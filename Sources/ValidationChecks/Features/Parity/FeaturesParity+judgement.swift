// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import ValidationCore

extension FeaturesParity {
  package func judge(_ measurement: Measurement, against limits: Limits, now: Date) -> [Judgement] {
    let judgement = ParityJudgement(measurement, limits)
    return [judgement.rows, judgement.columns] + judgement.each
  }
}

/// The opinions on two producers of one table.
private struct ParityJudgement {
  let match: TableMatch
  let terms: MatchTerms
  let wanted: [String]?
  let limits: FeaturesParity.Limits

  static let words = MatchWords(
    family: "parity", found: "the online table", expected: "the offline table",
    remedy: "compute the feature by one implementation on both sides, or find where the two differ")

  init(_ measurement: FeaturesParity.Measurement, _ limits: FeaturesParity.Limits) {
    match = measurement.match
    terms = measurement.terms
    wanted = measurement.columns
    self.limits = limits
  }

  var rows: Judgement {
    let findings = match.rowFindings(Self.words, terms).filter { !isAllowed($0) }
    let verdict: Judgement.Verdict =
      if !findings.isEmpty { .failed(findings) } else if let obstacle = match.obstacle(terms) {
        .unmeasured(obstacle)
      } else { .passed(note: rowNote) }
    return Judgement(
      FeaturesParity.Subject.rows, verdict, quantities: match.quantities,
      figures: match.figures(Self.words, terms))
  }

  /// Keys that stand twice are never allowed: which of their rows is meant is unknown.
  private func isAllowed(_ finding: Finding) -> Bool {
    guard let counts = match.comparison.value, counts.matched > 0 else { return false }
    switch finding.rule {
    case "parity.rows-missing":
      return limits.missing.allows(counts.onlyThere, of: counts.otherRows)
    case "parity.rows-extra": return limits.extra.allows(counts.onlyHere, of: counts.rows)
    default: return false
    }
  }

  private var rowNote: String {
    guard let counts = match.comparison.value else { return "" }
    return "\(Counted.things(counts.matched, "row")) on both sides by \(Counted.list(terms.keys)), "
      + "\(Counted.number(counts.onlyThere)) only offline, "
      + "\(Counted.number(counts.onlyHere)) only online"
  }

  var columns: Judgement {
    let findings = match.columnFindings(Self.words, terms, only: wanted)
    let verdict: Judgement.Verdict =
      if !findings.isEmpty { .failed(findings) } else if let obstacle = match.obstacle(terms) {
        .unmeasured(obstacle)
      } else { .passed(note: "\(Counted.things(match.compared.count, "column")) on both sides") }
    return Judgement(FeaturesParity.Subject.columns, verdict)
  }

  /// Columns that were compared, and those that were declared and could not be.
  var each: [Judgement] {
    let lost = limits.declared.filter { !match.compared.contains($0) }
    return match.compared.map(judgement)
      + lost.map { name in
        Judgement(
          FeaturesParity.Subject.column(name),
          .unmeasured(match.comparison.obstacle ?? .notCompared(name)))
      }
  }

  private func judgement(of name: String) -> Judgement {
    let subject = FeaturesParity.Subject.column(name)
    guard match.obstacle(terms) == nil, let counts = match.comparison.value,
      let column = counts.columns.first(where: { $0.name == name })
    else { return Judgement(subject, .unmeasured(match.obstacle(terms) ?? .noAnswer)) }
    let quantities =
      [
        Quantity("rows that differ", Double(column.differing)),
        Quantity("rows compared", Double(counts.matched)),
      ] + (column.largest.map { [Quantity("largest difference", $0)] } ?? [])
    guard limits.differing.allows(column.differing, of: counts.matched) else {
      let finding = Finding.values(
        column, of: counts, Self.words, terms.tolerance.amount(for: name))
      return Judgement(subject, .failed([finding]), quantities: quantities)
    }
    return Judgement(
      subject, .passed(note: Self.note(column, counts, limits)), quantities: quantities)
  }

  private static func note(
    _ column: TableComparison.Column, _ counts: TableComparison, _ limits: FeaturesParity.Limits
  ) -> String {
    let rows = Counted.things(counts.matched, "row")
    return column.differing == 0
      ? "\(rows) agree"
      : "\(Counted.number(column.differing)) of \(rows) differ; allowed: \(limits.differing)"
  }
}

extension Obstacle {
  fileprivate static func notCompared(_ name: String) -> Obstacle {
    Obstacle(
      rule: "parity.not-compared",
      message:
        "column '\(OneLine.of(name, most: 100))' is not on both sides with types that can be "
        + "compared",
      remedy: "see the case `columns`; write the column on both sides, or leave it out of `columns`"
    )
  }
}
