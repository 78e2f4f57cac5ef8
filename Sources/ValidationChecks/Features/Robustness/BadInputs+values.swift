// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Wrong values in a column of the sample.
extension BadInputs {
  mutating func nulls(in place: Int) -> [BadInput] {
    let all = Dictionary(
      uniqueKeysWithValues: sample.rows.indices.map { ($0, sample.nullCell) })
    return [
      one(sample.nullCell, in: place, .nulls, "no value"),
      BadInput(
        kind: .nulls, column: name(place), what: "no value in column \(shown(place)) of any row",
        content: .table(replacing(all, in: place))),
    ]
  }

  mutating func unseen(in place: Int) -> BadInput {
    one(
      sample.cell(text: "unseen-\(random.word())"), in: place, .unseenCategories,
      "a value never seen")
  }

  mutating func wrongType(in place: Int) -> BadInput {
    one(sample.cell(text: "not a number"), in: place, .wrongTypes, "a word for a number")
  }

  mutating func huge(in place: Int) -> BadInput {
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
  mutating func several(
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
}
