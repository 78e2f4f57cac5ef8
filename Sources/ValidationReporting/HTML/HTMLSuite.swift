// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// One manifest: its checks in the manifest's order, and how many there was no room for.
struct HTMLSuite {
  private let suite: Suite
  private let index: Int
  private let selection: HTMLSelection

  init(_ suite: Suite, _ index: Int, _ selection: HTMLSelection) {
    self.suite = suite
    self.index = index
    self.selection = selection
  }

  var markup: Markup {
    let checks = suite.checks.indices.map { number in
      HTMLCheck(
        check: suite.checks[number], manifest: suite.manifest,
        groups: groups(of: number))
    }
    let shown = checks.filter { !$0.groups.isEmpty }
    let heading = Markup.div(
      "title", .element("h2", [:], .line(suite.model, budget: VisibleText.nameBudget)), .own(" "),
      .code(suite.manifest.description))
    return .element(
      "section", ["class": "suite"], heading, .joined(shown.map(\.markup)),
      note(on: checks.filter { $0.groups.isEmpty }.map(\.check)))
  }

  private func groups(of check: Int) -> [HTMLCheck.Group] {
    CaseGroup.groups(of: suite.checks[check].cases).enumerated().compactMap { number, group in
      let place = HTMLSelection.Place(suite: index, check: check, group: number)
      return selection.written[place].map { HTMLCheck.Group(group: group, markup: $0) }
    }
  }

  private func note(on left: [CheckRecord]) -> Markup {
    if suite.checks.isEmpty { return .paragraph("note", .own("No check was selected.")) }
    guard !left.isEmpty else { return .nothing }
    let cases = left.flatMap(\.cases)
    let checks = left.count == 1 ? "1 more check is" : "\(left.count) more checks are"
    let tally = cases.isEmpty ? "no case" : HTMLOutcome.tally(cases)
    return .paragraph(
      "note",
      .line(
        "\(checks) not written out here (\(tally)), to keep this page small; the JSON report has "
          + "all of them."))
  }
}
