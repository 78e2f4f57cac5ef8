// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import ValidationCore

/// The report in the one JUnit dialect: Jenkins `junit-10`, plus `skipped` and `timestamp` on the root,
/// and `file`, `line` and `properties` on cases.
package enum JUnitReport {
  /// Bytes; GitLab refuses files over 30 MB.
  package static let sizeLimit = 29_500_000

  /// Detail is left out, of passing cases first, until the file fits; names and results never are, so
  /// some hundred thousand cases may exceed the limit.
  ///
  /// - Throws: ``JUnitNameClash``.
  package static func data(_ report: Report, limit: Int = sizeLimit) throws -> Data {
    try checkNames(report)
    for detail in JUnitDetail.allCases {
      if let text = try? text(report, detail, limit: limit) { return Data(text.utf8) }
    }
    return Data(try text(report, .messagesOnly, limit: .max).utf8)
  }

  private static func checkNames(_ report: Report) throws {
    // Bytes, since strings of equal characters in another normal form are other names to readers.
    var seen: Set<[UInt8]> = []
    for suite in report.suites {
      let model = VisibleText.name(suite.model)
      for item in suite.cases {
        let identity = JUnitNameClash(classname: model, name: VisibleText.name(item.name))
        let bytes = Array("\(identity.classname)\0\(identity.name)".utf8)
        guard seen.insert(bytes).inserted else { throw identity }
      }
    }
  }

  private static func text(_ report: Report, _ detail: JUnitDetail, limit: Int) throws -> String {
    var document = XMLDocument(limit: limit)
    let timestamp = JUnitTime.timestamp(report.startedAt)
    let root =
      [("name", report.tool.name)] + sums(report.cases, report.suites.flatMap(\.checks))
      + [("timestamp", timestamp)]
    try document.element("testsuites", root) { document in
      for suite in report.suites {
        try write(suite, of: report, detail, to: &document)
      }
    }
    return document.text
  }

  private static func write(
    _ suite: Suite, of report: Report, _ detail: JUnitDetail, to document: inout XMLDocument
  ) throws {
    let attributes =
      [("name", VisibleText.name(suite.model))] + sums(suite.cases, suite.checks) + [
        ("timestamp", JUnitTime.timestamp(report.startedAt)),
        // The real name would differ from run to run; schemas demand one.
        ("hostname", "localhost"), ("file", VisibleText.name(suite.manifest.description)),
      ]
    try document.element("testsuite", attributes) { document in
      try JUnitProperties.write(JUnitProperties.of(report, detail), to: &document)
      for check in suite.checks {
        for (index, item) in check.cases.enumerated() {
          let testcase = JUnitCase(suite: suite, check: check, item: item, isFirst: index == 0)
          try testcase.write(to: &document, detail)
        }
      }
    }
  }

  private static func sums(_ cases: [Case], _ checks: [CheckRecord]) -> XMLDocument.Attributes {
    let totals = Totals(of: cases)
    let times = checks.filter { !$0.cases.isEmpty }.map { JUnitTime($0.duration) }
    return [
      ("tests", "\(totals.tests)"), ("failures", "\(totals.failures)"),
      ("errors", "\(totals.errors)"), ("skipped", "\(totals.skipped)"),
      ("time", JUnitTime.sum(times).text),
    ]
  }
}
