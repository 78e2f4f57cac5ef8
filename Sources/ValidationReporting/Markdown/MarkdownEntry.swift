// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// One case as a list item, with what is known about it nested below.
struct MarkdownEntry {
  var item: Case
  var check: CheckRecord
  var manifest: RepositoryPath
  /// Named only where the summary holds several.
  var model: String?

  var short: String {
    let reused = check.action == .reused ? " (reused)" : ""
    return "- \(name)\(reused): \(MarkdownText.escaped(item.headline()))\n"
  }

  var long: String {
    let word = item.outcome == .failed ? "" : " \(item.outcome.rawValue)"
    let detail = CaseDetail.lines(of: item, findings: 10).prefix(60)
    // A dash with nothing behind it would underline the line above, and make it a heading.
    let texts = detail.map { MarkdownText.escaped($0, budget: 600) }.filter { !$0.isEmpty }
    let lines = texts.map { "  - \($0)\n" }.joined()
    let place = "\(manifest):\(max(1, check.line))"
    return "- **\(name)**\(word): \(MarkdownText.escaped(item.headline()))\n\(lines)"
      + "  - declared at \(MarkdownText.name(place))\n"
      + "  - rerun: \(MarkdownText.name(RerunCommand.text(of: check.id)))\n"
  }

  private var name: String {
    let own = MarkdownText.name(item.name)
    return model.map { "\(MarkdownText.name($0)) \(own)" } ?? own
  }
}
