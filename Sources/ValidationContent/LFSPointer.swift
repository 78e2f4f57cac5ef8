// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// The text that git LFS commits in place of a large file; only the canonical encoding counts.
///
/// An empty file stands for itself in git LFS: it is content here, not a pointer.
/// Source: git-lfs `docs/spec.md`.
package struct LFSPointer: Hashable, Sendable, Codable {
  /// One step that content went through before it was stored, in order of priority 0 to 9.
  package struct Extension: Hashable, Sendable, Codable {
    package let priority: Int
    package let name: String
    /// Of the content before this step.
    package let digest: SHA256Digest
  }

  /// Digest of the content; its name in the object store.
  package let digest: SHA256Digest
  /// Bytes of the content.
  package let size: Int64
  package let extensions: [Extension]

  /// Nil for anything but a well-formed pointer; ask `looksLikePointer` before taking it as content.
  package init?(parsing data: Data) {
    guard let fields = LFSPointerFields(parsing: data) else { return nil }
    self.digest = fields.digest
    self.size = fields.size
    self.extensions = fields.extensions
  }

  /// Place below `.git/lfs/objects`.
  package var relativeObjectPath: String {
    let oid = digest.hex
    return "\(oid.prefix(2))/\(oid.dropFirst(2).prefix(2))/\(oid)"
  }

  /// Bytes that `looksLikePointer` wants to see; fewer are enough for a shorter file.
  package static let prefixLength = 64

  /// Whether content begins as a pointer does, however broken it is after that.
  ///
  /// A mangled pointer (CRLF, byte order mark, over-long) must not pass for a model.
  package static func looksLikePointer(_ prefix: some Sequence<UInt8>) -> Bool {
    var bytes = Array(prefix.prefix(prefixLength))[...]
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { bytes = bytes.dropFirst(3) }
    bytes = bytes.drop { [0x20, 0x09, 0x0a, 0x0d].contains($0) }
    return beginnings.contains { bytes.starts(with: $0.utf8) }
  }

  private static let beginnings = [
    "version https://git-lfs.github.com/spec/", "version https://hawser.github.com/spec/",
  ]
}
