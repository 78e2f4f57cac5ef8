// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationReporting

@Suite struct JSONReportTests {
  @Test func `the file is what it was`() throws {
    let text = String(decoding: try JSONReport.data(SampleReports.allOutcomes), as: UTF8.self)
    try expectSnapshot(text, named: "JSONReport-allOutcomes.json")
    #expect(text.hasSuffix("}\n"))
  }

  @Test func `a report survives the way there and back, NaN too`() throws {
    var report = SampleReports.allOutcomes
    let number = Quantity("nan", .nan)
    report.suites[0].checks[0].cases[0].quantities = [number, Quantity("inf", -.infinity)]
    let data = try JSONReport.data(report)
    let read = try JSONReport.read(data)
    #expect(try JSONReport.data(read) == data)
    #expect(read.cases[0].quantities[0].value.isNaN)
  }

  @Test func `a newer report is refused, whatever is in it`() throws {
    for text in [#"{"version": 2}"#, #"{"version": 2, "suites": 7}"#] {
      let error = #expect(throws: ReportReadError.self) { try JSONReport.read(Data(text.utf8)) }
      #expect(error?.description.contains("has version 2") == true)
    }
    var report = SampleReports.passing
    report.version = 99
    let data = try JSONReport.data(report)
    #expect(throws: ReportReadError.version(99)) { try JSONReport.read(data) }
  }

  @Test(arguments: ["", "{", "[]", "{}", "null", #"{"version": 1}"#, #"{"version": "1"}"#])
  func `a damaged report is refused with a way out`(text: String) {
    let error = #expect(throws: ReportReadError.self) { try JSONReport.read(Data(text.utf8)) }
    #expect(error?.description.hasPrefix("read the JSON report: ") == true)
    #expect(error?.description.contains("run validate-model again") == true)
  }

  @Test func `a report that lost a case is refused`() throws {
    var report = SampleReports.allOutcomes
    report.suites[0].checks.removeLast()
    let data = try JSONReport.data(report)
    #expect(throws: ReportReadError.incomplete) { try JSONReport.read(data) }
  }

  @Test func `a file beyond the limit is not parsed`() throws {
    let data = try JSONReport.data(SampleReports.passing)
    #expect(throws: ReportReadError.tooLarge(bytes: data.count, limit: 10)) {
      try JSONReport.read(data, sizeLimit: 10)
    }
    #expect(JSONReport.sizeLimit == 268_435_456)
  }
}
