// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationProcesses

@Suite struct SupervisorReportTests {
  private func report(_ text: String) -> SupervisorReport {
    var report = SupervisorReport()
    for byte in text.utf8 { report.accept([byte]) }
    return report
  }

  @Test func wholeLifeIsUnderstood() throws {
    let report = report("started 12 345\nended exit 5\ndone itself 1 2 3 4096 5 6\n")
    #expect(report.leader == 12)
    #expect(report.started?.nanoseconds == 345)
    #expect(report.ending == .exited(status: 5))
    let totals = try #require(report.totals)
    #expect(!totals.timedOut)
    #expect(totals.cost.system.nanoseconds == 3)
    #expect(totals.cost.peakMemory == ByteCount(4096))
    #expect(totals.survivors == 5)
    #expect(totals.left == 6)
  }

  @Test func brokenLinesAreNoReport() {
    for text in ["done", "done itself 1 2 3 4 5\n", "done itself a 2 3 4 5 6\n", "\n", "x y\n"] {
      #expect(report(text).totals == nil)
    }
    #expect(report("failed nowhere 2\n").failure == nil)
    #expect(report("failed folder 2\n").failure == .init(stage: .folder, errno: 2))
    #expect(report("started 99999999999999999999 1\n").leader == nil)
  }
}
