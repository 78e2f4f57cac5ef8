// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What DVC commits in place of a large file or folder: one entry of a `.dvc` file or of `dvc.lock`.
package struct DVCPointer: Hashable, Sendable {
  /// Over which bytes the digest goes.
  package enum HashKind: Hashable, Sendable {
    /// The content as it is: `hash: md5`, since DVC 3.
    case content
    /// DVC 2: of text, the digest after every CRLF became LF.
    case unixText
  }

  /// As it is spelled: relative to `wdir`, and that to the file that holds the entry.
  package let path: String
  package let workingFolder: String?
  package let digest: MD5Digest
  package let isFolder: Bool
  package let hashKind: HashKind
  /// Bytes; of a folder those of all its files.
  package let size: Int64?
  /// Of a folder.
  package let fileCount: Int64?
  /// False where the content is committed to git instead: `cache: false`.
  package let isCached: Bool

  /// Where the content lies, from the root of the repository; nil where that is outside of it.
  package func place(from folder: ContentPath?) -> ContentPath? {
    guard !path.contains("://"), !path.hasPrefix("/"), workingFolder?.hasPrefix("/") != true else {
      return nil
    }
    var parts: [ArraySlice<UInt8>] = []
    let texts = [folder?.bytes ?? [], Array((workingFolder ?? "").utf8), Array(path.utf8)]
    for part in texts.flatMap({ $0.split(separator: UInt8(ascii: "/")) }) {
      if part.elementsEqual([0x2e]) { continue }
      guard part.elementsEqual([0x2e, 0x2e]) else {
        parts.append(part)
        continue
      }
      guard parts.popLast() != nil else { return nil }
    }
    return ContentPath(parts.joined(separator: [UInt8(ascii: "/")]))
  }
}
