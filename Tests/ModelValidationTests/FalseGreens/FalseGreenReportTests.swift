// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

/// Reports that other tools write so that readers see green: rows 1, 10 and 14 of the list of peers' false greens.
@Suite struct FalseGreenReportTests {
  /// Deepchecks: the condition failed on all of twenty columns, its JUnit says `failures="0"`; Giskard's `time` is
  /// the metric, without counts.
  @Test("twenty drifted columns are twenty-one failures to every reader of JUnit, and time is time")
  func everyFailureCounts() throws {
    let table = { (shift: Int) in
      let names = (0..<20).map { "c\($0)" }.joined(separator: ",")
      let rows = (0..<500).map { row in
        (0..<20).map { "\(Double((row * 37 + $0 * 11) % 503) / 503 + Double(shift))" }
          .joined(separator: ",")
      }
      return ([names] + rows).joined(separator: "\n") + "\n"
    }
    let gate = try Gate(
      ["{ id: drift, type: features.drift, dataset: t, against: base, columns: all }"],
      datasets: ["t": "{ path: t.csv }"], files: ["t.csv": table(0)])
    try gate.change(["t.csv": table(3)])
    let (report, counts) = try read(gate)
    let expected = Counts(tests: 21, failures: 21, errors: 0, skipped: 0)
    for (reader, found) in counts { #expect(found == expected, "\(reader)") }
    #expect(report.finished.status == 1)
  }

  /// swift test, dorny's action and Codecov show what was skipped or failed as passed.
  @Test("each outcome is the same to three readers of JUnit as in the run's own totals")
  func readersAgree() throws {
    let nine = "a\n" + (0..<9).map { "\($0).5\n" }.joined()
    let gate = try Gate(
      [
        "{ id: good, type: artifact.size, files: [m], at-most: 1MB }",
        "{ id: bad, type: artifact.size, files: [m, n], at-most: 1B }",
        "{ id: unseen, type: artifact.size, files: [nowhere], at-most: 1B }",
        "{ id: warned, type: artifact.size, files: [m], at-most: 1B, on-failure: warn }",
        "{ id: unchanged, type: artifact.size, files: [m], at-most: 1MB, when: changed }",
        "{ id: few, type: features.drift, dataset: t, reference: other, columns: [a] }",
      ], datasets: ["t": "{ path: t.csv }", "other": "{ path: other.csv }"],
      files: ["m": "1234", "n": "1234", "t.csv": nine, "other.csv": nine])
    let (report, counts) = try read(gate)
    let totals = report.report.totals
    let expected = Counts(
      tests: totals.tests, failures: totals.failures, errors: totals.errors, skipped: totals.skipped
    )
    #expect(expected == Counts(tests: 8, failures: 2, errors: 3, skipped: 2))
    for (reader, found) in counts { #expect(found == expected, "\(reader)") }
    #expect(
      report.finished.output.contains(
        "8: 1 passed, 2 failed, 3 could not be judged, 2 skipped or warning"),
      "\(report.finished.output)")
  }

  struct Counts: Decodable, Equatable {
    var tests: Int
    var failures: Int
    var errors: Int
    var skipped: Int
  }

  private func read(_ gate: Gate) throws -> (
    report: (report: Report, finished: Finished), counts: [String: Counts]
  ) {
    let junit = gate.repository.place.appendingPathComponent("junit.xml").path
    let report = try gate.run(["--junit", junit])
    let told = try Shell.run(
      ["python", "-c", Self.readers, junit], in: gate.repository.folder,
      environment: Starter.environment())
    #expect(told.status == 0, "\(told.errors)")
    let counts = try JSONDecoder().decode([String: Counts].self, from: Data(told.output.utf8))
    #expect(counts.count == 4)
    return (report, counts)
  }

  /// What the attributes claim, what the elements are, and what two readers of other projects say. All times are
  /// seconds: those of the cases add up to that of their suite.
  private static let readers = """
    import json, sys
    import xml.etree.ElementTree as tree
    import junitparser
    from junit2htmlreport.parser import Junit

    names = ("tests", "failures", "errors", "skipped")
    root = tree.parse(sys.argv[1]).getroot()
    found = {"attributes": {name: int(root.get(name)) for name in names}}
    cases = list(root.iter("testcase"))
    count = lambda kind: sum(case.find(kind) is not None for case in cases)
    found["elements"] = {"tests": len(cases), "failures": count("failure"), "errors": count("error"),
                         "skipped": count("skipped")}
    for suite in root.iter("testsuite"):
        total = sum(round(float(case.get("time")) * 1000) for case in suite.iter("testcase"))
        assert total == round(float(suite.get("time")) * 1000), (total, suite.get("time"))
        assert 0 <= total < 600_000, total

    parsed = junitparser.JUnitXml.fromfile(sys.argv[1])
    results = [result for suite in parsed for case in suite for result in case.result]
    kind = lambda cls: sum(isinstance(result, cls) for result in results)
    found["junitparser"] = {"tests": sum(1 for suite in parsed for case in suite),
                            "failures": kind(junitparser.Failure), "errors": kind(junitparser.Error),
                            "skipped": kind(junitparser.Skipped)}

    tests = [test for suite in Junit(sys.argv[1]).suites for test in suite.all()]
    bad = sum(bool(test.failed()) for test in tests)
    found["junit2html"] = {"tests": len(tests), "failures": count("failure"),
                           "errors": bad - count("failure"), "skipped": sum(bool(test.skipped) for test in tests)}
    print(json.dumps(found))
    """
}
