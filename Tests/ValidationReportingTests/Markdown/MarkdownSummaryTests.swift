// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationReporting

@Suite struct MarkdownSummaryTests {
  @Test func `the summary is what it was`() throws {
    try expectSnapshot(
      MarkdownSummary.text(SampleReports.allOutcomes), named: "MarkdownSummary-allOutcomes.md")
    try expectSnapshot(
      MarkdownSummary.text(SampleReports.twoSuites), named: "MarkdownSummary-twoSuites.md")
    try expectSnapshot(
      MarkdownSummary.text(FigureReports.drift), named: "MarkdownSummary-drift.md")
  }

  @Test func `fifty thousand cases stay below the budget, failures first`() {
    let text = MarkdownSummary.text(SampleReports.many(50_000))
    #expect(text.utf8.count <= 900 * 1024)
    #expect(text.utf8.count > 800 * 1024)
    #expect(text.contains("more, cut here; all are in the JSON report"))
    let sections = ["### Failed (", "### Could not be judged (", "### Warnings (", "Passed ("]
    let places = sections.map { text.range(of: $0)?.lowerBound ?? text.startIndex }
    #expect(places == places.sorted() && Set(places).count == 4)
    #expect(text.components(separatedBy: "<details>").count == 2)
    #expect(text.hasSuffix("</details>\n"))
  }

  @Test func `foreign text holds no Markdown, no HTML and no workflow command`() {
    var (generator, seed) = SeededGenerator.announced(for: "MarkdownSummaryTests")
    for round in 0..<150 {
      let report = HostileReports.report(&generator)
      let text = MarkdownSummary.text(report)
      for line in text.split(separator: "\n") {
        #expect(!line.drop { $0 == " " }.hasPrefix("::"), "seed \(seed), round \(round)")
        #expect(line.wholeMatch(of: /[ =-]+/) == nil, "an underline: seed \(seed), round \(round)")
        #expect(!line.utf8.contains(Array("##[".utf8)), "seed \(seed), round \(round)")
      }
      #expect(Self.active(in: text) == [], "seed \(seed), round \(round)")
    }
  }

  /// What a renderer would act on: unescaped characters outside code spans, our own words apart.
  private static func active(in text: String) -> [String] {
    var rest = text
    for own in ["<details><summary>", "</summary>", "</details>"] {
      rest = rest.replacing(own, with: "")
    }
    // At the level of scalars, as a renderer reads; escapes first, since code spans hold none.
    let escapes = /\\[!-\/:-@\[-`{-~]/.matchingSemantics(.unicodeScalar)
    let code = /`[A-Za-z0-9._\/\[\]=,' :-]+`/.matchingSemantics(.unicodeScalar)
    let live = /[`<>&@\[\]_~|$!\\]|#+[^# \n]|:\/\//.matchingSemantics(.unicodeScalar)
    rest = rest.replacing(escapes, with: "").replacing(code, with: "")
    return rest.matches(of: live).map { String($0.output) }.filter { $0 != "|" }
  }

  @Test(arguments: [
    ("@octocat", "\\@\u{2060}octocat"), ("#1", "\\#\u{2060}1"), ("`a`", "\\`a\\`"),
    ("a|b", "a\\|b"), ("<b>", "\\<b\\>"), ("https://e.x", "https\\:\\/\\/e\\.x"),
    ("&lt;", "\\&lt\\;"),
  ])
  func `punctuation is escaped, references are broken up`(text: String, expected: String) {
    #expect(MarkdownText.escaped(text) == expected)
  }
}
