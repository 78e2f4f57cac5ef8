// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing
import ValidationCore

@testable import ValidationData

/// Integers are counted in another way where they lie close together; nulls are equal to each other.
@Suite struct RepeatedKeysTests {
  private static let keys: [(type: String, values: [String?], repeats: Int64)] = [
    ("BIGINT", ["5", "6", "7"], 0), ("BIGINT", ["-1", "0", "-1", "-1"], 2),
    ("BIGINT", ["3", nil, "4"], 0), ("BIGINT", ["3", nil, "3", nil], 2),
    ("BIGINT", [nil, nil, nil], 2), ("BIGINT", [nil], 0), ("BIGINT", ["9"], 0),
    ("BIGINT", ["0", "190", "0"], 1), ("BIGINT", ["0", "192", "0"], 1),
    ("BIGINT", ["-9223372036854775808", "9223372036854775807", "0", "0"], 1),
    ("BIGINT", ["-9223372036854775808", "-9223372036854775807", "-9223372036854775808"], 1),
    ("UBIGINT", ["18446744073709551615", "18446744073709551614", "18446744073709551615"], 1),
    ("TINYINT", ["-128", "127", "127"], 1), ("UTINYINT", ["0", "255", "0"], 1),
    ("USMALLINT", ["0", "65535", "1"], 0), ("INTEGER", ["-2147483648", "2147483647"], 0),
  ]

  @Test(arguments: keys.indices)
  func integersAreCountedWhereverTheyLie(place: Int) async throws {
    let (type, values, repeats) = Self.keys[place]
    let rows = values.map { "(\($0.map { "'\($0)'" } ?? "NULL")::\(type))" }
    let world = try TableWorld()
    let table = try world.parquet("SELECT k FROM (VALUES \(rows.joined(separator: ", "))) t(k)")
    let questions: [Question] = [
      .duplicateRows(columns: ["k"]), .sample(.repeated(columns: ["k"]), most: 10),
    ]
    let answers = try await world.engine().answer(questions, about: table)
    #expect(answers[0] == .count(repeats))
    guard case .sample(let sample) = answers[1] else {
      Issue.record("no sample: \(answers[1])")
      return
    }
    #expect(sample.rows.count == Int(repeats))
  }

  @Test func aTableWithoutRowsRepeatsNothing() async throws {
    let world = try TableWorld()
    let table = try world.parquet("SELECT 1 AS k WHERE false")
    let answers = try await world.engine().answer([.duplicateRows(columns: ["k"])], about: table)
    #expect(answers == [.count(0)])
  }

  @Test(arguments: [1, 3, 1000, 1_000_000_000])
  func asManyAreCountedAsAreThere(apart: Int) async throws {
    let keys = (0..<3000).map { ($0 * $0 * 31 % 4001 - 2000) * apart }
    let lines = keys.enumerated().map { "\($0.element),\($0.offset)" }
    let world = try TableWorld()
    let table = try world.csv("k,place\n\(lines.joined(separator: "\n"))\n")
    let repeats = keys.count - Set(keys).count
    let answers = try await world.engine().answer(
      [.duplicateRows(columns: ["k"]), .sample(.repeated(columns: ["k"]), most: 3)], about: table)
    #expect(answers[0] == .count(Int64(repeats)))
    guard case .sample(let sample) = answers[1] else {
      Issue.record("no sample: \(answers[1])")
      return
    }
    #expect(sample.rows.count == 3)
    for row in sample.rows {
      let place = try #require(row[1].flatMap { Int($0) })
      #expect(keys[..<place].contains { "\($0)" == row[0] }, "an earlier row has the key of \(row)")
    }
  }

  @Test func theRowsShownAreTheLaterOnesOfTheSmallestKeys() async throws {
    let world = try TableWorld()
    let table = try world.parquet(
      "SELECT 9 - range % 5 AS k, range AS file_row_number FROM range(10)")
    let answers = try await world.engine().answer(
      [.sample(.repeated(columns: ["k"]), most: 2)], about: table)
    guard case .sample(let sample) = answers[0] else {
      Issue.record("no sample: \(answers[0])")
      return
    }
    #expect(Set(sample.rows) == [["5", "9"], ["6", "8"]])
    #expect(try world.unlockedCount(sample.statement, of: table) == 5)
  }
}
