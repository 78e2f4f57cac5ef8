// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// How an outcome looks: a shape of its own, its colour by class, and always its word beside it.
enum HTMLOutcome {
  /// In the order of their urgency.
  static let all: [Outcome] = [.failed, .unmeasured, .inconclusive, .skipped, .passed]

  static func icon(_ outcome: Outcome) -> Markup {
    .element(
      "svg",
      ["class": "icon \(outcome.rawValue)", "aria-hidden": "true", "width": "16", "height": "16"],
      .element("use", ["href": "#o-\(outcome.rawValue)"]))
  }

  /// The worst of them; an empty list is `skipped`.
  static func worst(of cases: [Case]) -> Outcome {
    let found = Set(cases.map(\.outcome))
    return all.first { $0 != .skipped && $0 != .passed && found.contains($0) }
      ?? (found.contains(.passed) ? .passed : .skipped)
  }

  /// `2 failed · 1 passed`, nothing for none.
  static func tally(_ cases: [Case]) -> String {
    all.compactMap { outcome in
      let count = cases.count { $0.outcome == outcome }
      return count > 0 ? "\(count) \(outcome.rawValue)" : nil
    }.joined(separator: " · ")
  }

  /// Drawn once, used by every icon.
  static let symbols = Markup.own(
    """
    <svg width="0" height="0" class="symbols" aria-hidden="true"><defs>
    <symbol id="o-passed" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7"/>\
    <path class="cut" d="M4.7 8.3l2.3 2.3 4.4-4.9"/></symbol>
    <symbol id="o-failed" viewBox="0 0 16 16"><rect x="1" y="1" width="14" height="14" rx="3"/>\
    <path class="cut" d="M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4"/></symbol>
    <symbol id="o-unmeasured" viewBox="0 0 16 16"><path d="M8 .4L15.6 8 8 15.6.4 8z"/>\
    <path class="cut" d="M6.1 6.2a1.9 1.9 0 1 1 2.7 1.7c-.6.3-.8.6-.8 1.2M8 11.4v.1"/></symbol>
    <symbol id="o-inconclusive" viewBox="0 0 16 16"><path d="M8 1.2l7.4 13.2H.6z"/>\
    <path class="cut" d="M4.9 11c1-1.5 2.1-1.5 3.1-.4s2.100 1.100 3.100-.4"/></symbol>
    <symbol id="o-skipped" viewBox="0 0 16 16"><circle class="ring" cx="8" cy="8" r="6.2"/>\
    <path class="ring" d="M5 8h6"/></symbol>
    </defs></svg>

    """)
}
