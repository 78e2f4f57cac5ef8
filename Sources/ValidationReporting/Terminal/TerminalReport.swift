// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

/// The finished run for people: a line for each case, the failures once more with all that is known,
/// and the result as the last line, where the eye rests.
package enum TerminalReport {
  /// Bytes of a headline in the list; the failures below have all of it.
  private static let lineBudget = 200

  package static func text(_ report: Report, palette: Palette = .plain) -> String {
    var lines = report.suites.flatMap { self.lines(of: $0, palette) }
    let stopping = entries(of: report) { $0.gateResult == .failure || $0.gateResult == .error }
    let softened = entries(of: report) { $0.isSoftened }
    // What stops the merge comes last, since the end is what a terminal shows.
    lines += recap(softened, title: "Warnings", palette)
    lines += recap(stopping, title: "What stops the merge", palette)
    lines += summary(report, palette)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The list's lines for one check: one for each case, or one for all that passed where they are more.
  package static func lines(
    of check: CheckRecord, passedShown limit: Int = 1, palette: Palette = .plain
  ) -> [String] {
    let passed = check.cases.filter { $0.outcome == .passed }
    let isSummarised = passed.count > limit
    var lines: [String] = []
    var isFirst = true
    let shown = check.cases.filter { !(isSummarised && $0.outcome == .passed) }
    for group in CaseGroup.groups(of: shown) {
      lines.append(line(of: group, in: check, time: isFirst, palette))
      isFirst = false
    }
    if isSummarised {
      let time = isFirst ? ending(of: check) : ""
      let name = VisibleText.name(check.id)
      lines.append("\(word("passed", .good, palette)) \(name): \(passed.count) cases\(time)")
    }
    return lines
  }

  private static func lines(of suite: Suite, _ palette: Palette) -> [String] {
    let manifest = VisibleText.name(suite.manifest.description)
    let title = palette.paint(VisibleText.name(suite.model), .strong)
    return ["\(title)  \(palette.paint(manifest, .quiet))"]
      + suite.checks.flatMap { lines(of: $0, palette: palette) }.map { "  \($0)" } + [""]
  }

  private static func line(
    of group: CaseGroup, in check: CheckRecord, time: Bool, _ palette: Palette
  ) -> String {
    let text = group.first.headline(budget: lineBudget)
    let state = word(group.first.outcomeWord, Palette.role(of: group.first), palette)
    return "\(state) \(group.name): \(text)\(time ? ending(of: check) : "")"
  }

  private static func ending(of check: CheckRecord) -> String {
    switch check.action {
    case .ran, .stopped: " (\(check.duration))"
    case .reused: " (reused)"
    case .skipped, .cannotJudge: ""
    }
  }

  /// Padded, so that names stand below each other.
  private static func word(_ word: String, _ role: Palette.Role, _ palette: Palette) -> String {
    let space = String(repeating: " ", count: max(0, 12 - word.count))
    return palette.paint(word, role) + space
  }
}

extension TerminalReport {
  private typealias Entry = (check: CheckRecord, manifest: RepositoryPath, group: CaseGroup)

  private static func entries(of report: Report, where holds: (Case) -> Bool) -> [Entry] {
    report.suites.flatMap { suite in
      suite.checks.flatMap { check in
        CaseGroup.groups(of: check.cases.filter(holds)).map { (check, suite.manifest, $0) }
      }
    }
  }

  private static func recap(_ entries: [Entry], title: String, _ palette: Palette) -> [String] {
    guard !entries.isEmpty else { return [] }
    let count = entries.reduce(0) { $0 + $1.group.cases.count }
    return ["\(palette.paint(title, .strong)) (\(count))"]
      + entries.flatMap { recap($0, palette) } + [""]
  }

  private static func recap(_ entry: Entry, _ palette: Palette) -> [String] {
    let (check, manifest, group) = entry
    let item = group.first
    let role = Palette.role(of: item)
    let name = palette.paint(group.name, .strong)
    let place = VisibleText.name("\(manifest):\(max(1, check.line))")
    return ["", "\(palette.paint(item.outcomeWord, role)) \(name)"]
      + ["  " + item.headline(budget: 1000)]
      + [group.members].compactMap { $0 }.map { "  \($0)" }
      + CaseDetail.lines(of: item, findings: 20).map { "  \($0)" }
      + ["  declared at \(place)"]
      + ["  rerun: \(palette.paint(RerunCommand.text(of: check.id), .strong))"]
  }

  private static func summary(_ report: Report, _ palette: Palette) -> [String] {
    let facts = RevisionWording.lines(of: report.repository) + SelectionWording.lines(of: report)
    let revisions = facts.map { name, text in
      let space = String(repeating: " ", count: max(0, 11 - name.count))
      return name + space + VisibleText.line(text, budget: 400)
    }
    let role: Palette.Role = report.exitCode == .passed ? .good : .bad
    let result = "result: \(report.exitCode.word) (exit \(report.exitCode.rawValue))"
    return revisions + ["cases      \(counts(report.totals)) in \(report.duration)"]
      + [palette.paint(result, role)]
  }

  private static func counts(_ totals: Totals) -> String {
    let passed = totals.tests - totals.failures - totals.errors - totals.skipped
    let parts = [
      ("passed", passed), ("failed", totals.failures), ("could not be judged", totals.errors),
      ("skipped or warning", totals.skipped),
    ]
    return "\(totals.tests): "
      + parts.filter { $0.1 > 0 || $0.0 == "passed" }.map { "\($0.1) \($0.0)" }.joined(
        separator: ", ")
  }
}
