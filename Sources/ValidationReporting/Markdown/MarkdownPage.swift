// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Markdown that grows piece by piece until its budget is used.
struct MarkdownPage {
  private(set) var text = ""
  /// Bytes.
  let budget: Int

  init(budget: Int) { self.budget = budget }

  /// - Parameter always: for the few short pieces that the room beyond the budget is kept for.
  /// - Returns: whether there was room.
  @discardableResult
  mutating func add(_ piece: String, always: Bool = false) -> Bool {
    guard always || text.utf8.count + piece.utf8.count <= budget else { return false }
    text += piece
    return true
  }
}
