// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationContent
import ValidationCore

/// Content that DVC keeps, as a tracked pointer names it.
struct DVCObject: Hashable, Sendable {
  let digest: MD5Digest
  let hashKind: DVCPointer.HashKind
  /// Bytes, where the pointer tells.
  let size: Int64?
  let cache: DVCCache
  /// File that names it.
  let pointer: RepositoryPath

  /// Tells different contents apart, and from those that git stores.
  var id: String { (hashKind == .content ? "md5:" : "md5-dos2unix:") + digest.hex }
}
