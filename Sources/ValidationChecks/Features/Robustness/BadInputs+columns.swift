// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Columns that are not those of the sample.
extension BadInputs {
  func missing(_ place: Int) -> BadInput {
    BadInput(
      kind: .missingColumns, column: name(place), what: "no column \(shown(place))",
      content: .table(sample.with(columns: sample.columns.indices.filter { $0 != place })))
  }

  mutating func extra() -> BadInput {
    let name = "unexpected_\(random.word())"
    var table = sample
    table.columns.append(.init(name: name, written: sample.cell(text: name)))
    table.rows = sample.rows.map { $0 + [sample.cell(text: "x")] }
    return BadInput(kind: .extraColumn, what: "one more column '\(name)'", content: .table(table))
  }

  mutating func reordered() -> BadInput {
    BadInput(
      kind: .reorderedColumns, what: "the columns in another order",
      content: .table(sample.with(columns: random.order(of: sample.columns.count))))
  }
}
