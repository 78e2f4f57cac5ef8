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
    def finite(x): return float(x) if np.isfinite(x) else None
    pairs = [
      (rng.normal(size=20000), rng.normal(0.05, 1.1, size=15000)),
      (rng.integers(0, 5, 1000).astype(float), rng.integers(0, 6, 1777).astype(float)),
      (1e9 + rng.normal(size=5000) * 1e-3, 1e9 + rng.normal(size=5000) * 1e-3),
      (rng.lognormal(0, 8, size=5000), rng.lognormal(0, 8, size=4000)),
      (np.array([1.0]), np.array([1.0])), (np.zeros(3), np.ones(7)),
      (rng.normal(size=999) * 1e-300, rng.normal(size=999) * 1e-300),
      (np.array([-0.0, 1.0]), np.array([0.0, 1.0])),
    ]
    large = [
      (rng.normal(size=120000), rng.normal(size=90000)),
      (rng.normal(size=60000), rng.normal(0.02, 1.0, size=60000)),
      (rng.lognormal(0, 8, size=60000), rng.lognormal(0.1, 8, size=60000)),
      (rng.integers(0, 40, 70000) / 7, rng.integers(0, 41, 60000) / 7),
      (np.where(rng.random(60000) < 0.9, 0.0, rng.normal(size=60000)), rng.normal(size=100)),
      (rng.normal(size=60000) * 1e300, rng.normal(size=60000) * 1e299),
      (np.append(rng.normal(size=60000), [-1e300, 1e300]), rng.normal(size=60000)),
      (rng.normal(size=60000) * 1e-310, rng.normal(size=60000) * 1e-310),
      (np.zeros(60000) - 0.0, np.ones(60000)), (rng.normal(size=60000), 10 + rng.normal(size=500)),
      (np.sort(rng.normal(size=60000)), np.array([])),
    ]
    sets = [(a, b, True) for a, b in pairs + large[:3]] + [(a, b, False) for a, b in large]
    for i, (a, b, is_dirty) in enumerate(sets):
      dirty = np.concatenate([a, [np.nan, np.inf, -np.inf]]) if is_dirty else a
      pq.write_table(pa.table({"x": dirty}), f"{out}/a{i}.parquet", row_group_size=30000)
      pq.write_table(pa.table({"x": b}), f"{out}/b{i}.parquet", row_group_size=30000)
      if not len(b): b = None
      cases.append({
        "ks": None if b is None else stats.ks_2samp(a, b).statistic,
        "w1": None if b is None else finite(stats.wasserstein_distance(a, b)),
        "mean": float(np.mean(a.astype(np.longdouble))), "deviation": float(np.std(a.astype(np.longdouble))),
        "quantiles": [float(np.quantile(a, q, method="inverted_cdf")) for q in (0.01, 0.5, 0.9)],
        "count": len(a), "largest": float(np.max(np.abs(a)))})
    print(json.dumps(cases))
    """

  private struct Case: Decodable {
    var ks: Double?
    var w1: Double?
    var mean: Double
    var deviation: Double
    var quantiles: [Double]
    var count: Int64
    var largest: Double
  }

  private func cases(in world: TableWorld) throws -> [Case] {
    try JSONDecoder().decode([Case].self, from: try world.python(Self.script))
  }

  private func file(_ name: String, _ dataset: String, _ world: TableWorld) -> TableFile {
    TableFile(
      dataset: dataset, displayPath: name,
      localPath: world.folder.appendingPathComponent(name).path, format: .parquet)
  }

  @Test func distancesAndMomentsAreThoseOfScipyAndNumPy() async throws {
    let world = try TableWorld()
    for (index, wanted) in try cases(in: world).enumerated() {
      let answers = try await world.engine().answer(
        [
          .difference(column: "x", from: ColumnPlace(dataset: "b", column: "x")),
          .moments(column: "x"), .quantiles(column: "x", probabilities: [0.01, 0.5, 0.9]),
          .difference(
            column: "x", from: ColumnPlace(dataset: "b", column: "x"), withDistance: false),
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
      // Each term is off by at most 2^-60 of the largest.
      let isMean = abs((moments.mean ?? .nan) - wanted.mean) <= wanted.largest * 0x1p-60
      #expect(
        isMean || close(moments.mean, wanted.mean), "case \(index): \(moments) \(wanted)")
      #expect(close(moments.deviation, wanted.deviation), "case \(index): \(moments) \(wanted)")
      #expect(answers[2] == .numbers(wanted.quantiles), "case \(index)")
      guard case .difference(let statistic) = answers[3] else {
        Issue.record("case \(index): \(answers[3])")
        continue
      }
      #expect(statistic.count == difference.count && statistic.otherCount == difference.otherCount)
      #expect(statistic.kolmogorovSmirnov == difference.kolmogorovSmirnov, "case \(index)")
    }
  }

  private func close(_ one: Double?, _ two: Double?) -> Bool {
    guard let one, let two else { return one == nil && two == nil }
    return one == two || abs(one - two) <= 1e-9 * abs(two)
  }

  @Test func answersAreTheSameToTheLastBitWithSeveralThreads() async throws {
    let world = try TableWorld()
    _ = try cases(in: world)
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
