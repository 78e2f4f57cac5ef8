// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Crypto
package import Foundation

/// Digests of files as DVC takes them.
package enum DVCDigest {
  /// With DVC 3's reading of what DVC 2 tracked.
  package static func of(
    fileAt url: URL, as kind: DVCPointer.HashKind
  ) throws(ContentReadError) -> MD5Digest {
    switch kind {
    case .content:
      var hash = Insecure.MD5()
      try ContentFile(at: url).forEachChunk { hash.update(bufferPointer: $0) }
      return MD5Digest(bytes: hash.finalize())
    case .unixText: return try unixText(url, .everyBlock)
    }
  }

  /// Whether a file is the one that a digest names; of text that DVC 2 tracked either reading counts.
  package static func matches(
    _ digest: MD5Digest, fileAt url: URL, as kind: DVCPointer.HashKind
  ) throws(ContentReadError) -> Bool {
    if try of(fileAt: url, as: kind) == digest { return true }
    guard kind == .unixText else { return false }
    return try unixText(url, .firstBlock) == digest
  }

  private static func unixText(
    _ url: URL, _ decision: UnixTextMD5.Decision
  ) throws(ContentReadError) -> MD5Digest {
    var hash = UnixTextMD5(decision)
    try ContentFile(at: url).forEachChunk { hash.update($0) }
    return hash.finish()
  }
}
