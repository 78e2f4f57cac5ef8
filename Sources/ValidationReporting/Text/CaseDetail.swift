// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

/// The lines below a headline, the same in every format: what was found, against which limit, where,
/// and what to do. Each is safe to show, and on one line.
package enum CaseDetail {
  /// Bytes of one line.
  private static let lineBudget = 4096

  /// - Parameter limit: findings shown; the others are counted.
  package static func lines(of item: Case, findings limit: Int = 100) -> [String] {
    var lines: [String] = []
    for finding in item.findings.prefix(limit) { lines += self.lines(of: finding, in: item) }
    if item.findings.count > limit {
      lines.append("\(item.findings.count - limit) more findings, all in the JSON report")
    }
    if let obstacle = item.obstacle { lines += self.lines(of: obstacle, in: item) }
    return lines + item.figures.prefix(10).flatMap { self.lines(of: $0) }
  }

  private static func lines(of finding: Finding, in item: Case) -> [String] {
    var lines: [String] = []
    let isRepeated = item.findings.count == 1 && finding.message == item.messageOrReason
    lines.append(line(isRepeated ? "[\(finding.rule)]" : "[\(finding.rule)] \(finding.message)"))
    let facts = finding.facts.map { "\($0.name) \($0.text)" }
    if !facts.isEmpty { lines.append("  " + facts.joined(separator: ", ")) }
    if let place = finding.place { lines.append("  at " + line(place.text)) }
    if let remedy = finding.remedy { lines.append("  remedy: " + line(remedy)) }
    if let statement = finding.statement {
      lines.append("  rows: " + VisibleText.line(statement, budget: 2_000))
    }
    return lines
  }

  private static func lines(of obstacle: Obstacle, in item: Case) -> [String] {
    let isRepeated = obstacle.message == item.messageOrReason
    let text = isRepeated ? "[\(obstacle.rule)]" : "[\(obstacle.rule)] \(obstacle.message)"
    return [line(text)] + (obstacle.remedy.isEmpty ? [] : ["  remedy: " + line(obstacle.remedy)])
  }

  private static func lines(of figure: Figure) -> [String] {
    switch figure {
    case .interval(let interval): [line("\(interval.title): \(text(of: interval))")]
    case .table(let table): TextTable.lines(of: table)
    case .distribution(let distribution): TextDistribution.lines(of: distribution)
    case .ranking(let ranking): TextRanking.lines(of: ranking)
    case .cumulative(let cumulative): CumulativeReading.lines(of: cumulative)
    }
  }

  /// `12.3 ms, interval 11.2 to unknown ms, limit 25 ms`
  static func text(of interval: Figure.Interval) -> String {
    let number = { (value: Double?) in value.map { DecimalText.significant($0) } ?? "unknown" }
    let unit = interval.unit.isEmpty ? "" : " \(interval.unit)"
    let bounds = "\(number(interval.lower)) to \(number(interval.upper))"
    let limit = interval.limit.map { ", limit \(DecimalText.significant($0))\(unit)" } ?? ""
    return "\(number(interval.estimate))\(unit), interval \(bounds)\(unit)\(limit)"
  }

  private static func line(_ text: String) -> String { VisibleText.line(text, budget: lineBudget) }
}
