// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Counts as people read them.
enum Counted {
  /// `1,234,567`.
  static func number(_ count: some BinaryInteger) -> String {
    let digits = Array(String(count.magnitude))
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return count < 0 ? "-\(text)" : text
  }

  /// `1 row`, `1,000 rows`.
  static func things(_ count: some BinaryInteger, _ one: String, _ many: String? = nil) -> String {
    "\(number(count)) \(count == 1 ? one : many ?? one + "s")"
  }

  /// At most so many names, and how many were left out.
  static func list(_ names: [String], most: Int = 8) -> String {
    let shown = names.prefix(most).joined(separator: ", ")
    return names.count > most ? "\(shown), and \(number(names.count - most)) more" : shown
  }
}
