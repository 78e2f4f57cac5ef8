// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Digests that are verified, named as in the serialization of a model signature.
enum HashAlgorithm: String, Hashable, Sendable {
  case sha256
  case blake2b
}
