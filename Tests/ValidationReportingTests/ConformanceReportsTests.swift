// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationReporting

/// Reports for other programs' schemas, parsers and readers, which are not part of this package.
@Suite struct ConformanceReportsTests {
  private static let folder = ProcessInfo.processInfo.environment["VALIDATE_MODEL_CONFORMANCE_OUT"]

  @Test(.enabled(if: folder != nil, "VALIDATE_MODEL_CONFORMANCE_OUT names no folder to write to"))
  func `a set of reports is written in every format`() throws {
    let folder = URL(fileURLWithPath: try #require(Self.folder), isDirectory: true)
    var (generator, seed) = SeededGenerator.announced(for: "ConformanceReportsTests")
    var reports = [
      ("all-outcomes", SampleReports.allOutcomes), ("passing", SampleReports.passing),
      ("empty", SampleReports.empty), ("interrupted", SampleReports.interrupted),
      ("two-suites", SampleReports.twoSuites), ("many", SampleReports.many(3_000)),
      ("figures", FigureReports.drift),
    ]
    for index in 0..<10 { reports.append(("hostile-\(index)", HostileReports.report(&generator))) }
    var long = SampleReports.failing
    long.message = String(repeating: "11 MB of <output>\u{1B}[1m\n", count: 500_000)
    long.quantities = [Quantity("nan", .nan), Quantity("inf", .infinity)]
    reports.append(
      ("long", SampleReports.report([SampleReports.suite([SampleReports.check("c", [long])])])))
    for (name, report) in reports {
      let place = folder.appendingPathComponent(name)
      try AtomicFile.write(JUnitReport.data(report), to: place.appendingPathExtension("xml"))
      try AtomicFile.write(JSONReport.data(report), to: place.appendingPathExtension("json"))
      try AtomicFile.write(
        Data(HTMLReport.text(report).utf8), to: place.appendingPathExtension("html"))
      try AtomicFile.write(
        Data(MarkdownSummary.text(report).utf8), to: place.appendingPathExtension("md"))
    }
    #expect(reports.count == 18, "seed \(seed)")
  }
}
