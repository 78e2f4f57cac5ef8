// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

/// Checks that were not judged though one would expect it, in words: a gate that is off is never silent.
package enum SelectionWording {
  /// Names that are told.
  private static let most = 8

  /// A line for those that the run was not asked for, and one for those that the base's manifest has and the
  /// candidate's has no more; none where there are none.
  package static func lines(of report: Report) -> [(name: String, text: String)] {
    leftOut(of: report) + removed(from: report)
  }

  private static func leftOut(of report: Report) -> [(name: String, text: String)] {
    let left = report.suites.flatMap { $0.leftOut ?? [] }
    guard !left.isEmpty else { return [] }
    let all = left.count + report.suites.reduce(0) { $0 + $1.checks.count }
    return [
      (
        "left out",
        "\(left.count) of \(all) checks, not asked for by the command line: \(list(left))"
      )
    ]
  }

  private static func removed(from report: Report) -> [(name: String, text: String)] {
    let removed = report.suites.flatMap { $0.removed ?? [] }.map { "\($0.id) (\($0.type))" }
    guard !removed.isEmpty else { return [] }
    let count = removed.count == 1 ? "1 check" : "\(removed.count) checks"
    let text = "\(count) that the base's manifest has, and this one has not: \(list(removed))"
    return [("removed", text)]
  }

  private static func list(_ names: [String]) -> String {
    let more = names.count > most ? " and \(names.count - most) more" : ""
    return names.prefix(most).joined(separator: ", ") + more
  }
}
