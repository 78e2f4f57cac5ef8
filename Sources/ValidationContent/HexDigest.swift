// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What a digest is of, and how many bytes it has.
package protocol DigestKind: Sendable {
  static var byteCount: Int { get }
}

/// Lowercase hexadecimal digits that name content.
package struct HexDigest<Kind: DigestKind>: Hashable, Sendable, Comparable,
  CustomStringConvertible
{
  package let hex: String

  /// Nil unless the text is exactly as many lowercase hexadecimal digits as the digest has.
  package init?(hex: some StringProtocol) {
    guard let hex = LowercaseHex.checked(hex, digits: 2 * Kind.byteCount) else { return nil }
    self.hex = hex
  }

  init(bytes: some Sequence<UInt8>) {
    self.hex = LowercaseHex.text(bytes)
  }

  package var description: String { hex }

  package static func < (left: Self, right: Self) -> Bool { left.hex < right.hex }
}

extension HexDigest: Codable {
  /// A plain string; throws `DecodingError.dataCorrupted` where it is no digest.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let digest = Self(hex: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "not \(2 * Kind.byteCount) lowercase hexadecimal digits")
    }
    self = digest
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }
}
