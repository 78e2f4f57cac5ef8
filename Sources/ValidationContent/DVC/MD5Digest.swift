// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// MD5, by which DVC names content; no protection against intent.
package typealias MD5Digest = HexDigest<MD5DigestKind>

package enum MD5DigestKind: DigestKind {
  package static let byteCount = 16
}
