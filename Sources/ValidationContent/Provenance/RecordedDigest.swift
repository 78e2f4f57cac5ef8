// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A digest as a record of a training spells it, with the algorithm that it is of.
package struct RecordedDigest: Hashable, Sendable, CustomStringConvertible {
  /// Named as in an in-toto digest set.
  package enum Algorithm: String, CaseIterable, Codable, Hashable, Sendable {
    case sha256, sha512, sha1, md5, gitBlob

    var byteCount: Int {
      switch self {
      case .sha256: 32
      case .sha512: 64
      case .sha1, .gitBlob: 20
      case .md5: 16
      }
    }
  }

  package let algorithm: Algorithm
  /// Lowercase hexadecimal.
  package let hex: String

  package var description: String { "\(algorithm.rawValue):\(hex)" }

  /// - Returns: `nil` unless they are as many hexadecimal digits as the algorithm gives.
  package init?(_ algorithm: Algorithm, hex: String) {
    guard let hex = LowercaseHex.checked(hex.lowercased(), digits: 2 * algorithm.byteCount) else {
      return nil
    }
    self.algorithm = algorithm
    self.hex = hex
  }

  /// `sha256:…`, or digits alone, whose number tells the algorithm: forty are what `git hash-object`
  /// prints, 32 an MD5, as DVC has it, which marks that of a folder's listing with `.dir`.
  package init?(spelled text: String) {
    if text.hasSuffix(".dir") {
      self.init(.md5, hex: String(text.dropLast(4)))
    } else if let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) {
      guard let algorithm = Algorithm(rawValue: String(text[..<colon])) else { return nil }
      self.init(algorithm, hex: String(text[text.index(after: colon)...]))
    } else {
      let order: [Algorithm] = [.sha256, .gitBlob, .md5, .sha512]
      guard let algorithm = order.first(where: { 2 * $0.byteCount == text.utf8.count }) else {
        return nil
      }
      self.init(algorithm, hex: text)
    }
  }
}
