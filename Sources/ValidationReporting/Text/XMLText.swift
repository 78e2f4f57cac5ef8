// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Escaping of text that is already free of characters which XML refuses.
enum XMLText {
  static func content(_ text: String) -> String {
    escaped(text) { entity(in: $0, attribute: false) }
  }

  static func attribute(_ text: String) -> String {
    escaped(text) { entity(in: $0, attribute: true) }
  }

  /// Bytes that a character takes once escaped.
  static func cost(_ scalar: Unicode.Scalar) -> Int {
    entity(in: scalar, attribute: true)?.utf8.count ?? UTF8.width(scalar)
  }

  private static func escaped(_ text: String, by entity: (Unicode.Scalar) -> String?) -> String {
    // Most text needs nothing, and there may be fifty thousand cases.
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && !special.contains($0) }
    return isPlain ? text : text.replacingScalars(by: entity)
  }

  private static let special = Array("&<>\"'".utf8)

  private static func entity(in scalar: Unicode.Scalar, attribute: Bool) -> String? {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"" where attribute: "&quot;"
    // A parser turns raw white space of an attribute into blanks.
    case "\n" where attribute: "&#10;"
    case "\t" where attribute: "&#9;"
    default: nil
    }
  }
}
