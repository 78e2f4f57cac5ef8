// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Advisory lock on a file, held until it is released or the process ends. Programs that are started
/// meanwhile do not inherit it.
struct Lock: Sendable {
  private let descriptor: Int32

  /// - Returns: `nil` when another holds it and there is to be no waiting.
  /// - Throws: ``SystemFailure``.
  init?(_ path: String, waiting: Bool) throws {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw SystemFailure(errno, "open \(path)") }
    guard flock(descriptor, waiting ? LOCK_EX : LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(descriptor)
      guard code == EWOULDBLOCK else { throw SystemFailure(code, "lock \(path)") }
      return nil
    }
    self.descriptor = descriptor
  }

  /// To be called once.
  func release() { close(descriptor) }
}
