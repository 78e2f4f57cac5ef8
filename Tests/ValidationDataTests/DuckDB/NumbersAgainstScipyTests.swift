// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationData

/// Against the Python environment of `scripts/setup`; `VALIDATE_MODEL_TEST_PYTHON` names it.
@Suite struct NumbersAgainstScipyTests {
  private static let script = """
    import json, sys
    import numpy as np, pyarrow as pa, pyarrow.parquet as pq
    from scipy import stats
    out, cases = sys.argv[1], []
    rng = np.random.default_rng(20240817)
    pairs = [
      (rng.normal(size=20000), rng.normal(0.05, 1.1, size=15000)),
      (rng.integers(0, 5, 1000).astype(float), rng.integers(0, 6, 1777).astype(float)),
      (1e9 + rng.normal(size=5000) * 1e-3, 1e9 + rng.normal(size=5000) * 1e-3),
      (rng.lognormal(0, 8, size=5000), rng.lognormal(0, 8, size=4000)),
      (np.array([1.0]), np.array([1.0])), (np.zeros(3), np.ones(7)),
      (rng.normal(size=999) * 1e-300, rng.normal(size=999) * 1e-300),
      (np.array([-0.0, 1.0]), np.array([0.0, 1.0])),
    ]
    for i, (a, b) in enumerate(pairs):
      dirty = np.concatenate([a, [np.nan, np.inf, -np.inf]])
      pq.write_table(pa.table({"x": dirty}), f"{out}/a{i}.parquet", row_group_size=3000)
      pq.write_table(pa.table({"x": b}), f"{out}/b{i}.parquet", row_group_size=3000)
      cases.append({
        "ks": stats.ks_2samp(a, b).statistic, "w1": stats.wasserstein_distance(a, b),
        "mean": float(np.mean(a.astype(np.longdouble))), "deviation": float(np.std(a.astype(np.longdouble))),
        "quantiles": [float(np.quantile(a, q, method="inverted_cdf")) for q in (0.01, 0.5, 0.9)],
        "count": len(a)})
    print(json.dumps(cases))
    """

  private struct Case: Decodable {
    var ks: Double
    var w1: Double
    var mean: Double
    var deviation: Double
    var quantiles: [Double]
    var count: Int64
  }

  private func cases(in folder: URL) throws -> [Case] {
    let process = Process()
    let python = ProcessInfo.processInfo.environment["VALIDATE_MODEL_TEST_PYTHON"] ?? "python3"
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, "-c", Self.script, folder.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return try JSONDecoder().decode([Case].self, from: data)
  }

  private func file(_ name: String, _ dataset: String, _ world: TableWorld) -> TableFile {
    TableFile(
      dataset: dataset, displayPath: name,
      localPath: world.folder.appendingPathComponent(name).path, format: .parquet)
  }

  @Test func distancesAndMomentsAreThoseOfScipyAndNumPy() async throws {
    let world = try TableWorld()
    for (index, wanted) in try cases(in: world.folder).enumerated() {
      let answers = try await world.engine().answer(
        [
          .difference(column: "x", from: ColumnPlace(dataset: "b", column: "x")),
          .moments(column: "x"), .quantiles(column: "x", probabilities: [0.01, 0.5, 0.9]),
        ],
        about: [file("a\(index).parquet", "a", world), file("b\(index).parquet", "b", world)])
      guard case .difference(let difference) = answers[0], case .moments(let moments) = answers[1]
      else {
        Issue.record("\(answers)")
        continue
      }
      #expect(difference.count == wanted.count)
      #expect(close(difference.kolmogorovSmirnov, wanted.ks), "case \(index)")
      #expect(close(difference.wasserstein, wanted.w1), "case \(index): \(difference) \(wanted)")
      #expect(moments.count == wanted.count)
      #expect(close(moments.mean, wanted.mean), "case \(index): \(moments) \(wanted)")
      #expect(close(moments.deviation, wanted.deviation), "case \(index): \(moments) \(wanted)")
      #expect(answers[2] == .numbers(wanted.quantiles), "case \(index)")
    }
  }

  private func close(_ one: Double?, _ two: Double) -> Bool {
    guard let one else { return false }
    return one == two || abs(one - two) <= 1e-9 * abs(two)
  }

  @Test func answersAreTheSameToTheLastBitWithSeveralThreads() async throws {
    let world = try TableWorld()
    _ = try cases(in: world.folder)
    var big = try world.parquet(
      "SELECT sin(range) * exp(range % 37) AS x FROM range(600000)", name: "big.parquet")
    big.dataset = "a"
    let other = file("b0.parquet", "b", world)
    let engine = try world.engine(
      limits: DuckDBLimits(threads: 4, time: TimeSpan(seconds: 120)))
    let questions: [Question] = [
      .moments(column: "x"), .difference(column: "x", from: ColumnPlace(dataset: "b", column: "x")),
    ]
    let tables = [big, other]
    let answers = try await engine.withTables(tables) { session in
      var answers: [[Answer]] = []
      for _ in 0..<20 { answers.append(try await session.answer(questions)) }
      return answers
    }
    #expect(Set(answers).count == 1, "\(Set(answers))")
  }
}
