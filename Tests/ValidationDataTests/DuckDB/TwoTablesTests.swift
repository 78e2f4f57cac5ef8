// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationData

@Suite struct TwoTablesTests {
  private func ask(
    _ question: Question, _ world: TableWorld, _ here: TableFile, _ there: TableFile
  ) async throws -> Answer {
    var (one, two) = (here, there)
    one.dataset = "a"
    two.dataset = "b"
    return try await world.engine().answer([question], about: [one, two])[0]
  }

  private func comparison(
    _ question: ComparisonQuestion, _ world: TableWorld, _ here: String, _ there: String
  ) async throws -> TableComparison {
    let answer = try await ask(
      .comparison(question), world, world.parquet(here, name: "here.parquet"),
      world.parquet(there, name: "there.parquet"))
    guard case .comparison(let comparison) = answer else {
      Issue.record("\(answer)")
      throw CancellationError()
    }
    return comparison
  }

  @Test func rowsOfEqualKeysAreComparedAndRepeatedKeysAreNot() async throws {
    let world = try TableWorld()
    let question = ComparisonQuestion(
      other: "b", keys: ["k"],
      columns: [.init("x", absolute: 0.1), .init("s"), .init("n", other: "m", relative: 0.01)])
    let here = """
      FROM (VALUES (1, 1.0::DOUBLE, 'a', 100), (2, 'nan', NULL, 200), (NULL, 3, 'c', 300),
        (4, 4, 'd', 400), (5, 5, 'e', 500), (5, 5, 'e', 500), (6, 'inf', 'f', 600),
        (7, 'inf', 'g', NULL), (8, 8, 'h', 800)) t(k, x, s, n)
      """
    let there = """
      FROM (VALUES (1, 1.05::DOUBLE, 'a', 101), (2, 'nan', NULL, 203), (NULL, 3.5, 'c', 300),
        (4, 4, NULL, 400), (5, 5, 'e', 500), (6, '-inf', 'f', 600), (7, 'inf', 'g', 700),
        (9, 9, 'i', 900), (9, 9, 'i', 900)) t(k, x, s, m)
      """
    let found = try await comparison(question, world, here, there)
    #expect([found.rows, found.otherRows, found.repeated, found.otherRepeated] == [9, 9, 1, 1])
    #expect([found.onlyHere, found.onlyThere, found.matched, found.differing] == [1, 2, 6, 5])
    #expect(found.columns.map(\.differing) == [2, 1, 2])
    #expect(found.columns[0].largest == 0.5)
    #expect(found.columns[1].largest == nil)
    #expect(found.columns[2].largest == 3)
    #expect(
      found.firstRows.columns
        == ["k", "x", "x (other)", "s", "s (other)", "n", "n (other)"])
    #expect(found.firstRows.rows.count == 5)
    #expect(found.firstRows.rows[0] == [nil, "3.0", "3.5", "c", "c", "300", "300"])
  }

  @Test func equalRowsCountAsOneWhereTheyCollapse() async throws {
    let world = try TableWorld()
    let here = """
      FROM (VALUES (1, 1.0::DOUBLE, 'a'), (1, 1.0, 'b'), (2, NULL, 'c'), (2, NULL, 'd'),
        (3, 3.0, 'e'), (3, 3.5, 'e')) t(k, x, ignored)
      """
    let there = "FROM (VALUES (1, 1.25::DOUBLE), (2, NULL), (3, 3.0)) t(k, x)"
    var question = ComparisonQuestion(other: "b", keys: ["k"], columns: [.init("x")])
    let apart = try await comparison(question, world, here, there)
    #expect([apart.rows, apart.repeated, apart.matched] == [6, 3, 0])
    question.collapses = true
    let found = try await comparison(question, world, here, there)
    #expect([found.rows, found.repeated, found.matched, found.differing] == [4, 1, 2, 1])
    #expect(found.firstRows.rows == [["1", "1.0", "1.25"]])
  }

  @Test func oneFileMayBeTwoTables() async throws {
    let world = try TableWorld()
    let table = try world.csv("k,x\n1,2\n")
    let question = ComparisonQuestion(other: "b", keys: ["k"], columns: [.init("x")])
    guard case .comparison(let found) = try await ask(.comparison(question), world, table, table)
    else {
      Issue.record("not answered")
      return
    }
    #expect([found.matched, found.differing] == [1, 0])
  }

  @Test func rowsWithoutKeysAreComparedByTheirPlace() async throws {
    let world = try TableWorld()
    let question = ComparisonQuestion(other: "b", keys: [], columns: [.init("x")])
    let found = try await comparison(
      question, world, "SELECT range AS x FROM range(300000)",
      "SELECT CASE WHEN range = 299998 THEN 0 ELSE range END AS x FROM range(299999)")
    #expect(
      [found.rows, found.otherRows, found.onlyHere, found.onlyThere] == [300_000, 299_999, 1, 0])
    #expect([found.matched, found.differing] == [299_999, 1])
    #expect(found.firstRows.rows == [["299999", "299998", "0"]])
  }

  @Test func numbersInTextEqualNumbersAndOtherTextDoesNot() async throws {
    let world = try TableWorld()
    let question = ComparisonQuestion(other: "b", keys: ["k"], columns: [.init("x")])
    let found = try await comparison(
      question, world,
      "FROM (VALUES ('1', '1.50'), ('2', 'two'), ('x', '3'), (NULL, '4')) t(k, x)",
      "FROM (VALUES (1, 1.5::DOUBLE), (2, 2), (3, 3), (NULL, 4)) t(k, x)")
    #expect([found.matched, found.differing, found.onlyHere, found.onlyThere] == [3, 1, 1, 1])
    let impossible = try await ask(
      .comparison(question), world, try world.parquet("SELECT 1 AS k, DATE '2024-01-01' AS x"),
      try world.parquet("SELECT 1 AS k, true AS x", name: "b.parquet"))
    #expect(impossible.obstacle?.rule == "data.type-mismatch")
  }

  @Test func wholeNumbersBeyondDoublesDiffer() async throws {
    let world = try TableWorld()
    let question = ComparisonQuestion(other: "b", keys: [], columns: [.init("x")])
    let found = try await comparison(
      question, world, "SELECT 9007199254740993 AS x", "SELECT 9007199254740992 AS x")
    #expect(found.differing == 1)
  }

  @Test func rowsWithNullsMayBeTheSameRowAndNullsAloneAreNone() async throws {
    let world = try TableWorld()
    let here = try world.parquet(
      "FROM (VALUES (1, NULL), (NULL, 'b'), (NULL, NULL), (2, 'c')) t(k, s)")
    let there = try world.parquet(
      "FROM (VALUES (1, NULL), (NULL, 'b'), (NULL, NULL), (2, NULL)) t(k, s)", name: "there.parquet"
    )
    let test = RowTest.shared(
      columns: ["k", "s"], dataset: "b", others: ["k", "s"], digits: nil)
    #expect(try await ask(.count(test), world, here, there) == .count(2))
  }

  @Test func keysAreFoundInTheOtherTableOrAreOrphans() async throws {
    let world = try TableWorld()
    let here = try world.parquet(
      "FROM (VALUES (1, 'a', 1.23456::DOUBLE), (2, 'b', 20.0), (3, NULL, 3.0), (NULL, 'd', 4.0), (1, 'a', 0.0)) t(k, s, x)"
    )
    let there = try world.parquet(
      "FROM (VALUES (1, 'a', 1.23457::DOUBLE), (3, 'c', 20.0), (NULL, NULL, -0.0)) t(j, r, y)",
      name: "there.parquet")
    let expected: [(RowTest, Int64)] = [
      (.orphan(columns: ["k"], dataset: "b", others: ["j"]), 1),
      (.orphan(columns: ["k", "s"], dataset: "b", others: ["j", "r"]), 1),
      (.shared(columns: ["k"], dataset: "b", others: ["j"], digits: nil), 3),
      (.shared(columns: ["k", "s"], dataset: "b", others: ["j", "r"], digits: nil), 2),
      (.shared(columns: ["x"], dataset: "b", others: ["y"], digits: nil), 2),
      (.shared(columns: ["x"], dataset: "b", others: ["y"], digits: 5), 3),
    ]
    for (test, count) in expected {
      #expect(try await ask(.count(test), world, here, there) == .count(count), "\(test)")
      guard case .sample(let sample) = try await ask(.sample(test, most: 9), world, here, there)
      else {
        Issue.record("\(test)")
        continue
      }
      #expect(sample.rows.count == Int(count))
    }
  }

  @Test func eventsAreHeldAgainstWhatWasKnown() async throws {
    let world = try TableWorld()
    // Log: entity 1 at 10:00 and 12:00, entity 2 at 10:00 twice.
    let log = try world.parquet(
      """
      FROM (VALUES (1, TIMESTAMP '2024-01-01 10:00', 5.0), (1, '2024-01-01 12:00', 6.0),
        (2, '2024-01-01 10:00', 7.0), (2, '2024-01-01 10:00', 8.0)) t(id, ts, v)
      """, name: "log.parquet")
    let events = try world.parquet(
      """
      FROM (VALUES (1, TIMESTAMP '2024-01-01 12:00', TIMESTAMP '2024-01-01 12:00', 6.0),
        (1, '2024-01-01 11:00', '2024-01-01 12:00', 6.0), (1, '2024-01-01 13:00', '2024-01-01 10:00', 5.0),
        (1, '2024-01-01 13:00', NULL, NULL), (1, '2024-01-01 09:00', '2024-01-01 08:00', 1.0),
        (1, '2024-01-01 09:00', NULL, NULL), (2, '2024-01-01 11:00', '2024-01-01 10:00', 9.0),
        (1, '2024-01-01 11:00', '2024-01-01 10:30', 5.0), (NULL, '2024-01-01 11:00', NULL, NULL),
        (3, NULL, '2024-01-01 11:00', NULL)) t(entity, seen, joined, value)
      """, name: "events.parquet")
    func counts(_ delay: Double, _ values: [ComparedColumn] = []) async throws -> AsOfCounts? {
      let answer = try await ask(
        .asOf(
          AsOfQuestion(
            events: .init(entity: ["entity"], time: "seen"), recorded: "joined",
            log: .init(dataset: "b", keys: .init(entity: ["id"], time: "ts")), values: values,
            delaySeconds: delay)), world, events, log)
      guard case .asOf(let counts) = answer else {
        Issue.record("\(answer)")
        return nil
      }
      return counts
    }
    #expect(
      try await counts(0, [ComparedColumn("value", other: "v")])
        == AsOfCounts(
          events: 10, future: 1, stale: 1, missing: 1, invented: 3, unknown: 2, differing: [3]))
    // A second later, the row of 12:00 is not known at 12:00.
    #expect(try await counts(1)?.future == 2)
  }

  @Test func tablesThatCannotBeReadTakeOnlyTheirOwnQuestions() async throws {
    let world = try TableWorld()
    var (good, bad, gone) = (
      try world.csv("a\n1\n"), try world.table("b.parquet", .parquet, bytes: Data("PAR1".utf8)),
      try world.csv("a\n1\n", name: "gone.csv")
    )
    (good.dataset, bad.dataset, gone.dataset) = ("good", "bad", "gone")
    gone.parts[0].localPath = "/nowhere"
    let answers = try await world.engine().answer(
      [
        .rowCount, .on(dataset: "bad", .rowCount), .on(dataset: "gone", .rowCount),
        .difference(column: "a", from: ColumnPlace(dataset: "bad", column: "a")),
        .on(dataset: "good", .extremes(column: "a")),
      ], about: [good, bad, gone])
    #expect(answers[0] == .count(1))
    #expect(answers[1].obstacle?.rule == "data.unreadable")
    #expect(answers[2].obstacle?.rule == "data.unreadable")
    #expect(answers[3].obstacle?.rule == "data.unreadable")
    #expect(answers[4] == .extremes(minimum: 1, maximum: 1))
  }

  @Test func aSlowStatementIsUnavailableAndTheSessionGoesOn() async throws {
    let world = try TableWorld()
    let table = try world.parquet("SELECT range AS a, 1 AS b FROM range(200000)")
    let engine = try world.engine(limits: DuckDBLimits(time: TimeSpan(seconds: 5)))
    let slow = "len(list_filter(range(3000000), x -> x % 7 = a)) > 0"
    try await engine.withTables([table]) { session in
      let first = try await session.answer([.sample(.breaking(rule: slow), most: 3), .rowCount])
      #expect(["engine.timed-out", "engine.out-of-memory"].contains(first[0].obstacle?.rule))
      #expect(first[1] == .count(200_000))
      #expect(try await session.answer([.distinctCount(columns: ["b"])]) == [.count(1)])
    }
    #expect(try world.leftovers() == [])
  }

  @Test func statementsAreThoseThatAreSent() async throws {
    let world = try TableWorld()
    let tables = [try world.parquet("SELECT 1 AS a, 2 AS b"), try world.csv("a,b\n1,2\n")]
    for (index, table) in tables.enumerated() {
      try await world.engine().withTables([table]) { session in
        let statements = try await session.statements(for: [
          .nullCount(column: "a"), .extremes(column: "b"), .distinctCount(columns: ["a"]),
          .nullCount(column: "missing"),
        ])
        #expect(statements.count == 2 + index)
        #expect(index == 0 || statements[0].hasPrefix("CREATE TEMP VIEW table0 AS SELECT"))
        #expect(statements[index].contains("min(k1)"))
        #expect(statements[index + 1].contains("GROUP BY k0"))
      }
    }
  }
}
