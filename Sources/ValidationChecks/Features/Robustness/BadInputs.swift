// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// Makes bad inputs from a good sample, the same ones from the same seed.
struct BadInputs {
  let sample: TextTable
  private let spoiled: [Int]
  private let knowsColumns: Bool
  var random: SeededRandom

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

  func name(_ place: Int) -> String { sample.columns[place].name }

  func shown(_ place: Int) -> String { "'\(OneLine.of(name(place), most: 60))'" }

  /// The sample with some cells of a column replaced, by row.
  func replacing(_ cells: [Int: String], in place: Int) -> TextTable {
    sample.with(
      rows: sample.rows.enumerated().map { index, row in
        var row = row
        if let cell = cells[index] { row[place] = cell }
        return row
      })
  }

  mutating func one(
    _ cell: String, in place: Int, _ kind: FeaturesRobustness.Kind, _ what: String
  ) -> BadInput {
    let row = random.place(below: sample.rows.count)
    return BadInput(
      kind: kind, column: name(place), what: "\(what) in column \(shown(place)) of row \(row + 1)",
      content: .table(replacing([row: cell], in: place)))
  }
}
