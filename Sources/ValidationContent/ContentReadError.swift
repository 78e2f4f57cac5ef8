// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Content could not be read: about the machine, never about the model.
package struct ContentReadError: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Reason: Hashable, Sendable {
    /// A call failed with this `errno`.
    case system(code: Int32)
    case notAFile
    /// It has more bytes than are held at once for its kind.
    case tooLarge(limit: Int64)
    /// Bytes at the time of opening, and bytes that were read.
    case changed(from: Int64, to: Int64)
    /// The task that read it was cancelled.
    case cancelled
  }

  package let path: String
  package let reason: Reason

  /// Whether there is nothing at that path; a link to nowhere counts.
  package var isAbsence: Bool {
    reason == .system(code: ENOENT) || reason == .system(code: ENOTDIR)
  }

  package var description: String { "read \(path): \(explanation)" }

  private var explanation: String {
    switch reason {
    case .system(ENOENT): "it does not exist; check the path"
    case .system(EACCES): "permission denied; make it readable for this user"
    case .system(let code): String(cString: strerror(code))
    case .notAFile: "it is not a regular file; name a file"
    case .tooLarge(let limit): "it is larger than \(limit) bytes; name a file of the expected kind"
    case .changed(let from, let to):
      "it had \(from) bytes when opened and \(to) when read; stop what writes it and run again"
    case .cancelled: "it was cancelled; run again"
    }
  }

  static func changed(_ url: URL, from: Int64, to: Int64) -> Self {
    Self(path: url.path(percentEncoded: false), reason: .changed(from: from, to: to))
  }
}
