// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Crypto

extension DVCFolderListing {
  /// Of its text, which is how DVC names a folder; nil where a name is no UTF-8.
  package var digest: MD5Digest? {
    guard let text else { return nil }
    return MD5Digest(bytes: Insecure.MD5.hash(data: Array(text.utf8)))
  }
}
