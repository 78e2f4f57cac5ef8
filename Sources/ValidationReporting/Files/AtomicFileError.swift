// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Why a file was not written, and what to do.
package struct AtomicFileError: Error, Hashable, CustomStringConvertible {
  package var path: String
  /// `errno` of the call that failed; 0 where nothing was called.
  package var code: Int32
  package var description: String

  static func refused(_ url: URL, _ reason: String, remedy: String) -> Self {
    let path = VisibleText.name(url.path)
    return Self(path: url.path, code: 0, description: "write \(path): \(reason); \(remedy)")
  }

  static func failed(_ action: String, _ url: URL, code: Int32) -> Self {
    let reason = String(cString: strerror(code)).lowercased()
    return Self(
      path: url.path, code: code,
      description: "\(action) \(VisibleText.name(url.path)): \(reason); \(remedy(for: code))")
  }

  private static func remedy(for code: Int32) -> String {
    switch code {
    case ENOSPC, EDQUOT: "free some space or name a path on another disk"
    case EACCES, EPERM, EROFS: "name a folder that this user may write to"
    case ENOTDIR, EEXIST: "a part of the path is a file; name another folder"
    case ENAMETOOLONG: "name a shorter path"
    default: "name another path"
    }
  }
}
