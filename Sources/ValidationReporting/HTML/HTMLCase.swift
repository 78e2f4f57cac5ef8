// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Like cases of one check, told once: the outcome, one line, and below it all that is known.
struct HTMLCase {
  var group: CaseGroup
  var anchor: String
  /// Room that the page has left for figures.
  var figures: Int

  /// Bytes.
  private static let headlineBudget = 600
  private static let mostFindings = 30
  private static let mostFigures = 24
  private var item: Case { group.first }
  /// Like cases share their words, not their pictures.
  private var allFigures: [Figure] { group.cases.flatMap(\.figures) }

  static func anchor(_ place: HTMLSelection.Place) -> String {
    "c\(place.suite)-\(place.check)-\(place.group)"
  }

  var figuresShown: Int { min(allFigures.count, Self.mostFigures, max(0, figures)) }

  var markup: Markup {
    let isCalm = item.outcome == .passed || item.outcome == .skipped
    let kind = "case \(item.outcome.rawValue)\(item.isSoftened ? " soft" : "")"
    let content = inside
    if content.text.isEmpty {
      return .element("div", ["class": "\(kind) plain", "id": anchor], headline)
    }
    let whole = Markup.element("summary", [:], headline) + .div("body", content)
    return isCalm
      ? .element("details", ["class": kind, "id": anchor], whole)
      : .element("details", ["class": kind, "id": anchor, "open": ""], whole)
  }

  private var headline: Markup {
    let name =
      group.cases.count > 1
      ? "\(group.cases.count) cases" : item.subject ?? "the check as a whole"
    return .span("state", HTMLOutcome.icon(item.outcome), .own(" "), .line(item.outcomeWord))
      + .own(" ") + .element("h4", [:], .line(name, budget: VisibleText.nameBudget)) + .own(" ")
      + .span("message", .line(item.messageOrReason, budget: Self.headlineBudget))
  }

  private var inside: Markup {
    let isWhole = item.messageOrReason.utf8.count <= Self.headlineBudget
    let long = isWhole ? Markup.nothing : HTMLFinding.pre(item.messageOrReason, "long")
    let members = group.members.map { Markup.paragraph("members", .line($0, budget: 1_000)) }
    return long + (members ?? .nothing) + HTMLFinding.list(item, most: Self.mostFindings)
      + HTMLFinding.markup(item.obstacle, of: item) + plots + numbers
  }

  private var plots: Markup {
    let shown = allFigures.prefix(figuresShown).enumerated().map { index, figure in
      HTMLFigure.markup(figure, anchor: "\(anchor)f\(index)")
    }
    let left = allFigures.count - figuresShown
    let more = left == 1 ? "1 more figure is" : "\(left) more figures are"
    return (shown.isEmpty ? .nothing : .div("plots", .joined(shown)))
      + (left > 0 ? .paragraph("note", .line("\(more) in the JSON report.")) : .nothing)
  }

  private var numbers: Markup {
    let shown = item.quantities.prefix(12).map { quantity in
      let unit = quantity.unit.isEmpty ? "" : " \(quantity.unit)"
      return Markup.element(
        "div", [:], .element("dt", [:], .line(quantity.name, budget: 80)),
        .element("dd", [:], .line(DecimalText.significant(quantity.value, digits: 6) + unit)))
    }
    return shown.isEmpty ? .nothing : .element("dl", ["class": "numbers"], .joined(shown))
  }
}
