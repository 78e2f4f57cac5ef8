// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationReporting

@Suite struct JUnitPropertyTests {
  @Test func `hostile text breaks no rule of the dialect`() throws {
    var (generator, seed) = SeededGenerator.announced(for: "JUnitPropertyTests")
    for round in 0..<150 {
      let report = HostileReports.report(&generator)
      let parsed = ParsedJUnit(try JUnitReport.data(report))
      #expect(parsed.violations() == [], "seed \(seed), round \(round)")
      #expect(parsed.cases.count == report.totals.tests, "seed \(seed), round \(round)")
      let read = try JSONReport.read(try JSONReport.data(report))
      #expect(read.totals == report.totals, "seed \(seed), round \(round)")
    }
  }
}
