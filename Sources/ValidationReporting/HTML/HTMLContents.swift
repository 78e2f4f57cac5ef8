// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Links to what stops the merge, for runs in which it would have to be looked for.
enum HTMLContents {
  private static let most = 12
  /// That are seen at one glance.
  private static let fewChecks = 6

  static func markup(_ report: Report, _ selection: HTMLSelection) -> Markup {
    let found = entries(of: report)
    let checks = report.suites.reduce(0) { $0 + $1.checks.count }
    guard found.count > 1 || found.count == 1 && checks > fewChecks else { return .nothing }
    let items = found.prefix(most).map { place, group in
      Markup.element(
        "li", [:], HTMLOutcome.icon(group.first.outcome), .own(" "),
        link(group, to: place, selection), .own(" "),
        .span("quiet", .line(group.first.headline(budget: 160))))
    }
    let left = found.count - most
    return .element(
      "nav", ["class": "contents", "aria-labelledby": "stops"],
      .element("h2", ["id": "stops"], .own("What stops the merge")),
      .element("ul", [:], .joined(items)),
      left > 0 ? .paragraph("quiet", .line("and \(left) more below")) : .nothing)
  }

  private static func link(
    _ group: CaseGroup, to place: HTMLSelection.Place, _ selection: HTMLSelection
  ) -> Markup {
    let name = Markup.line(group.name, budget: 120)
    guard selection.written[place] != nil else { return .span("name", name) }
    return .element("a", ["class": "name", "href": "#\(HTMLCase.anchor(place))"], name)
  }

  private static func entries(of report: Report) -> [(HTMLSelection.Place, CaseGroup)] {
    report.suites.enumerated().flatMap { suite, value in
      value.checks.enumerated().flatMap { check, record in
        CaseGroup.groups(of: record.cases).enumerated().compactMap { index, group in
          let result = group.first.gateResult
          guard result == .failure || result == .error else { return nil }
          return (HTMLSelection.Place(suite: suite, check: check, group: index), group)
        }
      }
    }
  }
}
