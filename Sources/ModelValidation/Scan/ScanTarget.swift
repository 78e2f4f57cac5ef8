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
  let url: URL
  let state: State

  static func refused(_ path: String, _ url: URL, _ message: String, remedy: String) -> Self {
    Self(path: path, url: url, state: .refused(message: message, remedy: remedy))
  }
}

/// What stands at a place, without following a link.
enum FileKind: Sendable {
  case file, folder, link, absent
  case special(String)
  case unreachable(String)

  init(at url: URL, followingLinks: Bool = false) {
    var status = stat()
    let path = url.path(percentEncoded: false)
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
