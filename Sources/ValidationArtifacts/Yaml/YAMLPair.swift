// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// One key of a YAML text, at whatever depth, and what stands behind it.
struct YAMLPair: Hashable, Sendable {
  enum Value: Hashable, Sendable {
    case text(String)
    /// `*name`: what it is stands elsewhere.
    case alias
    /// A mapping or sequence of its own.
    case collection
    case nothing
  }

  /// As unescaped; nil where it is no plain text but an alias or a collection.
  let key: String?
  let value: Value
  /// Of the key, in bytes from the beginning of the text.
  let offset: UInt64
  /// Of the key in its line, from zero.
  let column: Int
}

extension YAMLPair {
  /// An array that grows has twice the room that it needs.
  var heldBytes: UInt64 {
    let text = if case .text(let text) = value { text.heldBytes } else { UInt64(0) }
    return UInt64(2 * MemoryLayout<Self>.stride) + (key?.heldBytes ?? 0) + text
  }
}
