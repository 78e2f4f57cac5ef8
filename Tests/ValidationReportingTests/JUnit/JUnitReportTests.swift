// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationReporting

@Suite struct JUnitReportTests {
  private func text(_ report: Report) throws -> String {
    String(decoding: try JUnitReport.data(report), as: UTF8.self)
  }

  @Test func `every outcome is written as it was`() throws {
    try expectSnapshot(text(SampleReports.allOutcomes), named: "JUnitReport-allOutcomes.xml")
  }

  @Test(arguments: [
    SampleReports.allOutcomes, SampleReports.passing, SampleReports.empty,
    SampleReports.interrupted, SampleReports.twoSuites,
  ])
  func `sums agree with elements and with the JSON report`(report: Report) throws {
    let parsed = ParsedJUnit(try JUnitReport.data(report))
    #expect(parsed.violations() == [])
    #expect(parsed.root["tests"] == "\(report.totals.tests)")
    #expect(parsed.root["failures"] == "\(report.totals.failures)")
    #expect(parsed.root["errors"] == "\(report.totals.errors)")
    #expect(parsed.root["skipped"] == "\(report.totals.skipped)")
    #expect(parsed.cases.map { $0.attributes["name"] } == report.cases.map(\.name))
  }

  @Test func `no result element is self-closed, and there is no CDATA`() throws {
    let text = try text(SampleReports.allOutcomes)
    #expect(text.firstMatch(of: /<(failure|error|skipped)[^>]*\/>/) == nil)
    #expect(!text.contains("CDATA"))
  }

  @Test func `a softened failure is a skip that says so`() throws {
    let parsed = ParsedJUnit(try JUnitReport.data(SampleReports.allOutcomes))
    let messages = parsed.results("skipped").compactMap { $0.attributes["message"] }
    #expect(messages.contains { $0.hasPrefix("warning only, failed: age: nulls 51 % > 0.1 %") })
  }

  @Test func `two cases of one name stop the report`() {
    let twice = SampleReports.check("a", [SampleReports.passed("a"), SampleReports.passed("a")])
    let report = SampleReports.report([SampleReports.suite([twice])])
    let error = #expect(throws: JUnitNameClash.self) { try JUnitReport.data(report) }
    #expect(error == JUnitNameClash(classname: "churn", name: "a"))
  }

  @Test func `a case without any text still has one`() throws {
    let item = Case(check: "a", subject: nil, outcome: .failed, message: " \n\u{1B}[0m")
    let report = SampleReports.report([SampleReports.suite([SampleReports.check("a", [item])])])
    let parsed = ParsedJUnit(try JUnitReport.data(report))
    #expect(parsed.violations() == [])
    #expect(parsed.results("failure").first?.text == "failed, no reason given")
  }

  @Test func `a message without its numbers gets them`() {
    let finding = Finding(
      rule: "a.b", message: "too many nulls", value: "51 %", limit: "0.1 %", baseline: "0.05 %")
    let item = Case(
      check: "a", subject: nil, outcome: .failed, message: "too many nulls", findings: [finding])
    #expect(item.headline() == "too many nulls (value 51 %, limit 0.1 %, base 0.05 %)")
  }

  @Test func `the sum of rounded times is printed, not the rounded sum`() throws {
    let checks = (0..<7).map {
      SampleReports.check("c\($0)", seconds: 0.0015, [SampleReports.passed("c\($0)")])
    }
    let parsed = ParsedJUnit(
      try JUnitReport.data(SampleReports.report([SampleReports.suite(checks)])))
    #expect(parsed.root["time"] == "0.014")
    #expect(parsed.violations() == [])
  }

  @Test(arguments: [
    (Int64.min, "0.000"), (-1, "0.000"), (0, "0.000"), (499_999, "0.000"), (500_000, "0.001"),
    (1_234_567_890_123, "1234.568"), (Int64.max, "9223372036.855"),
  ])
  func `times have three decimals and no sign`(nanoseconds: Int64, expected: String) {
    #expect(JUnitTime(TimeSpan(nanoseconds: nanoseconds)).text == expected)
  }

  @Test(arguments: [
    (0.0, "1970-01-01T00:00:00+00:00"), (Double.nan, "1970-01-01T00:00:00+00:00"),
    (Double.infinity, "9999-12-31T23:59:59+00:00"), (1_795_215_600.9, "2026-11-20T23:00:00+00:00"),
  ])
  func `a timestamp has a zone, whatever the clock said`(seconds: Double, expected: String) {
    #expect(JUnitTime.timestamp(Date(timeIntervalSince1970: seconds)) == expected)
  }
}
