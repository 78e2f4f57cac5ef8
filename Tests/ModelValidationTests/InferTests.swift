// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

/// `validate-model infer`, with real tables.
@Suite struct InferTests {
  @Test("a proposal is an entry that the data pass, whatever their columns are called and hold")
  func proposalsHold() throws {
    let gate = try Gate(
      ["{ id: c, type: features.contract, dataset: t, columns: { id: { nulls: 0 } } }"],
      datasets: ["t": "{ path: t.parquet }"],
      script: """
        import datetime, decimal, random, pyarrow as pa, pyarrow.parquet as pq
        random.seed(20261121)
        n = 400
        some = lambda make: [None if random.random() < .1 else make() for _ in range(n)]
        pq.write_table(pa.table({
            "id": list(range(n)), "x": [random.gauss(0, 1e-7) for _ in range(n)],
            "big": [random.randrange(2**62) for _ in range(n)], "y": some(lambda: random.random() * 3.7),
            "nan": some(lambda: random.choice([1.5, float("nan")])),
            "wild": [random.choice([float("inf"), 0.0]) for _ in range(n)],
            "kind": some(lambda: random.choice(["no", "12", "a: b", "", "ç"])),
            "price": [decimal.Decimal(i).scaleb(-2) for i in range(n)], "empty": pa.nulls(n, pa.float64()),
            "flag": some(lambda: random.random() < .5), "day": [datetime.date(2026, 1, 1)] * n,
            'q"uo.t\\'e: #': [0.1 * i for i in range(n)], "list": [[i] for i in range(n)],
        }), "t.parquet")
        """)
    let proposed = try gate.repository.validate(["infer", "t"], environment: Starter.environment())
    #expect(proposed.status == 0, "\(proposed.errors)")
    let entry = proposed.output.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
    try gate.change([
      "validate-model.yaml":
        "version: 1\nmodel: m\ndatasets: { t: { path: t.parquet } }\nchecks:\n\(entry)\n"
    ])
    let (report, finished) = try gate.run()
    // What nothing is known about is proposed, and stays unknown until somebody reviews it.
    #expect(report.names(.failed, .inconclusive) == [], "\(finished.output)\n\(entry)")
    #expect(report.outcome("t-contract[x]") == .passed, "\(finished.output)\n\(entry)")
    let ranges = proposed.output.matches(of: /range: \[[^\]]*\]/).map(\.output)
    #expect(ranges.count == 3 && ranges.allSatisfy { $0.count < 30 }, "\(ranges)")
  }

  @Test("nothing is proposed of a table without rows, of an unknown name or of a missing file")
  func nothingToPropose() throws {
    let gate = try Gate(
      ["{ id: c, type: features.contract, dataset: t, columns: { a: { nulls: 0 } } }"],
      datasets: ["t": "{ path: t.csv }", "gone": "{ path: gone.csv }"], files: ["t.csv": "a,b\n"])
    for (name, words) in [("t", "no rows"), ("tt", "did you mean 't'?"), ("gone", "gone.csv")] {
      let finished = try gate.repository.validate(
        ["infer", name], environment: Starter.environment())
      #expect(finished.status != 0 && finished.output.isEmpty, "\(finished.output)")
      #expect(finished.errors.contains(words), "\(finished.errors)")
    }
  }
}
