// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation

extension AtomicFile {
  /// Tries whether a file could be written at this place, without leaving anything there.
  ///
  /// - Throws: ``AtomicFileError``, what ``write(_:to:)`` would throw now.
  package static func check(_ url: URL) throws {
    var status = stat()
    // What is there and no plain file is refused as the real report would be, before anything is run.
    if stat(url.path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      return try write(Data(), to: url)
    }
    let probe = url.deletingLastPathComponent()
      .appendingPathComponent(".validate-model-\(UUID().uuidString).probe", isDirectory: false)
    try write(Data(), to: probe)
    try? FileManager.default.removeItem(at: probe)
  }
}
