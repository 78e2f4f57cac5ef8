// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

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
