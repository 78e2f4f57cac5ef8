// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Neighbouring cases of one check that came to the same end for the same reason, to be told once.
struct CaseGroup {
  /// Never empty.
  private(set) var cases: [Case]

  var first: Case { cases[0] }

  /// The case's own name, or the check's with the number of cases.
  var name: String {
    cases.count == 1
      ? VisibleText.name(first.name) : "\(VisibleText.name(first.check)) (\(cases.count) cases)"
  }

  /// Which cases they are, for those who want to know; `nil` for one.
  var members: String? {
    guard cases.count > 1 else { return nil }
    return VisibleText.line(
      "cases: " + cases.map { $0.subject ?? "the check as a whole" }.joined(separator: ", "),
      budget: 1000)
  }

  static func groups(of cases: [Case]) -> [CaseGroup] {
    cases.reduce(into: []) { groups, item in
      if let last = groups.last?.first, last.endsLike(item) {
        groups[groups.count - 1].cases.append(item)
      } else {
        groups.append(CaseGroup(cases: [item]))
      }
    }
  }
}

extension Case {
  fileprivate func endsLike(_ other: Case) -> Bool {
    outcome != .passed && obstacle != nil && check == other.check && outcome == other.outcome
      && blocking == other.blocking && obstacle == other.obstacle && findings == other.findings
  }
}
