// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

/// `features.drift` on Parquet files, by the engine, against the base and against a reviewed profile.
@Suite struct DriftTests {
  private func manifest(_ options: String) -> String {
    """
    version: 1
    model: m
    datasets:
      rows: { path: rows.parquet }
    checks:
      - id: drift
        type: features.drift
        dataset: rows
        columns: all
        \(options)

    """
  }

  /// Columns of every type that is judged, from 2,000 rows with a seed; `changes` may alter `t`.
  private func write(_ changes: String = "", in repository: ModelRepository) throws {
    let script = """
      import decimal
      import numpy as np, pyarrow as pa, pyarrow.parquet as pq
      g = np.random.default_rng(20261121)
      n = 2000
      t = {
        "double": g.normal(size=n), "float": g.normal(size=n).astype("f4"),
        "tenths": (g.integers(0, 5, n) / 10).astype("f4"), "tiny": g.normal(size=n) * 1e-9,
        "integer": g.integers(-1000, 1000, n), "byte": g.integers(0, 4, n).astype("i1"),
        "large": g.integers(2**62, 2**63 - 1, n), "flag": g.integers(0, 2, n).astype(bool),
        "zeros": np.where(g.random(n) < .9, 0, g.random(n)),
        "price": pa.array([decimal.Decimal(int(v)).scaleb(-2) for v in g.integers(0, 9999, n)]),
        "text": pa.array(g.choice(["a", "b'", "ç", ""], n)), "q\\"uo.ted": g.normal(size=n),
        "gaps": pa.array([None if v < .3 else v for v in g.random(n)]),
        "day": pa.array(g.integers(20000, 20090, n).astype("i4")).cast(pa.date32()),
        "at": pa.array(g.integers(17 * 10**14, 18 * 10**14, n)).cast(pa.timestamp("us", tz="UTC")),
        "clock": pa.array(g.integers(0, 86_400 * 10**6, n)).cast(pa.time64("us")),
        "tags": pa.array([[int(v)] for v in g.integers(0, 3, n)]),
        "wild": np.where(g.random(n) < .1, np.inf, np.where(g.random(n) < .1, np.nan, g.random(n))),
      }
      \(changes)
      pq.write_table(pa.table(t), "rows.parquet")
      """
    try Shell.require(
      ["python", "-c", script], in: repository.folder, environment: Starter.environment())
  }

  private func repository(_ options: String) throws -> ModelRepository {
    let repository = try ModelRepository(files: ["validate-model.yaml": manifest(options)])
    try write(in: repository)
    try repository.commit("rows")
    try Shell.git("update-ref", "refs/remotes/origin/main", "HEAD", in: repository.folder)
    return repository
  }

  private func run(_ repository: ModelRepository) throws -> (report: Report, finished: Finished) {
    try repository.commit("change")
    return try repository.report([], environment: Starter.environment())
  }

  @Test("the base's data against themselves differ by exactly nothing in every type")
  func equal() throws {
    let result = try run(repository("against: base"))
    #expect(result.finished.status == 0, "\(result.finished.output)")
    #expect(result.report.cases.count == 18)
    #expect(result.report.cases[0].message.hasSuffix("is not judged: tags"))
    for judged in result.report.cases.dropFirst() {
      let value = judged.quantities.first { $0.name == "jensen-shannon.base-2" }?.value
      #expect(judged.outcome == .passed && value == 0, "\(judged.name): \(judged.message)")
    }
  }

  @Test("each planted change is found in its column, and in no other")
  func planted() throws {
    let repository = try repository("against: base")
    try write(
      """
      t["float"] = t["float"] + np.float32(1)
      t["tiny"] = t["tiny"] * 3
      t["flag"] = g.random(n) < .9
      t["zeros"] = np.where(g.random(n) < .5, 0, g.random(n))
      t["text"] = pa.array(g.choice(["a", "b'", "ç", "", "new"], n))
      t["gaps"] = pa.array([None if v < .4 else v for v in g.random(n)])
      t["tenths"] = (g.integers(0, 6, n) / 10).astype("f4")
      t["day"] = pa.array(g.integers(20060, 20150, n).astype("i4")).cast(pa.date32())
      t["clock"] = pa.array(g.integers(0, 43_200 * 10**6, n)).cast(pa.time64("us"))
      t["wild"] = np.where(g.random(n) < .5, np.inf, t["wild"])
      """, in: repository)
    let result = try run(repository)
    #expect(result.finished.status == 1, "\(result.finished.output)")
    let columns = [
      "float", "tenths", "tiny", "flag", "zeros", "text", "gaps", "day", "clock", "wild",
    ]
    #expect(
      result.report.names(.failed) == ["drift"] + columns.map { "drift[\($0)]" },
      "\(result.finished.output)")
    #expect(result.report.names(.unmeasured, .inconclusive) == [])
    let text = result.report.cases.first { $0.subject == "text" }
    #expect(text?.findings.last?.rule == "drift.new-categories")
    #expect(text?.findings.last?.message.contains("'new'") == true)
    let day = result.report.cases.first { $0.subject == "day" }
    #expect(day?.message.contains("'2024-12-") == true, "\(day?.message ?? "")")
  }

  @Test("a profile is written, reviewed, the same again, and then what is compared with")
  func profile() throws {
    let repository = try repository("profile: tests/profile.json")
    let before = try run(repository)
    #expect(before.finished.status == 3)
    let accept = {
      try repository.validate(["--accept", "drift"], environment: Starter.environment())
    }
    let accepted = try accept()
    #expect(accepted.status == 0, "\(accepted.errors)")
    let file = repository.folder.appending(path: "tests/profile.json")
    let written = try Data(contentsOf: file)
    let same = try run(repository)
    #expect(same.finished.status == 0, "\(same.finished.output)")
    #expect(same.report.cases.count == 18)
    _ = try accept()
    #expect(try Data(contentsOf: file) == written)
    try write("t['double'] = t['double'] + 1", in: repository)
    let moved = try run(repository)
    #expect(moved.report.names(.failed) == ["drift", "drift[double]"])
    #expect(moved.finished.status == 1)
  }

  @Test(
    "a profile tells the distances of values as the values do, but for the error that it says",
    arguments: [
      ("kolmogorov-smirnov", "kolmogorov-smirnov.robust"),
      ("wasserstein", "wasserstein.by-deviation"),
    ])
  func outline(statistic: String, variant: String) throws {
    let columns = ["double", "tenths", "tiny", "large", "zeros", "gaps", "day", "at", "wild"]
    let checks = ["exact: against: base", "outline: profile: p.json"].map { check in
      let parts = check.split(separator: ": ", maxSplits: 1)
      return "  - { id: \(parts[0]), type: features.drift, dataset: rows, \(parts[1]), "
        + "columns: [\(columns.joined(separator: ", "))], statistic: \(statistic) }\n"
    }
    let repository = try ModelRepository(files: [
      "validate-model.yaml":
        "version: 1\nmodel: m\ndatasets:\n  rows: { path: rows.parquet }\nchecks:\n"
        + checks.joined()
    ])
    try write(in: repository)
    try repository.commit("rows")
    try Shell.git("update-ref", "refs/remotes/origin/main", "HEAD", in: repository.folder)
    let accepted = try repository.validate(
      ["--accept", "outline"], environment: Starter.environment())
    #expect(accepted.status == 0, "\(accepted.errors)")
    try write(
      """
      t["double"] = g.normal(size=n) + 1
      t["tiny"] = t["tiny"] * 2
      t["tenths"] = (g.integers(0, 6, n) / 10).astype("f4")
      t["at"] = pa.array(g.integers(175 * 10**13, 18 * 10**14, n)).cast(pa.timestamp("us", tz="UTC"))
      """, in: repository)
    let result = try run(repository)
    for column in columns {
      let value = { (check: String, name: String) in
        result.report.cases.first { $0.name == "\(check)[\(column)]" }?.quantities
          .first { $0.name == name }?.value
      }
      let exact = try #require(value("exact", variant), "\(result.finished.output)")
      let about = try #require(value("outline", variant), "\(result.finished.output)")
      let error = try #require(value("outline", "\(variant) error"))
      #expect(abs(exact - about) <= error, "\(column): \(exact), \(about) ± \(error)")
      #expect(error < 0.05, "\(column): \(error)")
    }
    #expect(result.report.outcome("outline[double]") == .failed, "\(result.finished.output)")
    #expect(result.report.outcome("outline[large]") == .passed, "\(result.finished.output)")
  }

  @Test("without a base, and with a dataset that the base lacks, nothing is called the same")
  func noBase() throws {
    let repository = try repository("against: base")
    try Shell.git("mv", "rows.parquet", "other.parquet", in: repository.folder)
    try repository.replace("rows.parquet", with: "other.parquet", in: "validate-model.yaml")
    let lacking = try run(repository)
    #expect(lacking.report.cases.map(\.obstacle?.rule) == ["drift.no-reference"])
    #expect(lacking.finished.status == 3)
    try Shell.git("update-ref", "-d", "refs/remotes/origin/main", in: repository.folder)
    try Shell.git("symbolic-ref", "--delete", "refs/remotes/origin/HEAD", in: repository.folder)
    try Shell.git("branch", "-D", "-q", "main", in: repository.folder)
    let baseless = try run(repository)
    #expect(baseless.report.cases.allSatisfy { $0.outcome == .unmeasured })
    #expect(baseless.finished.status == 3)
  }
}
