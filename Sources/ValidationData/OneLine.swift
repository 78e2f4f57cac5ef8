// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Foreign text made fit for a message: one line, bounded, nothing in it that a terminal obeys.
package enum OneLine {
  package static func of(_ text: String, limit: Int = 300) -> String {
    var line = ""
    var kept = 0
    for scalar in text.unicodeScalars {
      guard kept < limit else { return line + "…" }
      line += obeyed(scalar) ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
      kept += 1
    }
    return line
  }

  /// The name in double quotes, as messages show columns and values.
  package static func quoted(_ name: String) -> String { "\"\(of(name, limit: 100))\"" }

  private static func obeyed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
