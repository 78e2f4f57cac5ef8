// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationData

/// Eight rows, counted by hand:
///
///     x     n     s       t                     u
///     0.5   1     ab      2024-01-01 00:00:00   2024-01-01 00:00:10
///     1.5   2     abc     2024-01-02 00:00:00   2024-01-01 00:00:00
///     2.5   3     ab      2024-01-03 00:00:00   null
///     2.5   4     é       null                  2024-01-01 00:00:00
///     NaN   5     null    2024-01-01 12:00:00   2024-01-01 12:00:00
///     inf   6     B       infinity              2024-01-01 00:00:00
///     -inf  7     ab      2024-01-05 00:00:00   2024-01-05 00:00:00
///     null  null  ''      2024-01-06 00:00:00   2024-01-05 00:00:00
@Suite struct ColumnQuestionsTests {
  static let rows = """
    SELECT * FROM (VALUES
      (0.5::DOUBLE, 1, 'ab', TIMESTAMP '2024-01-01', TIMESTAMP '2024-01-01 00:00:10'),
      (1.5, 2, 'abc', '2024-01-02', '2024-01-01'), (2.5, 3, 'ab', '2024-01-03', NULL),
      (2.5, 4, 'é', NULL, '2024-01-01'),
      ('nan', 5, NULL, '2024-01-01 12:00:00', '2024-01-01 12:00:00'),
      ('inf', 6, 'B', 'infinity', '2024-01-01'), ('-inf', 7, 'ab', '2024-01-05', '2024-01-05'),
      (NULL, NULL, '', '2024-01-06', '2024-01-05')) t(x, n, s, t, u)
    """

  private static let tests: [(RowTest, Int64)] = [
    (.null(column: "x"), 1), (.nan(column: "x"), 1), (.infinite(column: "x"), 2),
    (.infinite(column: "n"), 0), (.notMatching(column: "s", pattern: "a.?"), 4),
    (.notMatching(column: "s", pattern: "[a-z]+"), 3),
    (.lengthOutside(column: "s", least: 1, most: 2), 2),
    (.lengthOutside(column: "s", least: nil, most: 0), 6),
    (.lengthOutside(column: "s", least: nil, most: nil), 0),
    (.later(column: "t", than: "u", bySeconds: 0), 2),
    (.later(column: "u", than: "t", bySeconds: 9), 1),
    (.later(column: "u", than: "t", bySeconds: 10), 0),
    (.repeated(columns: ["s"]), 2), (.repeated(columns: ["s", "n"]), 0),
    (.repeated(columns: ["x"]), 1), (.repeated(columns: ["u", "s"]), 0),
    (.unordered(column: "n", descending: false, strictly: true, within: []), 0),
    (.unordered(column: "t", descending: false, strictly: false, within: []), 2),
    (.unordered(column: "u", descending: false, strictly: true, within: []), 4),
    (.unordered(column: "n", descending: true, strictly: false, within: ["s"]), 2),
    (.breaking(rule: "n > 2"), 3), (.breaking(rule: "\"x\" < 2 or isnan(x) -- note"), 4),
    (.breaking(rule: "length(s) between 1 and 3"), 2), (.breaking(rule: "true"), 0),
  ]

  @Test func rowsAreFoundAsCountedByHand() async throws {
    let world = try TableWorld()
    let table = try world.parquet(Self.rows)
    let answers = try await world.engine().answer(Self.tests.map { .count($0.0) }, about: table)
    for ((test, count), answer) in zip(Self.tests, answers) {
      #expect(answer == .count(count), "\(test)")
    }
  }

  @Test func aSampleHoldsAsManyRowsAsAreCounted() async throws {
    let world = try TableWorld()
    let table = try world.parquet(Self.rows)
    let engine = try world.engine()
    let answers = try await engine.answer(
      Self.tests.map { .sample($0.0, most: 50) }, about: table)
    for ((test, count), answer) in zip(Self.tests, answers) {
      guard case .sample(let sample) = answer else {
        Issue.record("\(test): \(answer)")
        continue
      }
      #expect(sample.rows.count == Int(count), "\(test)")
      #expect(sample.columns.sorted() == ["n", "s", "t", "u", "x"], "\(test)")
      #expect(
        try world.unlockedCount(sample.statement, of: table) == Int(count), "\(sample.statement)")
    }
  }

  @Test func aggregatesAreAsCountedByHand() async throws {
    let world = try TableWorld()
    let table = try world.parquet(Self.rows)
    let expected: [(Question, Answer)] = [
      (.distinctCount(columns: ["x"]), .count(7)),
      (.distinctCount(columns: ["s", "x"]), .count(8)),
      (.lengths(column: "s"), .extremes(minimum: 0, maximum: 3)),
      (.instants(column: "u"), .instants(earliest: 1_704_067_200, latest: 1_704_412_800)),
      (.instants(column: "t"), .instants(earliest: nil, latest: nil)),
      (
        .quantiles(column: "x", probabilities: [0, 0.25, 0.5, 0.75, 1]),
        .numbers([0.5, 0.5, 1.5, 2.5, 2.5])
      ),
      (.quantiles(column: "n", probabilities: [0.5]), .numbers([4])),
      (
        .cells(column: "x", edges: [1.5, 2.5]),
        .cells(
          NumericCells(
            null: 1, nan: 1, negativeInfinity: 1, positiveInfinity: 1, between: [1, 1, 2]))
      ),
      (
        .cells(column: "n", edges: [2.5]),
        .cells(
          NumericCells(null: 1, nan: 0, negativeInfinity: 0, positiveInfinity: 0, between: [2, 5]))
      ),
      (
        .cells(column: "n", edges: []),
        .cells(
          NumericCells(null: 1, nan: 0, negativeInfinity: 0, positiveInfinity: 0, between: [7]))
      ),
      (
        .moments(column: "x"),
        .moments(Moments(count: 4, mean: 1.75, deviation: 0.6875.squareRoot()))
      ),
      (.moments(column: "n"), .moments(Moments(count: 7, mean: 4, deviation: 2))),
      (
        .valueCounts(column: "s", most: 2),
        .values(
          ValueCounts(
            entries: [.init(value: "ab", count: 3), .init(value: "", count: 1)], distinct: 5,
            unlisted: 3, null: 1))
      ),
      (
        .valueCounts(column: "x", most: 0),
        .values(ValueCounts(entries: [], distinct: 6, unlisted: 7, null: 1))
      ),
      (
        .crossCounts(CrossQuestion(column: "x", edges: [2], label: "s", most: 2)),
        .cross(
          CrossCounts(
            entries: [
              .init(value: nil, label: nil, count: 1), .init(value: nil, label: "", count: 1),
            ], unlisted: 6))
      ),
    ]
    let answers = try await world.engine().answer(expected.map(\.0), about: table)
    for ((question, expected), answer) in zip(expected, answers) {
      #expect(answer == expected, "\(question)")
    }
  }

  @Test func aTableWithoutRowsHasAnswers() async throws {
    let world = try TableWorld()
    let table = try world.parquet("SELECT * FROM (\(Self.rows)) WHERE false")
    let answers = try await world.engine().answer(
      [
        .moments(column: "x"), .quantiles(column: "x", probabilities: [0.5]),
        .cells(column: "x", edges: [1]), .valueCounts(column: "s", most: 3),
        .crossCounts(CrossQuestion(column: "s", label: "n", most: 3)), .lengths(column: "s"),
        .instants(column: "t"), .count(.breaking(rule: "x > 1")),
      ], about: table)
    #expect(
      answers == [
        .moments(Moments(count: 0, mean: nil, deviation: nil)), .numbers([]),
        .cells(
          NumericCells(null: 0, nan: 0, negativeInfinity: 0, positiveInfinity: 0, between: [0, 0])),
        .values(ValueCounts(entries: [], distinct: 0, unlisted: 0, null: 0)),
        .cross(CrossCounts(entries: [], unlisted: 0)), .extremes(minimum: nil, maximum: nil),
        .instants(earliest: nil, latest: nil), .count(0),
      ])
  }

  @Test func labelsAreCountedInTheirCells() async throws {
    let world = try TableWorld()
    let table = try world.parquet("SELECT range % 2 AS a, range * 1.5::DOUBLE AS y FROM range(100)")
    let answers = try await world.engine().answer(
      [.crossCounts(CrossQuestion(column: "a", label: "y", labelEdges: [75], most: 10))],
      about: table)
    let counts = ["0", "1"].flatMap { value in
      ["0", "1"].map { CrossCounts.Entry(value: value, label: $0, count: 25) }
    }
    #expect(answers == [.cross(CrossCounts(entries: counts, unlisted: 0))])
  }

  @Test func pairsThatDifferAreCountedApart() async throws {
    let world = try TableWorld()
    // Texts of two columns that would be equal when written one after the other.
    let pairs = [
      "('x', 'yz')", "('xy', 'z')", "('x+y', 'z')", "('x', '+y')", "('', '-')", "('-', '')",
      "(NULL, '1')", "('1', NULL)", "(NULL, NULL)", "('NULL', 'NULL')", "('1:x', '')", "('é', 'e')",
    ]
    let table = try world.parquet(
      "SELECT a, b, 1 AS l, i FROM (VALUES \(pairs.joined(separator: ", "))) AS v(a, b), "
        + "range(3) AS r(i)")
    let answers = try await world.engine().answer(
      [
        .crossCounts(CrossQuestion(column: "a", with: .init(column: "b"), label: "l", most: 50)),
        .crossCounts(
          CrossQuestion(
            column: "i", edges: [1], with: .init(column: "i", edges: [2]), label: "l", most: 50)),
        .crossCounts(CrossQuestion(column: "a", with: .init(column: "c"), label: "l", most: 50)),
      ], about: table)
    guard case .cross(let counts) = answers[0], case .cross(let cells) = answers[1] else {
      Issue.record("\(answers)")
      return
    }
    #expect(Set(counts.entries.map(\.value)).count == pairs.count)
    #expect(counts.entries.allSatisfy { $0.count == 3 && $0.label == "1" } && counts.unlisted == 0)
    #expect(cells.entries.map(\.value) == ["1:0+0", "1:1+0", "1:1+1"])
    #expect(answers[2].obstacle?.rule == "data.column-missing")
  }

  /// As microseconds since 1970 in UTC, whatever the type.
  @Test(arguments: ["DATE", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_NS", "TIMESTAMPTZ"])
  func pointsInTimeAreOrderedLikeNumbers(type: String) async throws {
    let world = try TableWorld()
    let days = (0...9).map { "('2024-01-0\($0 < 9 ? $0 + 1 : 1)')" }.joined(separator: ", ")
    let table = try world.parquet(
      "SELECT a::\(type) AS t FROM (VALUES \(days), (NULL)) AS v(a)", name: "days.parquet")
    var other = try world.parquet(
      "SELECT '2024-01-09'::\(type) AS t, 5 AS n", name: "other.parquet")
    other.dataset = "other"
    let (first, day) = (1_704_067_200e6, 86_400e6)
    let answers = try await world.engine().answer(
      [
        .quantiles(column: "t", probabilities: [0, 0.5, 1]),
        .cells(column: "t", edges: [first, (first + 1).nextUp, first + 4 * day]),
        .moments(column: "t"),
        .difference(column: "t", from: ColumnPlace(dataset: "other", column: "t")),
        .difference(column: "t", from: ColumnPlace(dataset: "other", column: "n")),
      ], about: [table, other])
    #expect(answers[0] == .numbers([first, first + 3 * day, first + 8 * day]))
    #expect(
      answers[1]
        == .cells(
          NumericCells(
            null: 1, nan: 0, negativeInfinity: 0, positiveInfinity: 0, between: [0, 2, 3, 5])))
    guard case .moments(let moments) = answers[2] else {
      Issue.record("\(answers[2])")
      return
    }
    #expect(moments.count == 10 && moments.mean == first + 3.6 * day)
    guard case .difference(let difference) = answers[3] else {
      Issue.record("\(answers[3])")
      return
    }
    #expect(difference.kolmogorovSmirnov == 0.9)
    #expect(abs((difference.wasserstein ?? 0) / (4.4 * day) - 1) < 1e-12)
    #expect(answers[4].obstacle?.rule == "data.type-mismatch")
  }

  @Test func timesOfDayAreOrderedByTheirMicroseconds() async throws {
    let world = try TableWorld()
    let table = try world.parquet(
      "SELECT unnest(['00:00:00', '12:00:00', '12:00:00.000001', '24:00:00', NULL])::TIME AS t",
      name: "clock.parquet")
    var other = try world.parquet(
      "SELECT '12:00:00'::TIME AS t, '2024-01-01'::DATE AS d", name: "other.parquet")
    other.dataset = "other"
    let noon = 43_200e6
    let answers = try await world.engine().answer(
      [
        .quantiles(column: "t", probabilities: [0, 0.5, 1]),
        .cells(column: "t", edges: [noon, noon.nextUp]), .moments(column: "t"),
        .difference(column: "t", from: ColumnPlace(dataset: "other", column: "t")),
        .difference(column: "t", from: ColumnPlace(dataset: "other", column: "d")),
        .instants(column: "t"),
      ], about: [table, other])
    #expect(answers[0] == .numbers([0, noon, 2 * noon]))
    #expect(
      answers[1]
        == .cells(
          NumericCells(
            null: 1, nan: 0, negativeInfinity: 0, positiveInfinity: 0, between: [1, 1, 2])))
    guard case .moments(let moments) = answers[2], case .difference(let difference) = answers[3]
    else {
      Issue.record("\(answers)")
      return
    }
    #expect(moments.count == 4 && moments.mean == noon + 0.25)
    #expect(difference.kolmogorovSmirnov == 0.5)
    #expect(answers[4].obstacle?.rule == "data.type-mismatch")
    #expect(answers[5].obstacle?.rule == "data.type-mismatch")
  }

  @Test func infiniteTimesAreOutsideAllRanges() async throws {
    let world = try TableWorld()
    let table = try world.parquet(
      """
      SELECT unnest(['-infinity', 'infinity', 'infinity', '2024-01-01', '1900-01-01', NULL])::DATE AS t
      """)
    let answers = try await world.engine().answer(
      [.cells(column: "t", edges: [0]), .quantiles(column: "t", probabilities: [0, 1])],
      about: table)
    #expect(
      answers[0]
        == .cells(
          NumericCells(
            null: 1, nan: 0, negativeInfinity: 1, positiveInfinity: 2, between: [1, 1])))
    #expect(answers[1] == .numbers([-2_208_988_800e6, 1_704_067_200e6]))
  }

  @Test func whatHasNoMeaningForAColumnIsUnavailableAlone() async throws {
    let world = try TableWorld()
    let table = try world.parquet(Self.rows)
    let impossible: [Question] = [
      .lengths(column: "n"), .instants(column: "s"), .moments(column: "s"),
      .quantiles(column: "s", probabilities: [0.5]), .quantiles(column: "x", probabilities: [1.5]),
      .cells(column: "x", edges: [2, 1]), .cells(column: "x", edges: [.nan]),
      .count(.notMatching(column: "n", pattern: "a")),
      .count(.notMatching(column: "s", pattern: "(")),
      .count(.later(column: "s", than: "t", bySeconds: 0)),
      .count(.later(column: "t", than: "u", bySeconds: .infinity)),
      .on(dataset: "other", .rowCount), .distinctCount(columns: []),
    ]
    let answers = try await world.engine().answer(impossible + [.rowCount], about: table)
    for (question, answer) in zip(impossible, answers) {
      #expect(answer.obstacle != nil, "\(question)")
    }
    #expect(answers.last == .count(8))
  }
}
