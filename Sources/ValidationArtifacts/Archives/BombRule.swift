// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// When something expands to so much more than it was that unpacking it is an attack.
///
/// Zeros compress a thousandfold, so what a model format accounts for byte by byte is none.
enum BombRule {
  static let ratio: UInt64 = 100
  static let least: UInt64 = 32 << 20

  static func isSuspect(_ expanded: UInt64, from packed: UInt64) -> Bool {
    expanded >= least && expanded / ratio >= packed
  }

  /// Formats whose readers compare what is there with what they say that they hold.
  static func accountsForItsBytes(_ kind: ArtifactKind) -> Bool {
    switch kind {
    case .unknown, .zip, .tar, .compressed, .sevenZip, .json, .yaml, .text, .pmml, .lfsPointer:
      false
    default: true
    }
  }
}

extension FindingDraft {
  static func bomb(_ name: String, _ expanded: UInt64, from packed: UInt64) -> Self {
    Self(
      "safety.decompression-bomb", .high,
      "\(name.excerpt) grows from \(packed) to \(expanded) bytes or more, and no model format "
        + "accounts for them: unpacking it fills memory or disk",
      subject: name, remedy: "do not unpack it; ask for the model itself")
  }
}
