// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// SHA-256; two contents with one digest are the same.
package typealias SHA256Digest = HexDigest<SHA256DigestKind>

package enum SHA256DigestKind: DigestKind {
  package static let byteCount = 32
}
