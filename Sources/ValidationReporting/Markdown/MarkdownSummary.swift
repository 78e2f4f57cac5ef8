// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

/// The report as GitHub's job summary: what stops the merge first, everything else folded away.
///
/// GitHub drops a summary over 1 MiB as a whole, so the text keeps to a budget and says what is missing.
package enum MarkdownSummary {
  /// Bytes.
  package static let standardBudget = 900 * 1024

  package static func text(_ report: Report, budget: Int = standardBudget) -> String {
    // Room for the last lines of every section, whatever the sections before it have used.
    let reserve = min(4096, budget / 4)
    var page = MarkdownPage(budget: budget - reserve)
    page.add(heading(report))
    page.add(totals(report.totals))
    page.add(revisions(report))
    for section in MarkdownSection.all { add(section, of: report, to: &page) }
    return page.text
  }

  private static func heading(_ report: Report) -> String {
    let state = report.interrupted ? "interrupted" : report.exitCode.word
    let models = report.suites.prefix(5).map { MarkdownText.name($0.model) }.joined(separator: ", ")
    let more = report.suites.count > 5 ? " and \(report.suites.count - 5) more" : ""
    let note = report.interrupted ? "\nThe run was stopped before its end.\n" : ""
    return
      "## Model validation: \(state) (exit \(report.exitCode.rawValue))\n\n\(models)\(more)\n\(note)"
  }

  private static func totals(_ totals: Totals) -> String {
    let passed = totals.tests - totals.failures - totals.errors - totals.skipped
    return """

      | cases | failed | could not be judged | skipped or warning | passed |
      |---:|---:|---:|---:|---:|
      | \(totals.tests) | \(totals.failures) | \(totals.errors) | \(totals.skipped) | \(passed) |

      """
  }

  private static func revisions(_ report: Report) -> String {
    let lines = RevisionWording.lines(of: report.repository) + SelectionWording.lines(of: report)
    return "\n" + lines.map { "- \($0.name): \(MarkdownText.escaped($0.text))\n" }.joined()
  }

  private static func add(
    _ section: MarkdownSection, of report: Report, to page: inout MarkdownPage
  ) {
    let entries = report.suites.flatMap { suite in
      suite.checks.flatMap { check in check.cases.map { (suite, check, $0) } }
    }.filter { section.holds($0.2) }
    guard !entries.isEmpty else { return }
    page.add("\n\(section.opening(entries.count))\n", always: true)
    var shown = 0
    for (suite, check, item) in entries {
      let model = report.suites.count > 1 ? suite.model : nil
      let entry = MarkdownEntry(item: item, check: check, manifest: suite.manifest, model: model)
      guard page.add(section.isFolded ? entry.short : entry.long) else { break }
      shown += 1
    }
    let left = entries.count - shown
    if left > 0 { page.add("- \(left) more, cut here; all are in the JSON report\n", always: true) }
    page.add(section.closing, always: true)
  }
}
