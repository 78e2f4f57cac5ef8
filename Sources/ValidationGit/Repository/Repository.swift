// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import CLibgit2
package import Foundation
import Synchronization
import ValidationCore

/// An open git repository with a working tree. Answers are plain values; nothing is ever written.
///
package final class Repository: Sendable {
  /// Folder that holds the tracked files.
  package let root: URL
  /// `.git`, or its counterpart of a linked working tree.
  package let gitFolder: URL
  /// `.git` of the main working tree: objects and the LFS store are shared there.
  package let commonFolder: URL

  private let lock = Mutex(())
  /// Unsafe by type, safe by use: libgit2 allows one thread at a time in a repository, and the pointer
  /// is only lent, in `use`, to a body that runs while the lock is held and returns a Sendable value.
  private nonisolated(unsafe) let handle: Handle

  private struct Handle: ~Copyable {
    let pointer: OpaquePointer
    deinit { git_repository_free(pointer) }
  }

  /// Takes over the pointer.
  init(adopting pointer: OpaquePointer, root: URL) {
    self.root = root
    self.gitFolder = Self.folder(git_repository_path(pointer)) ?? root
    self.commonFolder = Self.folder(git_repository_commondir(pointer)) ?? self.gitFolder
    self.handle = Handle(pointer: pointer)
  }

  /// Lends the repository's pointer, which must not leave the body.
  func use<Result: Sendable>(_ body: (OpaquePointer) throws -> Result) throws -> Result {
    try translatingGitFailures {
      try lock.withLock { _ in try body(handle.pointer) }
    }
  }

  static func folder(_ path: UnsafePointer<CChar>?) -> URL? {
    path.map { URL(filePath: String(cString: $0), directoryHint: .isDirectory).standardizedFileURL }
  }
}
