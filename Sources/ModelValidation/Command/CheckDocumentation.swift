// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationChecks

/// Documentation of check types as `list` and `explain` print it.
enum CheckDocumentation {
  /// First sentence of what it measures, however many lines it takes.
  static func summary(of check: any Check) -> String {
    let lines = text(of: check).split(separator: "\n", omittingEmptySubsequences: false)
    let paragraph = lines.drop { $0.isEmpty || $0.hasPrefix("#") }.prefix { !$0.isEmpty }
    let whole = paragraph.joined(separator: " ")
    guard let end = whole.firstRange(of: ". ") else {
      return whole.isEmpty ? "(no documentation)" : whole
    }
    return String(whole[..<end.lowerBound]) + "."
  }

  static func page(of check: any Check) -> String {
    let examples = check.examples.map { example in
      let subject = example.subject.map { "[\($0)]" } ?? ""
      let entry = example.entry.split(separator: "\n", omittingEmptySubsequences: false)
        .map { "    \($0)" }.joined(separator: "\n")
      let rule = example.rule.map { " (`\($0)`)" } ?? ""
      return "### \(example.outcome.rawValue)\(subject): \(example.title)\(rule)\n\n\(entry)\n"
        + files(example.files, "")
        + files(example.base ?? [:], "on the base, ")
    }
    let heading = examples.isEmpty ? "" : "\n## Examples\n\n"
    return "# \(check.type)\n\n\(text(of: check))\n\(heading)\(examples.joined(separator: "\n"))"
  }

  private static func files(
    _ files: [String: CheckExample.FileContent], _ place: String
  ) -> String {
    files.sorted { $0.key < $1.key }.map { path, content in
      switch content {
      case .bytes(let data): "\n    \(place)\(path): \(data.count) bytes\n"
      case .text(let text):
        "\n    \(place)\(path):\n"
          + text.split(separator: "\n").prefix(20).map { "      \($0)\n" }.joined()
      }
    }.joined()
  }

  private static func text(of check: any Check) -> String {
    check.documentation.isEmpty
      ? BuiltInDocumentation.pages[check.type] ?? "" : check.documentation
  }
}
