// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// An input with one thing wrong.
struct BadInput: Sendable {
  enum Content: Sendable {
    case table(TextTable)
    /// A whole file; the rows that are in it, where somebody knows.
    case bytes(Data, rows: Int?)
  }

  var kind: FeaturesRobustness.Kind
  var column: String?
  /// What is wrong, to follow "with".
  var what: String
  var content: Content
  /// Each wrong value alone, tried when all of them together are rejected.
  var alone: [BadInput] = []

  /// Rows that were given; `nil` when it is no table.
  var rows: Int? {
    switch content {
    case .table(let table): table.rows.count
    case .bytes(let data, let rows): data.isEmpty ? 0 : rows
    }
  }

  var table: TextTable? { if case .table(let table) = content { table } else { nil } }

  func with(_ table: TextTable) -> BadInput {
    BadInput(kind: kind, column: column, what: what, content: .table(table))
  }
}

/// Makes bad inputs from a good sample, the same ones from the same seed.
struct BadInputs {
  private let sample: TextTable
  private let spoiled: [Int]
  private let knowsColumns: Bool
  private var random: SeededRandom

  /// - Parameter knowsColumns: whether a file without a row still says which columns it has.
  init(from sample: TextTable, columns: [String]?, seed: Int, knowsColumns: Bool) {
    self.sample = sample
    self.knowsColumns = knowsColumns
    spoiled = sample.columns.indices.filter { place in
      columns?.contains(sample.columns[place].name) ?? true
    }
    random = SeededRandom(seed: seed)
  }

  /// Empty for a kind that does not fit the sample.
  mutating func inputs(of kind: FeaturesRobustness.Kind) -> [BadInput] {
    switch kind {
    case .nulls: spoiled.flatMap { nulls(in: $0) }
    case .unseenCategories: textColumns.map { unseen(in: $0) }
    case .extremes: numberColumns.flatMap { several(Self.extremes, in: $0, kind) }
    case .wrongTypes: numberColumns.map { wrongType(in: $0) }
    case .unicode: textColumns.flatMap { several(Self.texts.map(sample.cell), in: $0, kind) }
    case .hugeCell: textColumns.map { huge(in: $0) }
    case .missingColumns: sample.columns.count > 1 ? spoiled.map(missing) : []
    case .extraColumn: [extra()]
    case .reorderedColumns: sample.columns.count > 1 ? [reordered()] : []
    case .emptyFile:
      [BadInput(kind: kind, what: "an empty file", content: .bytes(Data(), rows: 0))]
    case .headerOnly:
      knowsColumns
        ? [
          BadInput(
            kind: kind, what: "\(sample.format == .csv ? "a header" : "columns") and no row",
            content: .table(sample.with(rows: [])))
        ]
        : []
    case .kept: []
    }
  }

  private var numberColumns: [Int] { spoiled.filter(isNumber) }
  private var textColumns: [Int] { spoiled.filter { !isNumber($0) && hasValue($0) } }

  private func hasValue(_ place: Int) -> Bool {
    sample.rows.contains { sample.value($0[place]) != nil }
  }

  private func isNumber(_ place: Int) -> Bool {
    let cells = sample.rows.compactMap { sample.value($0[place]) == nil ? nil : $0[place] }
    let numbers = cells.compactMap { Double($0) }
    return numbers.count == cells.count && numbers.contains(where: \.isFinite)
  }

  private func name(_ place: Int) -> String { sample.columns[place].name }

  private func shown(_ place: Int) -> String { "'\(OneLine.of(name(place), most: 60))'" }

  /// The sample with some cells of a column replaced, by row.
  private func replacing(_ cells: [Int: String], in place: Int) -> TextTable {
    sample.with(
      rows: sample.rows.enumerated().map { index, row in
        var row = row
        if let cell = cells[index] { row[place] = cell }
        return row
      })
  }

  private mutating func one(
    _ cell: String, in place: Int, _ kind: FeaturesRobustness.Kind, _ what: String
  ) -> BadInput {
    let row = random.place(below: sample.rows.count)
    return BadInput(
      kind: kind, column: name(place), what: "\(what) in column \(shown(place)) of row \(row + 1)",
      content: .table(replacing([row: cell], in: place)))
  }

  private mutating func nulls(in place: Int) -> [BadInput] {
    let all = Dictionary(
      uniqueKeysWithValues: sample.rows.indices.map { ($0, sample.nullCell) })
    return [
      one(sample.nullCell, in: place, .nulls, "no value"),
      BadInput(
        kind: .nulls, column: name(place), what: "no value in column \(shown(place)) of any row",
        content: .table(replacing(all, in: place))),
    ]
  }

  private mutating func unseen(in place: Int) -> BadInput {
    one(
      sample.cell(text: "unseen-\(random.word())"), in: place, .unseenCategories,
      "a value never seen")
  }

  private mutating func wrongType(in place: Int) -> BadInput {
    one(sample.cell(text: "not a number"), in: place, .wrongTypes, "a word for a number")
  }

  private mutating func huge(in place: Int) -> BadInput {
    one(
      sample.cell(text: String(repeating: "x", count: 1_000_000)), in: place, .hugeCell,
      "a value of 1 MB")
  }

  static let extremes = ["1e308", "-1e308", "-1", "0", "1e-308", "9223372036854775807"]

  /// Combining marks, right-to-left with an override, a family in emoji, letters beyond the first plane, a
  /// mark that nobody sees, and what CSV has to quote.
  static let texts = [
    "e\u{301}\u{302}\u{327}", "\u{202e}\u{5d0}\u{5d1}\u{62c}", "👩‍👩‍👧‍👦", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "\u{feff}a\u{200b}",
    "a\"b,c\nd",
  ]

  /// One wrong value in each of some rows; each in an input of its own when there are too few rows.
  private mutating func several(
    _ cells: [String], in place: Int, _ kind: FeaturesRobustness.Kind
  ) -> [BadInput] {
    let what = kind == .extremes ? "extreme numbers" : "uncommon letters"
    let rows = random.order(of: sample.rows.count)
    let chosen = Dictionary(uniqueKeysWithValues: zip(rows, cells).map { ($0, $1) })
    let alone = cells.map { cell in
      BadInput(
        kind: kind, column: name(place),
        what: "\(OneLine.of(cell, most: 40)) in column \(shown(place))",
        content: .table(replacing([rows[0]: cell], in: place)))
    }
    guard rows.count >= cells.count else { return alone }
    return [
      BadInput(
        kind: kind, column: name(place), what: "\(what) in column \(shown(place))",
        content: .table(replacing(chosen, in: place)), alone: alone)
    ]
  }

  private func missing(_ place: Int) -> BadInput {
    BadInput(
      kind: .missingColumns, column: name(place), what: "no column \(shown(place))",
      content: .table(sample.with(columns: sample.columns.indices.filter { $0 != place })))
  }

  private mutating func extra() -> BadInput {
    let name = "unexpected_\(random.word())"
    var table = sample
    table.columns.append(.init(name: name, written: sample.cell(text: name)))
    table.rows = sample.rows.map { $0 + [sample.cell(text: "x")] }
    return BadInput(kind: .extraColumn, what: "one more column '\(name)'", content: .table(table))
  }

  private mutating func reordered() -> BadInput {
    BadInput(
      kind: .reorderedColumns, what: "the columns in another order",
      content: .table(sample.with(columns: random.order(of: sample.columns.count))))
  }
}
