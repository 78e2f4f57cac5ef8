// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

/// Tables that other tools call fine: rows 2, 3, 4, 5, 9 and 12 of the list of peers' false greens.
@Suite struct FalseGreenDataTests {
  /// Deepchecks gives a column of NaN no score, and passes it; Evidently passes half of it.
  @Test("a column that turned NaN, wholly or by half, fails its contract and its drift")
  func missing() throws {
    let gate = try Gate(
      [
        "{ id: contract, type: features.contract, dataset: t, "
          + "columns: { all: { nulls: 0 }, half: { nulls: 0 } } }",
        "{ id: drift, type: features.drift, dataset: t, against: base, columns: [all, half] }",
      ], datasets: ["t": "{ path: t.parquet }"], script: Self.table("x", "x"))
    try gate.python(Self.table("[nan] * 1000", "[v if i % 2 else nan for i, v in enumerate(x)]"))
    let (report, finished) = try gate.run()
    for column in ["all", "half"] {
      #expect(report.rules("contract[\(column)]") == ["contract.nan"], "\(finished.output)")
      #expect(report.rules("drift[\(column)]").contains("drift.missing"), "\(finished.output)")
      #expect(report.outcome("drift[\(column)]") == .failed)
    }
    #expect(finished.status == 1)
  }

  /// MLflow compares with a NaN of the baseline by `<`, which is false: accepted.
  @Test("a reference of nothing but NaN judges nobody")
  func referenceOfNaN() throws {
    let gate = try Gate(
      ["{ id: drift, type: features.drift, dataset: t, against: base, columns: [all, half] }"],
      datasets: ["t": "{ path: t.parquet }"], script: Self.table("[nan] * 1000", "x"))
    try gate.python(Self.table("x", "x"))
    let (report, finished) = try gate.run()
    #expect([.failed, .unmeasured].contains(report.outcome("drift[all]")), "\(finished.output)")
    #expect(report.outcome("drift[half]") == .passed, "\(finished.output)")
    #expect(finished.status != 0)
  }

  /// Deepchecks passes a column of fewer than ten values.
  @Test("nine rows are too few to pass, and the run says so by its exit code")
  func fewRows() throws {
    let gate = try Gate(
      ["{ id: drift, type: features.drift, dataset: t, against: base, columns: [all, half] }"],
      datasets: ["t": "{ path: t.parquet }"], script: Self.table("x", "x", rows: 9))
    let (report, finished) = try gate.run()
    #expect(report.names(.inconclusive) == ["drift", "drift[all]", "drift[half]"])
    #expect(finished.status == 3)
  }

  /// ml-ci-action compares what both sides have, so whatever is bad can be deleted.
  @Test("a column that was removed fails wherever it was promised")
  func removedColumn() throws {
    let both = "id,a,b\n1,1,1\n2,2,2\n"
    let gate = try Gate(
      [
        "{ id: contract, type: features.contract, dataset: t, columns: { b: { nulls: 0 } }, "
          + "schema: { evolution: additive } }",
        "{ id: golden, type: features.golden, command: [cp, t.csv, \"{output}/o.csv\"], "
          + "output: o.csv, golden: golden.csv, keys: [id] }",
        "{ id: parity, type: features.parity, offline: reference, online: t, keys: [id] }",
        "{ id: drift, type: features.drift, dataset: t, reference: reference, columns: all }",
      ], datasets: ["t": "{ path: t.csv }", "reference": "{ path: golden.csv }"],
      files: ["t.csv": both, "golden.csv": both])
    try gate.change(["t.csv": "id,a\n1,1\n2,2\n"])
    let (report, finished) = try gate.run()
    #expect(report.rules("contract[schema]") == ["contract.column-removed"], "\(finished.output)")
    #expect(report.outcome("contract[b]") == .unmeasured)
    #expect(report.rules("golden") == ["golden.columns-missing"], "\(finished.output)")
    #expect(report.outcome("parity[columns]") == .failed)
    #expect(report.outcome("drift[b]") == .unmeasured, "\(finished.output)")
    #expect(finished.status == 3)
  }

  /// pandera passes a check of its user's on a lazy frame, and many tools pass an empty input.
  @Test("whatever looked at nothing is no pass: no rows, no file, no prediction, no request")
  func nothingExamined() throws {
    let gate = try Gate(
      [
        "{ id: contract, type: features.contract, dataset: t, columns: { a: { nulls: 0 } }, "
          + "rules: { always: \"1 = 1\" } }",
        "{ id: drift, type: features.drift, dataset: t, reference: full, columns: all }",
        "{ id: overlap, type: features.overlap, dataset: t, with: full, keys: [a] }",
        "{ id: parity, type: features.parity, offline: t, online: full, keys: [a] }",
        "{ id: golden, type: features.golden, command: [cp, t.csv, \"{output}/o.csv\"], "
          + "output: o.csv, golden: t.csv, keys: [a] }",
        "{ id: files, type: artifact.safety, files: [\"models/**\"] }",
        "{ id: predictions, type: artifact.predictions, command: [cp, no.jsonl, \"{output}/o\"], "
          + "output: o, golden: no.jsonl }",
        "{ id: latency, type: latency.budget, serve: { command: [sleep, 1] }, "
          + "request: { body-from: no.jsonl }, at: 1/s, limits: { p50: 1s } }",
      ], datasets: ["t": "{ path: t.csv }", "full": "{ path: full.csv }"],
      files: ["t.csv": "a,b\n", "full.csv": "a,b\n1,2\n", "no.jsonl": "\n"])
    let (report, finished) = try gate.run()
    #expect(report.names(.passed, .skipped) == [], "\(finished.output)")
    #expect(Set(report.cases.map(\.check)).count == 8)
    #expect(finished.status == 3)
  }

  /// Columns `all` and `half` of Parquet, from seeded numbers `x`.
  private static func table(_ all: String, _ half: String, rows: Int = 1000) -> String {
    """
    import random, pyarrow as pa, pyarrow.parquet as pq
    nan = float("nan")
    random.seed(20261121)
    x = [random.gauss(0, 1) for _ in range(\(rows))]
    pq.write_table(pa.table({"all": \(all), "half": \(half)}), "t.parquet")
    """
  }
}
