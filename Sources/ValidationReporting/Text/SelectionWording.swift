// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

/// Checks that the manifest has and the run was not asked for, in words: a gate that is off is never silent.
package enum SelectionWording {
  /// Names that are told.
  private static let most = 8

  /// One line, or none where every check was asked for.
  package static func lines(of report: Report) -> [(name: String, text: String)] {
    let left = report.suites.flatMap { $0.leftOut ?? [] }
    guard !left.isEmpty else { return [] }
    let all = left.count + report.suites.reduce(0) { $0 + $1.checks.count }
    let more = left.count > most ? " and \(left.count - most) more" : ""
    return [
      (
        "left out",
        "\(left.count) of \(all) checks, not asked for by the command line: "
          + left.prefix(most).joined(separator: ", ") + more
      )
    ]
  }
}
