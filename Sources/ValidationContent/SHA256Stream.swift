// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Crypto

/// A SHA-256 in the making, of bytes that somebody else reads.
package struct SHA256Stream {
  private var hash = SHA256()

  package init() {}

  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    hash.update(bufferPointer: bytes)
  }

  /// Of all bytes so far.
  package func digest() -> SHA256Digest { SHA256Digest(bytes: hash.finalize()) }
}
