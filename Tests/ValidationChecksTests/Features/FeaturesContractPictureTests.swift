// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing
import ValidationTesting

@testable import ValidationChecks
@testable import ValidationCore

@Suite struct FeaturesContractPictureTests {
  private func edges(
    _ least: Double, _ most: Double, mean: Double = 0, deviation: Double = 1, isWhole: Bool = false
  ) -> CellEdges? {
    CellEdges.forPicture(
      least: least, most: most, Moments(count: 9, mean: mean, deviation: deviation),
      isWhole: isWhole)
  }

  @Test("A range is cut at round numbers, and what lies far out is in one cell a side")
  func roundNumbers() {
    #expect(edges(0, 97, mean: 50, deviation: 30)?.edges == (0...10).map { Double($0) * 10 })
    #expect(edges(-1e9, 1e9)?.edges.first == -3)
    #expect(edges(-1e9, 1e9)?.edges.last == 3.5)
  }

  @Test("Few whole numbers have a cell each, one value has one, and infinities do not stretch them")
  func values() throws {
    let dice = try #require(edges(1, 6, mean: 3.5, deviation: 1.7, isWhole: true))
    #expect(dice.kinds.filter { $0 == .value }.count == 6)
    #expect(edges(7, 7, mean: 7, deviation: 0)?.kinds == [.gap, .value, .gap])
    #expect(edges(-.infinity, .infinity)?.edges.count ?? 0 > 2)
  }

  @Test("What cannot be cut is not drawn: no value, and numbers beyond every step")
  func nothingToCut() {
    #expect(
      CellEdges.forPicture(
        least: 0, most: 1, Moments(count: 0, mean: nil, deviation: nil), isWhole: false) == nil)
    #expect(
      edges(-1.7e308, 1.7e308, mean: 0, deviation: .greatestFiniteMagnitude) == nil)
  }

  @Test("Edges ascend, are few, and hold all values but those far out", arguments: [20_261_121])
  func manyRanges(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    for power in -300..<300 {
      let scale = Double(sign: .plus, exponent: power, significand: 1)
      let sorted = numbers.normal(8).compactMap { $0 }.map { $0 * scale }.sorted()
      let (least, most) = (sorted[0], sorted[7])
      let found = edges(
        least, most, mean: (least + most) / 2, deviation: most - least,
        isWhole: power > 60)
      let cut = try #require(found, "seed \(seed), \(sorted)")
      #expect((1...16).contains(cut.edges.count), "seed \(seed), \(sorted)")
      let isHeld = cut.isByValue || cut.edges[0] <= least && (cut.edges.last ?? 0) >= most
      #expect(isHeld, "seed \(seed), \(sorted)")
    }
  }

  @Test("A picture holds every row, with those that have no number, and no empty end")
  func counts() throws {
    let edges = try #require(CellEdges(edges: [0, 1, 2, 3], isByValue: false))
    let counts = NumericCells(
      null: 2, nan: 1, negativeInfinity: 0, positiveInfinity: 3, between: [0, 5, 0, 4, 0])
    let picture = try #require(ColumnPicture("x", counts, between: edges))
    #expect(
      picture.cells.map(\.label) == ["null", "NaN", "0 to 1", "1 to 2", "2 to 3", "+infinity"])
    #expect(picture.cells.map(\.rows) == [2, 1, 5, 0, 4, 3])
    #expect(ColumnPicture("x", counts, between: CellEdges(values: [1])) == nil)
  }

  @Test(
    "Categories are drawn by count, others together; names that are nearly all different are not")
  func categories() throws {
    let counts = { (unlisted: Int64) in
      ValueCounts(
        entries: [.init(value: "", count: 6), .init(value: "a", count: 4)], distinct: 5,
        unlisted: unlisted, null: 1)
    }
    let picture = try #require(ColumnPicture("x", counts(3)))
    #expect(picture.cells.map(\.label) == ["(empty text)", "a", "3 other values", "null"])
    #expect(ColumnPicture("x", counts(1_000)) == nil)
  }

  private func pictures(
    _ columns: String, more: String = "", types: [String: ColumnType], broken: String? = nil
  ) throws -> ContractPictures {
    let trial = try CheckTrial(
      FeaturesContract(),
      entry: "- { id: c, type: features.contract, dataset: d, columns: \(columns)\(more) }")
    let scope = trial.configuration.scope
    var answers = Answers()
    let table = scope.columns.map {
      TableColumn(name: $0.name, type: types[$0.name] ?? .double, engineType: "TEST")
    }
    answers.add([.columns], [.columns(table)])
    if let broken { answers.add([.nullCount(column: broken)], [.count(1)]) }
    return ContractPictures(scope, answers)
  }

  @Test("Keys, redacted columns and points in time are not drawn")
  func left() throws {
    let asked = try pictures(
      "{ id: {}, secret: {}, token: { unique: true }, at: {}, kind: {}, x: {} }",
      more: ", rows: { unique: [id] }, redact: [secret]",
      types: ["kind": .string, "at": .timestamp, "token": .string])
    #expect(Set(asked.questions.flatMap(\.columnsRead)) == ["kind", "x"])
    #expect(asked.pictures == nil)
  }

  @Test("Fifty columns are drawn at most, those with a broken promise first")
  func most() throws {
    let names = (0..<300).map { "c\($0): {}" }.joined(separator: ", ")
    let asked = try pictures("{ \(names) }", types: [:], broken: "c250")
    let columns = Set(asked.questions.flatMap(\.columnsRead))
    #expect(columns.count == 50 && columns.contains("c250") && !columns.contains("c49"))
    #expect(asked.notDrawn.count == 250 && asked.notDrawn.first == "c49")
    #expect(!asked.notDrawn.contains("c250"))
  }

  @Test(
    "Missing shares are drawn beside what is allowed, where too much is missing, else with the rows"
  )
  func missing() async throws {
    let trial = try CheckTrial(
      FeaturesContract(),
      entry: """
        - { id: c, type: features.contract, dataset: d, rows: { at-least: 1 },
            columns: { a: { nulls: 50% }, b: { nulls: 1 }, c: {} } }
        """)
    func judged(_ csv: String) async throws -> [Case] {
      let table = LiteralTable(csv: csv)
      return try trial.cases(of: try await trial.measure(answering: table.answer))
    }
    let cases = try await judged("a,b,c\n,,1\n,1,2\n1,1,3\n1,1,4\n")
    #expect(cases.filter { !$0.figures.isEmpty }.map(\.subject) == ["rows"])
    let figure = cases.flatMap(\.figures).first
    let entries = [
      Figure.Entry(name: "a", value: 50, limit: 50), Figure.Entry(name: "b", value: 25, limit: 25),
      Figure.Entry(name: "c", value: 0, limit: nil),
    ]
    #expect(
      figure
        == .ranking(.init(title: "missing values by column", unit: "% of rows", entries: entries)))
    let failing = try await judged("a,b,c\n1,,1\n1,,2\n")
    #expect(failing.filter { !$0.figures.isEmpty }.map(\.subject) == ["b"])
    #expect(try await judged("a,b,c\n1,1,1\n").allSatisfy(\.figures.isEmpty))
  }
}
