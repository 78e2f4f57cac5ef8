// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Text out of untrusted bytes that may stand in a message.
enum VisibleText {
  private static let longest = 300

  /// Controls and direction marks are spelled out, and what is over-long is cut.
  static func of(_ bytes: some Sequence<UInt8>) -> String {
    var text = ""
    for (index, scalar) in String(decoding: Array(bytes), as: UTF8.self).unicodeScalars.enumerated()
    {
      guard index < longest else { return text + "…" }
      if isPlain(scalar) {
        text.unicodeScalars.append(scalar)
      } else {
        text += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return text
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
    default: true
    }
  }
}
