// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A git object id of a blob in a SHA-1 repository: SHA-1 of `blob <size>`, NUL, content.
package typealias GitBlobDigest = HexDigest<GitBlobDigestKind>

package enum GitBlobDigestKind: DigestKind {
  package static let byteCount = 20
}
