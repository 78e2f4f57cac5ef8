// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Crypto
package import Foundation

/// Digests of content, at the pace of the disk and in constant memory.
package enum ContentDigest {
  /// Follows symbolic links; throws `ContentReadError` for anything that is no readable file, and when
  /// the task is cancelled.
  package static func sha256(ofFileAt url: URL) throws(ContentReadError) -> SHA256Digest {
    var hash = SHA256()
    let file = try ContentFile(at: url)
    try file.forEachChunk { hash.update(bufferPointer: $0) }
    return SHA256Digest(bytes: hash.finalize())
  }

  package static func sha256(of bytes: some Sequence<UInt8>) -> SHA256Digest {
    SHA256Digest(bytes: SHA256.hash(data: Array(bytes)))
  }

  /// What `git hash-object --no-filters` prints; throws also where the file changed meanwhile,
  /// because the size stands in front of the content.
  package static func gitBlob(ofFileAt url: URL) throws(ContentReadError) -> GitBlobDigest {
    let file = try ContentFile(at: url)
    var hash = Insecure.SHA1()
    hash.update(data: blobHeader(size: file.size))
    let count = try file.forEachChunk { hash.update(bufferPointer: $0) }
    guard count == file.size else { throw .changed(url, from: file.size, to: count) }
    return GitBlobDigest(bytes: hash.finalize())
  }

  package static func gitBlob(of bytes: some Sequence<UInt8>) -> GitBlobDigest {
    let content = Array(bytes)
    var hash = Insecure.SHA1()
    hash.update(data: blobHeader(size: Int64(content.count)))
    hash.update(data: content)
    return GitBlobDigest(bytes: hash.finalize())
  }

  private static func blobHeader(size: Int64) -> [UInt8] {
    Array("blob \(size)\0".utf8)
  }
}
