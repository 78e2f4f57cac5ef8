// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A temporary file that has no name from its first moment, so that nothing is left behind.
final class SpoolFile {
  private static let displayName = "a temporary file"

  private var descriptor: Int32
  private var size: UInt64 = 0

  init() throws(ArtifactReadError) {
    let folder = FileManager.default.temporaryDirectory
    var template = Array(
      folder.appending(path: "validate-model-XXXXXX").path(percentEncoded: false).utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Self.failure }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func append(_ bytes: [UInt8]) throws(ArtifactReadError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        pwrite(
          descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written,
          off_t(clamping: size))
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw Self.failure }
      written += count
      size += UInt64(count)
    }
  }

  /// Hands the file over to a reader; it goes with the reader.
  func finish() -> ArtifactFile {
    defer { descriptor = -1 }
    return ArtifactFile(owning: descriptor, path: Self.displayName, size: size)
  }

  private static var failure: ArtifactReadError {
    ArtifactReadError(path: displayName, reason: .system(code: errno))
  }
}
