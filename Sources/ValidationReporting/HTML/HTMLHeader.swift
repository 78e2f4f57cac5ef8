// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// The verdict, the counts behind it, and what was compared with what.
enum HTMLHeader {
  static func markup(_ report: Report) -> Markup {
    let kind = report.exitCode == .passed ? "good" : "bad"
    return .element(
      "header", ["class": "verdict"],
      .paragraph("eyebrow", .own("Model validation")),
      .element(
        "h1", ["class": kind], HTMLOutcome.icon(outcome(of: report.exitCode)),
        .line(word(of: report).prefix(1).uppercased() + word(of: report).dropFirst())),
      .paragraph("lead", .line(sentence(report))),
      counts(report.cases), bar(report.cases), facts(report))
  }

  static func word(of report: Report) -> String {
    report.interrupted ? "interrupted" : report.exitCode.word
  }

  private static func outcome(of status: RunStatus) -> Outcome {
    switch status {
    case .passed: .passed
    case .failed: .failed
    case .usage, .unmeasured, .interrupted: .unmeasured
    case .nothingSelected: .skipped
    }
  }

  private static func sentence(_ report: Report) -> String {
    let totals = report.totals
    let stopping = totals.failures + totals.errors
    let softened = report.cases.count { $0.isSoftened }
    let gate =
      switch stopping {
      case 0: "None of \(totals.tests) cases stops the merge."
      case 1: "1 of \(totals.tests) cases stops the merge."
      default: "\(stopping) of \(totals.tests) cases stop the merge."
      }
    let parts = [
      totals.tests == 0 ? "No case was judged." : gate,
      softened == 0 ? nil : "\(softened) only \(softened == 1 ? "warns" : "warn").",
      report.interrupted ? "The run was stopped before its end." : nil,
      "Exit code \(report.exitCode.rawValue).",
    ]
    return parts.compactMap(\.self).joined(separator: " ")
  }

  private static func counts(_ cases: [Case]) -> Markup {
    let items = HTMLOutcome.all.map { outcome in
      let count = cases.count { $0.outcome == outcome }
      return Markup.element(
        "li", ["class": "\(outcome.rawValue)\(count == 0 ? " none" : "")"],
        HTMLOutcome.icon(outcome), .own(" "), .element("b", [:], .line("\(count)")), .own(" "),
        .span("word", .line(outcome.rawValue)))
    }
    return .element("ul", ["class": "counts"], .joined(items))
  }

  /// Drawn only: the counts above say the same.
  private static func bar(_ cases: [Case]) -> Markup {
    guard !cases.isEmpty else { return .nothing }
    var start = 0.0
    let pieces = HTMLOutcome.all.map { outcome in
      let share = Double(cases.count { $0.outcome == outcome }) / Double(cases.count)
      defer { start += share * 1000 }
      return share > 0
        ? SVG.rectangle(outcome.rawValue, x: start, y: 0, width: share * 1000, height: 8) : .nothing
    }
    return .element(
      "svg",
      [
        "class": "proportion", "viewBox": "0 0 1000 8", "preserveAspectRatio": "none",
        "aria-hidden": "true",
      ], .joined(pieces))
  }

  private static func facts(_ report: Report) -> Markup {
    let stamp = JUnitTime.timestamp(report.startedAt)
    let started = stamp.replacing("T", with: " ").replacing("+00:00", with: " UTC")
    let lines =
      RevisionWording.lines(of: report.repository) + SelectionWording.lines(of: report)
      + [("started", started), ("took", report.duration.description)]
      + (report.options.strict ? [("strict", "warnings stop the merge")] : [])
    let items = lines.map { name, text in
      Markup.element("dt", [:], .line(name)) + .element("dd", [:], .line(text, budget: 2_000))
    }
    return .element("dl", ["class": "facts"], .joined(items))
  }
}
