// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationTesting

@testable import ValidationChecks
@testable import ValidationCore

@Suite struct LeakagePairsTests {
  private static let seed: UInt64 = 20_261_125

  /// Counts of values drawn without any relation to the label.
  private func counts(
    rows: Int, cells: Int, positive: Double, _ numbers: inout SeededNumbers
  ) -> CrossCounts {
    var counts: [[Int64]] = Array(repeating: [0, 0], count: cells)
    for _ in 0..<rows {
      let label = Double.random(in: 0..<1, using: &numbers) < positive ? 1 : 0
      counts[Int.random(in: 0..<cells, using: &numbers)][label] += 1
    }
    let entries = counts.enumerated().flatMap { cell, labels in
      labels.enumerated().filter { $0.element > 0 }.map {
        CrossCounts.Entry(value: "\(cell)", label: "\($0.offset)", count: $0.element)
      }
    }
    return CrossCounts(entries: entries, unlisted: 0)
  }

  @Test("as many cells as a pair can have make no score of chance, however few or rare the rows")
  func chance() {
    var numbers = SeededNumbers(seed: Self.seed)
    for round in 0..<300 {
      let rows = [100, 300, 1_000, 5_000][round % 4]
      let cells = [4, 64, 264, 1_089][round / 4 % 4]
      let positive = max([0.5, 0.1, 0.02][round % 3], 20 / Double(rows))
      let counts = counts(rows: rows, cells: cells, positive: positive, &numbers)
      guard let score = FeaturesLeakage.score(.known(counts)).value else { continue }
      #expect(score < 0.4, "seed \(Self.seed), round \(round): \(rows), \(cells), \(positive)")
    }
  }

  /// A table in memory with a label of 0 and 1, asked as the engine would be.
  private func judged(
    _ columns: [(String, (Int) -> String)], pairs: String = "pairs: 10", more: String = "",
    rows: Int = 400, label: (Int) -> Int = { $0 % 2 ^ ($0 / 2 % 2) }
  ) async throws -> Case {
    let table = (0..<rows).map { row in
      Dictionary(uniqueKeysWithValues: columns.map { ($0.0, $0.1(row)) }).merging(
        ["y": "\(label(row))"]) { $1 }
    }
    let trial = try CheckTrial(
      FeaturesLeakage(),
      entry: "- { id: l, type: features.leakage, dataset: d, label: y, \(pairs)\(more) }")
    let names = columns.map(\.0)
    let measured = try await trial.measure(answering: { question in
      Self.answer(question, names, table)
    })
    return try #require(try trial.cases(of: measured).first)
  }

  private static func answer(
    _ question: Question, _ names: [String], _ rows: [[String: String]]
  ) -> Answer {
    let values = { (column: String) in rows.map { $0[column] ?? "" } }
    switch question {
    case .columns:
      return .columns(
        names.map { name in
          let isNumber = values(name).allSatisfy { Double($0) != nil }
          return TableColumn(name: name, type: isNumber ? .double : .string, engineType: "TEST")
        } + [TableColumn(name: "y", type: .integer, engineType: "TEST")])
    case .rowCount: return .count(Int64(rows.count))
    case .distinctCount(let columns): return .count(Int64(Set(values(columns[0])).count))
    case .quantiles(let column, let probabilities):
      let sorted = values(column).compactMap(Double.init).sorted()
      return .numbers(
        probabilities.map {
          sorted[max(1, Int(($0 * Double(sorted.count) - 1e-9).rounded(.up))) - 1]
        })
    case .valueCounts(let column, _):
      let counts = Dictionary(grouping: values(column)) { $0 }.mapValues { Int64($0.count) }
      return .values(
        ValueCounts(
          entries: counts.sorted { $0.key < $1.key }.map { .init(value: $0.key, count: $0.value) },
          distinct: Int64(counts.count), unlisted: 0, null: 0))
    case .crossCounts(let asked):
      let place = { (text: String, edges: [Double]?) in
        edges.map { edges in "\(edges.count { $0 <= Double(text) ?? 0 })" } ?? text
      }
      let keys = rows.map { row in
        [
          place(row[asked.column] ?? "", asked.edges),
          asked.other.map { place(row[$0.column] ?? "", $0.edges) } ?? "", row[asked.label] ?? "",
        ]
      }
      let counts = Dictionary(grouping: keys) { $0 }.mapValues { Int64($0.count) }
      return .cross(
        CrossCounts(
          entries: counts.map { .init(value: "\($0[0])|\($0[1])", label: $0[2], count: $1) },
          unlisted: 0))
    default: return .unavailable(.notAnswered(question))
    }
  }

  @Test("a label that two features determine together is found only where pairs are looked at")
  func together() async throws {
    let columns: [(String, (Int) -> String)] = [
      ("a", { "\($0 % 2)" }), ("b", { $0 / 2 % 2 == 0 ? "no" : "yes" }), ("c", { "\($0 / 4 % 7)" }),
    ]
    let alone = try await judged(columns, pairs: "ignore: [none]")
    #expect(alone.outcome == .passed)
    let pair = try await judged(columns)
    #expect(pair.findings.map(\.rule) == ["leakage.pair"])
    #expect(pair.message.contains("'a' and 'b' together"), "\(pair.message)")
    let apart = try await judged(columns, more: ", columns: [a, c]")
    #expect(apart.outcome == .passed && apart.message.contains("1 pair of 2"), "\(apart.message)")
  }

  @Test("which of two numbers is greater is found in their cells, as far as these tell")
  func numbers() async throws {
    let one = { (row: Int) in row * 37 % 400 }
    let two = { (row: Int) in row * 53 % 389 }
    let judged = try await judged(
      [("a", { "\(one($0)).5" }), ("b", { "\(two($0)).25" })],
      more: ", most: 0.6", label: { one($0) > two($0) ? 1 : 0 })
    #expect(judged.findings.map(\.rule) == ["leakage.pair"], "\(judged.message)")
  }

  @Test("a feature that is told alone is told once, and no pair of it")
  func once() async throws {
    let judged = try await judged([
      ("copy", { "\($0 % 2 ^ ($0 / 2 % 2))" }), ("other", { "\($0 % 3)" }),
    ])
    #expect(judged.findings.map(\.rule) == ["leakage.copy"])
  }

  @Test("features left out of the pairs are named, and too few to make one are no pass")
  func left() async throws {
    let names: (Int) -> String = { "n\($0 % 41)" }
    let three = try await judged([
      ("a", { "\($0 / 4 % 5)" }), ("c", { "\($0 / 4 % 3)" }), ("names", names),
    ])
    #expect(three.outcome == .passed && three.message.contains("(not names)"), "\(three.message)")
    let two = try await judged([("a", { "\($0 / 4 % 5)" }), ("names", names)])
    #expect(two.obstacle?.rule == "leakage.no-pairs")
    let best = try await judged(
      [("a", { "\($0 / 4 % 5)" }), ("c", { "\($0 / 4 % 3)" }), ("d", { "\($0 / 4 % 7)" })],
      pairs: "pairs: 2")
    #expect(best.message.contains("1 pair of 2 of them (not "), "\(best.message)")
  }

  @Test("one feature is no pair, and so many are a limit", arguments: ["pairs: 1", "pairs: 31"])
  func refused(_ pairs: String) {
    #expect(throws: (any Error).self) {
      try CheckTrial(
        FeaturesLeakage(),
        entry: "- { id: l, type: features.leakage, dataset: d, label: y, \(pairs) }")
    }
  }
}
