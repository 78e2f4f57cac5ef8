// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// An open file descriptor that is closed when its owner goes.
struct Descriptor: ~Copyable {
  let number: Int32

  /// - Throws: ``SystemFailure``.
  init(_ path: String, _ flags: Int32, mode: mode_t = 0, action: String) throws {
    let number = open(path, flags | O_CLOEXEC, mode)
    guard number >= 0 else { throw SystemFailure(errno, "\(action) \(path)") }
    self.number = number
  }

  /// Opens below a folder, following no symbolic link at any step.
  init(_ components: [String], below root: String, _ flags: Int32) throws {
    var folder = try Descriptor(root, O_RDONLY | O_DIRECTORY, action: "open")
    for name in components.dropLast() {
      folder = try Descriptor(name, in: folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
    }
    try self.init(components.last ?? ".", in: folder, flags | O_NOFOLLOW)
  }

  private init(_ name: String, in folder: borrowing Descriptor, _ flags: Int32) throws {
    let number = openat(folder.number, name, flags | O_CLOEXEC)
    guard number >= 0 else { throw SystemFailure(errno, "open \(name)") }
    self.number = number
  }

  deinit { close(number) }

  func status() throws -> stat {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw SystemFailure(errno, "look at a file") }
    return status
  }
}

/// A system call that failed, and on what.
struct SystemFailure: Error, Hashable, CustomStringConvertible {
  var code: Int32
  var action: String

  init(_ code: Int32, _ action: String) {
    self.code = code
    self.action = action
  }

  var isDiskFull: Bool { code == ENOSPC || code == EDQUOT }
  var description: String { "\(action): \(String(cString: strerror(code)))" }
}
