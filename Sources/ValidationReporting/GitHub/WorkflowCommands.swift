// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

/// What GitHub's runner reads from a step: annotations, guarded output, outputs of the step.
package enum WorkflowCommands {
  /// Annotations of one type that a runner keeps in a step; the rest is dropped without a word.
  private static let annotationLimit = 10

  /// Lines for standard output: errors first, those that were judged before those that could not be.
  package static func annotations(_ report: Report) -> String {
    let all = report.suites.flatMap { suite in
      suite.checks.flatMap { check in
        check.cases.compactMap { WorkflowAnnotation(item: $0, check: check, suite: suite) }
      }
    }
    let severities = WorkflowAnnotation.Severity.allCases
    let ranked = severities.flatMap { severity in all.filter { $0.severity == severity } }
    return ["error", "warning"].map { type in
      limited(ranked.filter { $0.severity.command == type }, type: type)
    }.joined()
  }

  private static func limited(_ annotations: [WorkflowAnnotation], type: String) -> String {
    guard annotations.count > annotationLimit else { return annotations.map(\.line).joined() }
    let shown = annotations.prefix(annotationLimit - 1)
    let left = annotations.count - shown.count
    return shown.map(\.line).joined() + "::\(type)::\(left) more, see the summary\n"
  }

  /// Text in which the runner looks for no commands.
  ///
  /// - Parameter token: fresh and random for each call. Should the text contain it all the same, it is
  ///   taken out, since it would end the guard.
  package static func guarded(_ text: String, token: String) -> String {
    let body = token.isEmpty ? text : text.replacing(token, with: "")
    let end = body.utf8.last == UInt8(ascii: "\n") || body.isEmpty ? "" : "\n"
    return "::stop-commands::\(token)\n\(body)\(end)::\(token)::\n"
  }

  /// Lines to append to the file that `GITHUB_OUTPUT` names: `result`, `exit-code` and the counts.
  ///
  /// - Parameter token: random, for values of more than one word.
  package static func outputs(_ report: Report, token: String) -> String {
    let totals = report.totals
    let values = [
      ("result", report.exitCode.word), ("exit-code", "\(report.exitCode.rawValue)"),
      ("tests", "\(totals.tests)"), ("failures", "\(totals.failures)"),
      ("errors", "\(totals.errors)"), ("skipped", "\(totals.skipped)"),
    ]
    return values.map { output($0, $1, token: token) }.joined()
  }

  static func output(_ name: String, _ value: String, token: String) -> String {
    let isPlain = value.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): true
      default: false
      }
    }
    return isPlain ? "\(name)=\(value)\n" : "\(name)<<\(token)\n\(value)\n\(token)\n"
  }
}
