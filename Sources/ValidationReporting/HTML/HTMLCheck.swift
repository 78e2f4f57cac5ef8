// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// One check: open where something did not pass, folded where all is well.
struct HTMLCheck {
  struct Group {
    var group: CaseGroup
    var markup: Markup
  }

  var check: CheckRecord
  var manifest: RepositoryPath
  /// Those that are written out.
  var groups: [Group]

  var markup: Markup {
    let isOpen = check.cases.contains { $0.outcome != .passed && $0.outcome != .skipped }
    let kind = "check \(HTMLOutcome.worst(of: check.cases).rawValue)"
    let content = summary + .div("inside", cases, note, declaration)
    return isOpen
      ? .element("details", ["class": kind, "open": ""], content)
      : .element("details", ["class": kind], content)
  }

  private var summary: Markup {
    .element(
      "summary", [:], HTMLOutcome.icon(HTMLOutcome.worst(of: check.cases)), .own(" "),
      .span(
        "about", .element("h3", [:], .line(check.id, budget: VisibleText.nameBudget)), .own(" "),
        .span("type", .line(check.type, budget: 200)), .own(" "),
        .span("tally", .line(HTMLOutcome.tally(check.cases))), .own(" "),
        .span("time", .line(ending))))
  }

  /// What did not pass first; what passed is folded where it would push the page apart.
  private var cases: Markup {
    let calm = groups.filter { Self.isCalm($0.group) }
    let troubled = groups.filter { !Self.isCalm($0.group) }
    let list = Markup.joined(calm.map(\.markup))
    guard !troubled.isEmpty, calm.count > 3 else { return .joined(troubled.map(\.markup)) + list }
    let folded = calm.flatMap(\.group.cases)
    return .joined(troubled.map(\.markup))
      + .element(
        "details", ["class": "rest"],
        .element(
          "summary", [:], HTMLOutcome.icon(HTMLOutcome.worst(of: folded)), .own(" "),
          .line(HTMLOutcome.tally(folded))), list)
  }

  private var note: Markup {
    let left = check.cases.count - groups.reduce(0) { $0 + $1.group.cases.count }
    guard left > 0 else { return .nothing }
    let cases = left == 1 ? "1 more case is" : "\(left) more cases are"
    return .paragraph(
      "note",
      .line("\(cases) not written out here, to keep this page small; the JSON report has all."))
  }

  private var declaration: Markup {
    .paragraph(
      "declared",
      .span("part", .own("declared at "), .code("\(manifest):\(max(1, check.line))")), .own(" "),
      .span("part", .own("rerun with "), .code(RerunCommand.text(of: check.id))))
  }

  private var ending: String {
    switch check.action {
    case .ran: check.duration.description
    case .stopped: "stopped after \(check.duration)"
    case .reused: "measured earlier"
    case .skipped, .cannotJudge: "not run"
    }
  }

  private static func isCalm(_ group: CaseGroup) -> Bool {
    group.first.outcome == .passed || group.first.outcome == .skipped
  }
}
