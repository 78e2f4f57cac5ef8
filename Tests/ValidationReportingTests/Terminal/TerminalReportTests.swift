// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationReporting

@Suite struct TerminalReportTests {
  @Test func `the text is what it was`() throws {
    let report = SampleReports.allOutcomes
    try expectSnapshot(TerminalReport.text(report), named: "TerminalReport-allOutcomes.txt")
    try expectSnapshot(
      TerminalReport.text(report, palette: .ansi), named: "TerminalReport-allOutcomes-ansi.txt")
    try expectSnapshot(
      TerminalReport.text(SampleReports.twoSuites), named: "TerminalReport-twoSuites.txt")
    try expectSnapshot(
      TerminalReport.text(FigureReports.drift), named: "TerminalReport-drift.txt")
  }

  @Test(arguments: [
    (SampleReports.passing, "result: passed (exit 0)"),
    (SampleReports.twoSuites, "result: failed (exit 1)"),
    (SampleReports.allOutcomes, "result: could not be judged (exit 3)"),
    (SampleReports.empty, "result: nothing selected (exit 4)"),
    (SampleReports.interrupted, "result: interrupted (exit 130)"),
  ])
  func `the last line is the result`(report: Report, line: String) {
    #expect(TerminalReport.text(report).hasSuffix("\n\(line)\n"))
  }

  @Test func `many passing subjects are one line`() {
    let cases = (0..<40).map { SampleReports.passed("wide", "c\($0)") }
    let lines = TerminalReport.lines(of: SampleReports.check("wide", cases))
    #expect(lines == ["passed       wide: 40 cases (1.25 s)"])
    let all = TerminalReport.lines(of: SampleReports.check("wide", cases), passedShown: 40)
    #expect(all.count == 40)
  }

  @Test func `cases that share their reason are told once, with their names`() {
    let reason = Obstacle(rule: "engine.missing", message: "no engine", remedy: "install one")
    let cases = ["a", "b"].map {
      Case(check: "wide", subject: $0, outcome: .unmeasured, message: "no engine", obstacle: reason)
    }
    let lines = TerminalReport.lines(of: SampleReports.check("wide", cases))
    #expect(lines == ["unmeasured   wide (2 cases): no engine (1.25 s)"])
  }

  @Test func `a command to rerun is one shell word, whatever the id`() {
    let accented = RerunCommand.text(of: "a'\u{301};x").utf8
    #expect(accented.elementsEqual("validate-model run --filter 'a'\\''\u{301};x'".utf8))
    #expect(RerunCommand.text(of: "a'b c") == #"validate-model run --filter 'a'\''b c'"#)
  }

  @Test func `foreign text moves no cursor and starts no line`() {
    var (generator, seed) = SeededGenerator.announced(for: "TerminalReportTests")
    for round in 0..<150 {
      let report = HostileReports.report(&generator)
      let plain = TerminalReport.text(report)
      let control = plain.unicodeScalars.filter {
        $0 != "\n" && ($0.value < 0x20 || (0x7F..<0xA0).contains($0.value) || $0.value == 0x202E)
      }
      #expect(control.isEmpty, "seed \(seed), round \(round)")
      let colored = TerminalReport.text(report, palette: .ansi)
      let sequences = /\u{1B}\[[0-9]+m/
      #expect(colored.replacing(sequences, with: "") == plain, "seed \(seed), round \(round)")
    }
  }
}
