// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationReporting

@Suite struct HTMLSizeTests {
  @Test func `fifty thousand checks make a page that a browser shows, failures first`() {
    let page = HTMLReport.text(SampleReports.many(50_000))
    #expect(page.utf8.count < 4_000_000)
    #expect(page.components(separatedBy: "class=\"case failed\"").count == 1_001)
    #expect(page.contains("49000 more checks are not written out here"))
    #expect(page.contains("the JSON report has all of them"))
    #expect(HTMLTokens(page).violations == [])
  }

  @Test func `passed cases of one check are cut before those that failed`() {
    var cases = (0..<2_000).map { SampleReports.passed("c", "p\($0)") }
    for index in 0..<150 {
      var item = SampleReports.failing
      item.check = "c"
      item.subject = "f\(index)"
      cases.insert(item, at: index * 10)
    }
    let report = SampleReports.report([SampleReports.suite([SampleReports.check("c", cases)])])
    let page = HTMLReport.text(report)
    #expect(page.components(separatedBy: "class=\"case failed\"").count == 151)
    #expect(page.components(separatedBy: "class=\"case passed\"").count == 51)
    #expect(page.contains("1950 more cases are not written out here"))
  }

  @Test func `a flood that passes takes no room from a later failure`() {
    let calm = (0..<30).map { SampleReports.check("a\($0)", [SampleReports.passed("a\($0)")]) }
    let report = SampleReports.report([
      SampleReports.suite(calm + [SampleReports.check("z", [SampleReports.failing])])
    ])
    let page = HTMLReport.text(report, limits: HTMLLimits(cases: 2))
    #expect(page.contains("class=\"case failed\""))
    #expect(page.contains("29 more checks are not written out here (29 passed)"))
  }

  @Test func `long texts, and many findings, figures and rows, are cut and counted`() {
    var item = SampleReports.failing
    item.message = String(repeating: "11 MB of <output>\u{1B}[1m\n", count: 500_000)
    item.findings = Array(repeating: item.findings[0], count: 500)
    item.findings[0].statement = String(repeating: "SELECT '&' \n", count: 500_000)
    let table = Figure.Table(
      title: "t", columns: (0..<90).map { "\($0)" },
      rows: Array(repeating: Array(repeating: "<b>", count: 90), count: 900))
    item.figures = Array(repeating: .table(table), count: 90)
    let report = SampleReports.report([
      SampleReports.suite([SampleReports.check("c", [item])])
    ])
    let page = HTMLReport.text(report)
    #expect(page.utf8.count < 4_000_000)
    #expect(page.contains("470 more findings are in the JSON report."))
    #expect(page.contains("66 more figures are in the JSON report."))
    #expect(page.contains("850 more rows and 50 more columns in the JSON report."))
    #expect(HTMLTokens(page).violations == [])
  }

  @Test func `the page never exceeds its bytes`() {
    let page = HTMLReport.text(SampleReports.many(500), limits: HTMLLimits(bytes: 20_000))
    #expect(page.utf8.count < 20_000 + 40_000)
    #expect(page.contains("more checks are not written out here"))
  }
}
