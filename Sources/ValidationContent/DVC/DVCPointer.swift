// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What DVC commits in place of a large file or folder: one entry of a `.dvc` file or of `dvc.lock`.
package struct DVCPointer: Hashable, Sendable {
  /// Over which bytes the digest goes.
  package enum HashKind: Hashable, Sendable {
    /// The content as it is: `hash: md5`, since DVC 3.
    case content
    /// DVC 2, which writes no `hash`: of text, the digest after every CRLF became LF.
    case unixText
  }

  package let digest: MD5Digest
  package let isFolder: Bool
  package let hashKind: HashKind
  /// Bytes; of a folder those of all its files.
  package let size: Int64?
  /// Of a folder.
  package let fileCount: Int64?
  package let isExecutable: Bool
}
