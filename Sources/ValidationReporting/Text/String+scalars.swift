// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension String {
  /// Every scalar for which there is a substitute, substituted.
  ///
  /// Escaping must not look at characters: `'` with a combining accent, or CR with LF, is another
  /// character than `'` or CR, yet the same byte to whoever reads the text.
  func replacingScalars(by substitute: (Unicode.Scalar) -> String?) -> String {
    var result = UnicodeScalarView()
    for scalar in unicodeScalars {
      if let text = substitute(scalar) {
        result.append(contentsOf: text.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
