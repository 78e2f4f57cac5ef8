// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

/// Numbers that other tools' comparisons let through: rows 5, 6 and 10 of the list of peers' false greens.
@Suite struct FalseGreenNumberTests {
  /// MLflow: a relative limit is never exceeded by NaN, on either side. An infinity as the reviewed value would
  /// allow every distance by a relative tolerance.
  @Test(
    "NaN and infinities agree with no number, on either side, under any tolerance",
    arguments: [
      ("0.9", "nan"), ("nan", "0.9"), ("0.9", "inf"), ("inf", "0.9"), ("-inf", "inf"),
    ])
  func notFinite(reviewed: String, found: String) throws {
    let gate = try Gate(
      [
        "{ id: golden, type: features.golden, command: [cp, found.parquet, \"{output}/o.parquet\"], "
          + "output: o.parquet, golden: reviewed.parquet, keys: [id], \(Self.tolerance) }",
        "{ id: parity, type: features.parity, offline: reviewed, online: found, keys: [id], "
          + "\(Self.tolerance) }",
        "{ id: predictions, type: artifact.predictions, output: o.jsonl, golden: reviewed.jsonl, "
          + "command: [cp, found.jsonl, \"{output}/o.jsonl\"], \(Self.tolerance) }",
      ],
      datasets: [
        "reviewed": "{ path: reviewed.parquet }", "found": "{ path: found.parquet }",
      ],
      script: """
        import json, pyarrow as pa, pyarrow.parquet as pq
        for name, value in (("reviewed", float("\(reviewed)")), ("found", float("\(found)"))):
            pq.write_table(pa.table({"id": [1, 2], "x": [0.5, value]}), name + ".parquet")
            with open(name + ".jsonl", "w") as file:
                file.write(json.dumps({"x": 0.5}) + "\\n" + json.dumps({"x": value}) + "\\n")
        """)
    let (report, finished) = try gate.run()
    #expect(report.rules("golden") == ["golden.values"], "\(finished.output)")
    #expect(report.outcome("parity[x]") == .failed, "\(finished.output)")
    #expect(report.outcome("predictions") == .failed, "\(finished.output)")
    #expect(finished.status == 1)
  }

  private static let tolerance = "tolerance: { absolute: 1, relative: 1 }"

  /// MLflow refuses a margin below zero, and ends in a TypeError where a relative one has no baseline.
  @Test("a margin of nothing is a margin, and one without a base is an error in words")
  func margins() throws {
    let gate = try Gate(
      [
        "{ id: size, type: artifact.size, files: [m.bin], growth: 0% }",
        "{ id: rows, type: features.contract, dataset: t, rows: { fall: 0%, growth: 0% } }",
      ], datasets: ["t": "{ path: t.csv }"], files: ["m.bin": "1234", "t.csv": "a\n1\n2\n"])
    #expect(try gate.run().finished.status == 0)
    try gate.change(["m.bin": "12345", "t.csv": "a\n1\n"])
    let changed = try gate.run()
    #expect(changed.report.outcome("size[m.bin]") == .failed, "\(changed.finished.output)")
    #expect(changed.report.outcome("rows[rows]") == .failed, "\(changed.finished.output)")
    try gate.forgetBase()
    let (report, finished) = try gate.run()
    #expect(report.names(.unmeasured) == ["size[m.bin]", "rows[rows]"], "\(finished.output)")
    #expect(report.cases.allSatisfy { $0.message.contains("base") }, "\(finished.output)")
    #expect(finished.status == 3)
  }

  /// Giskard's metamorphic tests pass with half of the rows wrong, a limit that nobody had chosen.
  @Test("one row in two that differs fails, unless that share is declared")
  func rate() throws {
    let entry = { (allow: String) in
      "{ id: parity, type: features.parity, offline: a, online: b, keys: [id]\(allow) }"
    }
    let files = ["a.csv": "id,x\n1,1\n2,2\n", "b.csv": "id,x\n1,1\n2,3\n"]
    let datasets = ["a": "{ path: a.csv }", "b": "{ path: b.csv }"]
    let silent = try Gate([entry("")], datasets: datasets, files: files)
    #expect(try silent.run().finished.status == 1)
    let declared = try Gate(
      [entry(", allow: { differing: 50% }")], datasets: datasets, files: files)
    #expect(try declared.run().finished.status == 0)
  }
}
