// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// 32 lowercase hexadecimal digits by which DVC names content; no protection against intent.
package struct MD5Digest: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let hex: String

  /// Nil unless the text is exactly 32 lowercase hexadecimal digits.
  package init?(hex: some StringProtocol) {
    guard let hex = LowercaseHex.checked(hex, digits: 32) else { return nil }
    self.hex = hex
  }

  init(bytes: some Sequence<UInt8>) {
    self.hex = LowercaseHex.text(bytes)
  }

  package var description: String { hex }

  package static func < (left: Self, right: Self) -> Bool { left.hex < right.hex }
}

extension MD5Digest: Codable {
  /// A plain string; throws `DecodingError.dataCorrupted` where it is no digest.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let digest = Self(hex: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not 32 lowercase hexadecimal digits")
    }
    self = digest
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }
}
