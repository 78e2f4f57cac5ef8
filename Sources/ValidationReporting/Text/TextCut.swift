// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Head and tail of a text that is too long, with a note of how much is missing between them.
package enum TextCut {
  /// Width in UTF-8.
  package static func bytes(_ scalar: Unicode.Scalar) -> Int { UTF8.width(scalar) }

  /// The prepared text when it costs no more than the budget; else its two ends and `N bytes cut`.
  ///
  /// Only a few times the budget is ever prepared, however long the text is.
  static func middle(
    of text: String, budget: Int, between marks: (String, String), cost: VisibleText.Cost,
    prepare: (Substring) -> String
  ) -> String {
    let (first, last, skipped) = ends(of: text, each: 2 * budget + 64)
    let head = prepare(first)
    guard skipped > 0 || total(head, cost) > budget else { return head }
    let tail = skipped > 0 ? prepare(last) : head
    let length = skipped + head.utf8.count + (skipped > 0 ? tail.utf8.count : 0)
    return joined(head, tail, length: length, budget: budget, between: marks, cost: cost)
  }

  private static func joined(
    _ head: String, _ tail: String, length: Int, budget: Int, between marks: (String, String),
    cost: VisibleText.Cost
  ) -> String {
    let note = { (count: Int) in "\(marks.0)\(count) bytes cut\(marks.1)" }
    let room = budget - total(note(length), cost)
    guard room > 0 else { return prefix(head, budget, cost) }
    let start = prefix(head, room - room / 3, cost)
    let end = suffix(tail, room / 3, cost)
    return start + note(max(0, length - start.utf8.count - end.utf8.count)) + end
  }

  /// Two pieces that end between characters, and the bytes that are in neither.
  private static func ends(of text: String, each: Int) -> (Substring, Substring, skipped: Int) {
    let bytes = text.utf8
    guard bytes.count > 2 * each else { return (text[...], text[...], 0) }
    var start = bytes.index(bytes.startIndex, offsetBy: each)
    while start.samePosition(in: text.unicodeScalars) == nil { start = bytes.index(before: start) }
    var end = bytes.index(bytes.endIndex, offsetBy: -each)
    while end.samePosition(in: text.unicodeScalars) == nil { end = bytes.index(after: end) }
    return (
      Substring(text.unicodeScalars[..<start]), Substring(text.unicodeScalars[end...]),
      bytes.distance(from: start, to: end)
    )
  }

  private static func total(_ text: String, _ cost: VisibleText.Cost) -> Int {
    text.unicodeScalars.reduce(0) { $0 + cost($1) }
  }

  private static func prefix(_ text: String, _ budget: Int, _ cost: VisibleText.Cost) -> String {
    var left = budget
    let kept = text.unicodeScalars.prefix { scalar in
      left -= cost(scalar)
      return left >= 0
    }
    return String(kept)
  }

  private static func suffix(_ text: String, _ budget: Int, _ cost: VisibleText.Cost) -> String {
    let scalars = text.unicodeScalars
    var left = budget
    var start = scalars.endIndex
    while start > scalars.startIndex {
      let before = scalars.index(before: start)
      left -= cost(scalars[before])
      if left < 0 { break }
      start = before
    }
    return String(scalars[start...])
  }
}
