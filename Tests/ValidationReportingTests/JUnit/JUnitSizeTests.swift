// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationReporting

@Suite struct JUnitSizeTests {
  private func report(failures: Int, message: String) -> Report {
    var item = SampleReports.failing
    item.message = message
    let checks = (0..<failures).map { index in
      item.check = "c\(index)"
      return SampleReports.check(item.check, [item])
    }
    let passing = SampleReports.check("p", [SampleReports.passed("p")])
    return SampleReports.report([SampleReports.suite([passing] + checks)])
  }

  @Test func `numbers of passing cases go first, and the file says so`() throws {
    let report = report(failures: 1, message: "m")
    let full = try JUnitReport.data(report).count
    let parsed = ParsedJUnit(try JUnitReport.data(report, limit: full - 1))
    #expect(parsed.violations() == [])
    let names = parsed.results("property").compactMap { $0.attributes["name"] }
    #expect(names.contains("rows") && names.contains("detail") && !names.contains("limit"))
  }

  @Test(arguments: [300_000, 40_000, 10_000])
  func `bodies shrink until the file fits`(limit: Int) throws {
    let long = "first line\n" + String(repeating: "<out & put>\n", count: 20_000)
    let data = try JUnitReport.data(report(failures: 8, message: long), limit: limit)
    #expect(data.count <= limit)
    let parsed = ParsedJUnit(data)
    #expect(parsed.violations() == [])
    #expect(parsed.results("failure").allSatisfy { $0.text.contains("bytes cut") })
  }

  @Test func `every case is written even where the limit cannot be kept`() throws {
    let parsed = ParsedJUnit(try JUnitReport.data(report(failures: 20, message: "m"), limit: 100))
    #expect(parsed.violations() == [])
    #expect(parsed.cases.count == 21)
  }

  @Test func `outputs of eleven megabytes are cut in the middle`() throws {
    var item = SampleReports.failing
    item.message = "head " + String(repeating: "line\u{1B}[1m <&>\n", count: 800_000) + "the end"
    item.findings[0].message = String(repeating: "]]>日", count: 2_000_000)
    let report = SampleReports.report([SampleReports.suite([SampleReports.check("c", [item])])])
    let data = try JUnitReport.data(report)
    #expect(data.count < 80 * 1024)
    let parsed = ParsedJUnit(data)
    #expect(parsed.violations() == [])
    let body = parsed.results("failure").first?.text ?? ""
    #expect(
      body.hasPrefix("head line <&>") && body.contains("bytes cut") && body.contains("the end"))
  }
}
