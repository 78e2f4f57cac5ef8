// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension String {
  /// As a shell reads it as one word; left alone where nothing in it is special.
  var shellQuoted: String {
    let plain = !isEmpty && !hasPrefix("-") && utf8.allSatisfy(Self.isPlain)
    return plain ? self : "'" + replacing("'", with: "'\\''") + "'"
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
    default: "/._-+=:@,^".utf8.contains(byte)
    }
  }
}
