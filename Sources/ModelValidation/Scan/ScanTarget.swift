// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// One thing to be scanned, in the words of whoever asked for it.
struct ScanTarget: Sendable {
  enum State: Sendable {
    case regularFile
    /// Nothing that can be read as a file; why, and what to do.
    case refused(message: String, remedy: String)
  }

  let path: String
  /// Absolute, as the system has it: a name need not be UTF-8.
  let place: [UInt8]
  let state: State

  static func refused(_ path: String, _ place: [UInt8], _ message: String, remedy: String) -> Self {
    Self(path: path, place: place, state: .refused(message: message, remedy: remedy))
  }
}

/// What stands at a place, without following a link.
enum FileKind: Sendable {
  case file, folder, link, absent
  case special(String)
  case unreachable(String)

  init(at place: [UInt8], followingLinks: Bool = false) {
    var status = stat()
    let path = (place + [0]).map { CChar(bitPattern: $0) }
    guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else {
      self = errno == ENOENT ? .absent : .unreachable(String(cString: strerror(errno)))
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    case S_IFIFO: self = .special("a named pipe")
    case S_IFSOCK: self = .special("a socket")
    default: self = .special("a device")
    }
  }
}
