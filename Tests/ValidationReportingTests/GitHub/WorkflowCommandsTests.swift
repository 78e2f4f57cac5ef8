// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationReporting

@Suite struct WorkflowCommandsTests {
  @Test func `annotations are what they were`() throws {
    try expectSnapshot(
      WorkflowCommands.annotations(SampleReports.allOutcomes),
      named: "WorkflowCommands-allOutcomes.txt")
  }

  @Test func `at most ten of a type, the tenth counts the rest`() {
    let lines = WorkflowCommands.annotations(SampleReports.many(50_000)).split(separator: "\n")
    let errors = lines.filter { $0.hasPrefix("::error") }
    let warnings = lines.filter { $0.hasPrefix("::warning") }
    #expect(errors.count == 10 && warnings.count == 10 && lines.count == 20)
    #expect(errors.last?.hasSuffix("more, see the summary") == true)
    #expect(errors.first?.contains("title=check-3[age] failed") == true)
    let ten = WorkflowCommands.annotations(SampleReports.many(17)).split(separator: "\n")
    #expect(ten.count { $0.hasPrefix("::error") } == 10)
    #expect(!ten.contains { $0.hasSuffix("more, see the summary") })
  }

  @Test func `data and properties are escaped as the runner unescapes them`() {
    #expect(WorkflowAnnotation.data("50%\r\n:,%0A") == "50%25%0D%0A:,%250A")
    #expect(WorkflowAnnotation.property("a:b,c%\n") == "a%3Ab%2Cc%25%0A")
  }

  @Test func `foreign text starts no command of its own`() {
    var (generator, seed) = SeededGenerator.announced(for: "WorkflowCommandsTests")
    for round in 0..<150 {
      let text = WorkflowCommands.annotations(HostileReports.report(&generator))
      for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
        let command = /::(error|warning) file=[^:,]+,line=[0-9]+,title=[^:,]+::[^\r]*/
          .matchingSemantics(.unicodeScalar)
        let isRest = line.wholeMatch(of: /::(error|warning)::[0-9]+ more, see the summary/) != nil
        #expect(
          isRest || line.wholeMatch(of: command) != nil, "seed \(seed), round \(round): \(line)")
        #expect(!line.utf8.contains(Array("##[".utf8)), "seed \(seed), round \(round)")
      }
    }
  }

  @Test func `guarded text cannot end its guard`() {
    #expect(WorkflowAnnotation.data("##[\u{301}x") == "## [\u{301}x")
    let text = WorkflowCommands.guarded("a\n::t0ken::\n::error::x", token: "t0ken")
    #expect(text == "::stop-commands::t0ken\na\n::::\n::error::x\n::t0ken::\n")
  }

  @Test func `outputs are plain where they can be`() {
    let expected = "tests=9\nfailures=1\nerrors=2\nskipped=3\n"
    #expect(
      WorkflowCommands.outputs(SampleReports.allOutcomes, token: "T")
        == "result<<T\ncould not be judged\nT\nexit-code=3\n" + expected)
    #expect(
      WorkflowCommands.outputs(SampleReports.passing, token: "T")
        == "result=passed\nexit-code=0\ntests=1\nfailures=0\nerrors=0\nskipped=0\n")
  }
}
