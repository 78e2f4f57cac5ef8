// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationReporting

@Suite struct HTMLReportTests {
  @Test func `the page is what it was`() throws {
    try expectSnapshot(
      HTMLReport.text(SampleReports.allOutcomes), named: "HTMLReport-allOutcomes.html")
    try expectSnapshot(HTMLReport.text(FigureReports.drift), named: "HTMLReport-drift.html")
  }

  @Test func `the same run makes the same page`() {
    #expect(HTMLReport.text(FigureReports.drift) == HTMLReport.text(FigureReports.drift))
  }

  @Test func `the page asks for nothing and runs nothing`() {
    let page = HTMLTokens(HTMLReport.text(FigureReports.drift))
    #expect(page.violations == [])
    let foreign: Set = [
      "script", "link", "img", "iframe", "object", "embed", "form", "base", "image",
    ]
    #expect(page.names.isDisjoint(with: foreign))
    let text = HTMLReport.text(FigureReports.drift)
    for word in ["http:", "https:", "url(", "@import", "data:"] { #expect(!text.contains(word)) }
    #expect(text.contains("content=\"default-src 'none';"))
  }

  @Test func `foreign text stays text`() {
    var (generator, seed) = SeededGenerator.announced(for: "HTMLReportTests")
    for round in 0..<100 {
      let page = HTMLReport.text(HostileReports.report(&generator))
      #expect(HTMLTokens(page).violations == [], "seed \(seed), round \(round)")
      let hidden = page.unicodeScalars.filter { scalar in
        guard scalar.isASCII else { return scalar.properties.isNoncharacterCodePoint }
        return scalar == "\u{7F}" || scalar < " " && scalar != "\n" && scalar != "\t"
      }
      #expect(hidden.isEmpty, "seed \(seed), round \(round)")
    }
  }

  @Test(arguments: [
    (SampleReports.passing, "Passed", "None of 1 cases stops the merge."),
    (SampleReports.empty, "Nothing selected", "No case was judged."),
    (SampleReports.interrupted, "Interrupted", "The run was stopped before its end."),
    (SampleReports.allOutcomes, "Could not be judged", "2 only warn."),
  ])
  func `the verdict is told in words`(report: Report, verdict: String, sentence: String) {
    let page = HTMLReport.text(report)
    #expect(page.contains("</svg>\(verdict)</h1>"))
    #expect(page.contains(sentence))
    #expect(HTMLTokens(page).violations == [])
  }

  @Test func `each outcome has a word, a shape and a count`() {
    let page = HTMLReport.text(SampleReports.allOutcomes)
    for outcome in Outcome.allCases {
      let count = SampleReports.allOutcomes.cases.count { $0.outcome == outcome }
      #expect(page.contains("<symbol id=\"o-\(outcome.rawValue)\""))
      #expect(page.contains("<b>\(count)</b> <span class=\"word\">\(outcome.rawValue)</span>"))
    }
  }

  @Test func `what did not pass is open, what passed is folded`() {
    let page = HTMLReport.text(FigureReports.drift)
    #expect(page.contains("<details class=\"case failed\" id=\"c0-1-1\" open=\"\">"))
    #expect(page.contains("<details class=\"case passed\" id=\"c0-1-2\">"))
    #expect(page.contains("<details class=\"check passed\">"))
  }

  @Test func `cases that are told once keep their pictures`() {
    var other = SampleReports.undecided(blocking: true)
    other.subject = "p95"
    let cases = [SampleReports.undecided(blocking: true), other]
    let report = SampleReports.report([
      SampleReports.suite([SampleReports.check("latency", cases)])
    ])
    let page = HTMLReport.text(report)
    #expect(page.contains("<h4>2 cases</h4>"))
    #expect(page.components(separatedBy: "<figure class=\"plot\">").count == 3)
  }
}
