// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

extension Repository {
  /// Copies a file out of the working tree as it is now, following no link and never waiting.
  ///
  /// - Throws: ``Obstacle`` `content.not-a-file`, `content.unreadable`, `content.disk-full`.
  func copyWorkingFile(_ path: RepositoryPath, to target: String, mode: mode_t) throws {
    try translatingSystemFailures(path) {
      let file = try Descriptor(path.components, below: root.plainPath, O_RDONLY | O_NONBLOCK)
      guard try file.status().st_mode & S_IFMT == S_IFREG else {
        throw Obstacle.notAFile(path, "no regular file in the working tree")
      }
      try FileWriter.copy(file, to: target, mode: mode)
    }
  }

  /// Bytes; `nil` when there is no regular file.
  func sizeOfWorkingFile(_ path: RepositoryPath) -> Int64? {
    let flags = O_RDONLY | O_NONBLOCK
    guard let file = try? Descriptor(path.components, below: root.plainPath, flags),
      let status = try? file.status(), status.st_mode & S_IFMT == S_IFREG
    else { return nil }
    return Int64(status.st_size)
  }

  /// Whether anything stands at a path of the working tree, a dangling link included.
  func existsInWorkingTree(_ path: RepositoryPath) -> Bool {
    var status = stat()
    return lstat(root.plainPath + "/" + path.text, &status) == 0
  }
}
