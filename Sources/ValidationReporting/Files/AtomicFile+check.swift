// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation

extension AtomicFile {
  /// Tries whether a file could be written at this place, without leaving anything there.
  ///
  /// - Throws: ``AtomicFileError``, what ``write(_:to:)`` would throw now.
  package static func check(_ url: URL) throws {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), isFolder.boolValue
    {
      return try write(Data(), to: url)
    }
    let probe = url.deletingLastPathComponent()
      .appendingPathComponent(".validate-model-\(UUID().uuidString).probe", isDirectory: false)
    try write(Data(), to: probe)
    try? FileManager.default.removeItem(at: probe)
  }
}
