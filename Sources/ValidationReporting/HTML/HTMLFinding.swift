// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// What is wrong or in the way, with everything that is known about it.
enum HTMLFinding {
  /// Bytes of one text.
  private static let textBudget = 4_000
  private static let statementBudget = 8_000

  static func list(_ item: Case, most: Int) -> Markup {
    let shown = item.findings.prefix(most).map { markup($0, of: item) }
    let left = item.findings.count - most
    let more = left == 1 ? "1 more finding is" : "\(left) more findings are"
    return .joined(shown)
      + (left > 0 ? .paragraph("note", .line("\(more) in the JSON report.")) : .nothing)
  }

  static func markup(_ obstacle: Obstacle?, of item: Case) -> Markup {
    guard let obstacle else { return .nothing }
    let isRepeated = obstacle.message == item.messageOrReason
    let rows =
      (obstacle.remedy.isEmpty ? [] : [row("next", .line(obstacle.remedy, budget: textBudget))])
      + [row("rule", .code(obstacle.rule, budget: 200))]
    return .div(
      "finding", isRepeated ? .nothing : message(obstacle.message),
      .element("dl", ["class": "rows"], .joined(rows)))
  }

  static func pre(_ text: String, _ kind: String, budget: Int = statementBudget) -> Markup {
    .element(
      "pre", ["class": kind, "tabindex": "0"],
      .element("code", [:], .block(text, budget: budget)))
  }

  private static func markup(_ finding: Finding, of item: Case) -> Markup {
    // The headline says the first one, and how many there are.
    let isRepeated =
      finding == item.findings.first && item.messageOrReason.hasPrefix(finding.message)
    return .div(
      "finding", isRepeated ? .nothing : message(finding.message), facts(of: finding),
      .element("dl", ["class": "rows"], .joined(rows(of: finding))))
  }

  private static func message(_ text: String) -> Markup {
    .paragraph("message", .line(text, budget: textBudget))
  }

  private static func facts(of finding: Finding) -> Markup {
    guard !finding.facts.isEmpty else { return .nothing }
    let items = finding.facts.map { name, text in
      Markup.element(
        "div", ["class": name], .element("dt", [:], .line(name)),
        .element("dd", [:], .line(text)))
    }
    return .element("dl", ["class": "values"], .joined(items))
  }

  private static func rows(of finding: Finding) -> [Markup] {
    var rows: [Markup] = []
    if let remedy = finding.remedy { rows.append(row("next", .line(remedy, budget: textBudget))) }
    if let place = finding.place { rows.append(row("at", .code(place.text))) }
    if let statement = finding.statement { rows.append(row("query", pre(statement, "sql"))) }
    return rows + [row("rule", .code(finding.rule, budget: 200))]
  }

  private static func row(_ name: StaticString, _ content: Markup) -> Markup {
    .element("dt", [:], .own(name)) + .element("dd", [:], content)
  }
}
