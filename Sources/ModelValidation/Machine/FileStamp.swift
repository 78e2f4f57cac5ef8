// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What the system says of a file without reading it.
struct FileStamp: Sendable {
  /// Path, size and time of writing: it changes when the file is replaced, and may be the same on another
  /// machine.
  let text: String
  /// Also where it is on the disk, and when anything about it was last changed, which no program can set.
  let identity: String
  /// Seconds since 1970.
  let changed: TimeInterval

  /// `nil` when there is no such file.
  init?(of file: URL) {
    var status = stat()
    guard stat(file.path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let (written, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (written, changed) = (status.st_mtim, status.st_ctim)
    #endif
    text = "\(file.path) \(status.st_size) \(written.tv_sec).\(written.tv_nsec)"
    identity = "\(text) \(status.st_dev) \(status.st_ino) \(changed.tv_sec).\(changed.tv_nsec)"
    self.changed = TimeInterval(changed.tv_sec)
  }

  static func text(of file: URL) -> String {
    FileStamp(of: file)?.text ?? "\(file.path) absent"
  }
}
