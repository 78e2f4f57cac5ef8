// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing
import ValidationCore

@testable import ValidationData

@Suite struct RangesTests {
  /// Counts rows of one column `x` outside a range.
  private func outside(_ values: String, _ type: String, _ minimum: Double?, _ maximum: Double?)
    async throws -> Answer
  {
    let world = try TableWorld()
    let table = try world.parquet("SELECT unnest([\(values)])::\(type) AS x")
    let question = Question.outsideRange(column: "x", minimum: minimum, maximum: maximum)
    let answer = try await world.engine().answer([question], about: table)[0]
    // Extremes asked beside may show that nothing is outside, and change nothing else.
    let beside = try await world.engine().answer([.extremes(column: "x"), question], about: table)
    #expect(beside[1] == answer)
    return answer
  }

  @Test func bigIntegersAreComparedExactly() async throws {
    let values = "9007199254740992, 9007199254740993"
    #expect(try await outside(values, "BIGINT", nil, 9_007_199_254_740_992) == .count(1))
    #expect(try await outside("18446744073709551615", "UBIGINT", -5, 1e19) == .count(1))
    #expect(try await outside("18446744073709551615", "UBIGINT", -5, 1e20) == .count(0))
    #expect(try await outside("-1, 0, 1", "HUGEINT", -1e300, 1e300) == .count(0))
    #expect(try await outside("-1, 0, 1", "TINYINT", 1e300, nil) == .count(3))
    #expect(try await outside("1, 2, 3", "INTEGER", 1.5, 2.5) == .count(2))
    #expect(try await outside("1, 2, 3", "UHUGEINT", 1.5, 2.5) == .count(2))
  }

  @Test func decimalsAreComparedWithTheBoundAsItIsWritten() async throws {
    #expect(try await outside("0.09, 0.1, 0.11", "DECIMAL(4,2)", 0.1, 0.1) == .count(2))
    let long = "'12345678901234567890123456789012345678', '1'"
    #expect(try await outside(long, "DECIMAL(38,0)", 0.5, 1e10) == .count(1))
    #expect(try await outside("1.5", "DECIMAL(4,2)", 1e-9, 1e300) == .count(0))
  }

  @Test func floatsAreComparedInTheirOwnPrecision() async throws {
    #expect(try await outside("0.1, 0.2", "FLOAT", nil, 0.1) == .count(1))
    #expect(try await outside("0.1, 0.2", "FLOAT", 0.1, 1e300) == .count(0))
    #expect(try await outside("'0.1', 'inf', '-inf', 'nan', NULL", "FLOAT", 0, 1) == .count(2))
    #expect(try await outside("'0.1', 'inf'", "DOUBLE", .infinity, nil) == .count(1))
    #expect(try await outside("'0.1', 'inf'", "FLOAT", nil, -.infinity) == .count(2))
  }

  @Test func aRangeWithNaNIsNoQuestion() async throws {
    #expect(try await outside("1", "DOUBLE", .nan, nil).obstacle?.rule == "data.question-invalid")
  }

  @Test(arguments: ["VARCHAR", "BOOLEAN", "DATE", "TIMESTAMP", "INTEGER[]", "STRUCT(a INTEGER)"])
  func aRangeOnWhatIsNoNumberIsUnavailable(type: String) async throws {
    let obstacle = try await outside("NULL", type, 0, 1).obstacle
    #expect(obstacle?.rule == "data.type-mismatch")
    #expect(obstacle?.message.contains("data/rows.parquet") == true)
  }
}
