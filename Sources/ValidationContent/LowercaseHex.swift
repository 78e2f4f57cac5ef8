// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The one spelling of a digest that is accepted and written.
enum LowercaseHex {
  private static let alphabet = Array("0123456789abcdef".utf8)

  static func text(_ bytes: some Sequence<UInt8>) -> String {
    var digits: [UInt8] = []
    for byte in bytes {
      digits.append(alphabet[Int(byte >> 4)])
      digits.append(alphabet[Int(byte & 15)])
    }
    return String(decoding: digits, as: UTF8.self)
  }

  static func checked(_ text: some StringProtocol, digits: Int) -> String? {
    let bytes = text.utf8
    guard bytes.count == digits, bytes.allSatisfy(isDigit) else { return nil }
    return String(text)
  }

  /// Nil unless they are exactly that many bytes in the accepted spelling.
  static func bytes(_ text: some StringProtocol, count: Int) -> [UInt8]? {
    guard let checked = checked(text, digits: 2 * count) else { return nil }
    let digits = checked.utf8.map { $0 < 0x3a ? $0 - 0x30 : $0 - 0x57 }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }
}
