// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Crypto

/// A digest in the making, of whichever kind a signature or a list of checksums names.
enum ContentHash {
  case sha256(SHA256)
  case blake2b(BLAKE2b)

  init(_ algorithm: HashAlgorithm) {
    switch algorithm {
    case .sha256: self = .sha256(SHA256())
    case .blake2b: self = .blake2b(BLAKE2b())
    }
  }

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    switch self {
    case .sha256(var hash):
      hash.update(bufferPointer: bytes)
      self = .sha256(hash)
    case .blake2b(var hash):
      hash.update(bytes)
      self = .blake2b(hash)
    }
  }

  func finish() -> [UInt8] {
    switch self {
    case .sha256(let hash): Array(hash.finalize())
    case .blake2b(let hash): hash.finish()
    }
  }
}
