// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationData

/// A file whose statistics say that all values are between 0 and 49, as Parquet's writers do that leave
/// NaN out of them.
@Suite struct NaNTests {
  private static let script = """
    import sys, pyarrow as pa, pyarrow.parquet as pq
    rows = [float(i % 50) for i in range(1000)]
    rows[7] = float("nan")
    file = sys.argv[1] + "/nan.parquet"
    pq.write_table(pa.table({"x": rows, "y": pa.array(rows, pa.float32())}), file)
    statistics = pq.read_metadata(file).row_group(0).column(0).statistics
    assert (statistics.min, statistics.max) == (0, 49), statistics
    """

  private func table(_ world: TableWorld) throws -> TableFile {
    try world.python(Self.script)
    let bytes = try Data(contentsOf: world.folder.appendingPathComponent("nan.parquet"))
    return try world.table("nan.parquet", .parquet, bytes: bytes)
  }

  private func answers(_ questions: [Question]) async throws -> [Answer] {
    let world = try TableWorld()
    return try await world.engine().answer(questions, about: table(world))
  }

  @Test(arguments: ["x", "y"])
  func aRuleFindsTheNaNThatTheFileSaysNothingOf(column: String) async throws {
    let answers = try await answers([
      .count(.breaking(rule: "\(column) <= 100")), .count(.breaking(rule: "NOT \(column) > 100")),
      .count(.breaking(rule: "\(column) < 49")),
    ])
    #expect(answers == [.count(1), .count(1), .count(21)])
  }

  @Test func theRowsOfARuleAreThoseThatAreCounted() async throws {
    let world = try TableWorld()
    let table = try table(world)
    let answers = try await world.engine().answer(
      [.sample(.breaking(rule: "x <= 100"), most: 5)], about: table)
    guard case .sample(let sample) = answers[0] else {
      Issue.record("no sample: \(answers[0])")
      return
    }
    #expect(sample.rows == [["nan", "nan"]])
    #expect(try world.unlockedCount(sample.statement, of: table) == 1)
  }

  @Test(arguments: ["x", "y"])
  func extremesAskedBesideDoNotChangeWhatIsCounted(column: String) async throws {
    let counts: [Question] = [
      .nanCount(column: column), .outsideRange(column: column, minimum: 0, maximum: 49),
      .outsideRange(column: column, minimum: 1, maximum: nil),
      .outsideRange(column: column, minimum: nil, maximum: 48),
    ]
    let expected: [Answer] = [.count(1), .count(0), .count(20), .count(20)]
    #expect(try await answers(counts) == expected)
    #expect(
      try await answers(counts + [.extremes(column: column)])
        == expected + [.extremes(minimum: 0, maximum: 49)])
  }
}
