// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// An artifact could not be read: about the machine, never about the model.
package struct ArtifactReadError: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Reason: Hashable, Sendable {
    /// A call failed with this `errno`.
    case system(code: Int32)
    case notAFile
    /// The file became shorter while it was read.
    case cutOff
  }

  package let path: String
  package let reason: Reason

  package var description: String { "read \(path): \(explanation)" }

  private var explanation: String {
    switch reason {
    case .system(ENOENT): "it does not exist; check the path"
    case .system(EACCES): "permission denied; make it readable for this user"
    case .system(let code): String(cString: strerror(code))
    case .notAFile: "it is not a regular file; name a file"
    case .cutOff: "it became shorter while it was read; stop what writes it and run again"
    }
  }
}
