// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Characters that a terminal obeys, that XML 1.0 refuses, or that deceive a reader.
package enum HiddenCharacters {
  /// Outside XML 1.0's Char, or in it but invisible and able to mislead: DEL, C1, bidirectional
  /// controls ("Trojan Source", CVE-2021-42574), tags, joiners that only hide. Tab and newline are not
  /// among them.
  package static func contain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200B, 0x200E, 0x200F, 0x202A...0x202E: true
    case 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xFFFE, 0xFFFF, 0xE0000...0xE007F: true
    default: false
    }
  }

  /// Such as `\u{202E}`.
  package static func spelling(of scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars
  }
}
