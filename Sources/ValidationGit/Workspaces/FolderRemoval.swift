// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Removes a folder with all that a command may have left in it.
enum FolderRemoval {
  static func remove(_ folder: URL) {
    if (try? FileManager.default.removeItem(at: folder)) != nil { return }
    // A folder that its owner may not write to keeps its content.
    makeFoldersWritable(in: folder)
    try? FileManager.default.removeItem(at: folder)
  }

  private static func makeFoldersWritable(in folder: URL) {
    var status = stat()
    guard lstat(folder.plainPath, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return }
    chmod(folder.plainPath, 0o700)
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.plainPath)
    for name in names ?? [] {
      makeFoldersWritable(in: folder.appending(path: name))
    }
  }
}
