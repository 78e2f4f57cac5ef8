// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// An open regular file, read at offsets without a shared position.
///
/// Never mapped: a file that is cut off while mapped would end the process by SIGBUS.
final class ArtifactFile: Sendable {
  let path: String
  /// Bytes at the time of opening.
  let size: UInt64
  private let descriptor: Int32

  convenience init(at url: URL) throws(ArtifactReadError) {
    try self.init(atPath: Array(url.path(percentEncoded: false).utf8))
  }

  /// - Parameter bytes: as the system has them, not always UTF-8.
  init(atPath bytes: [UInt8]) throws(ArtifactReadError) {
    let path = String(decoding: bytes, as: UTF8.self)
    // Non-blocking, so that a FIFO put in place of a model cannot hang the gate.
    let descriptor = open(
      (bytes + [0]).map { CChar(bitPattern: $0) }, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw ArtifactReadError(path: path, reason: .system(code: errno))
    }
    var status = stat()
    let failure = fstat(descriptor, &status) == 0 ? nil : errno
    guard failure == nil, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw ArtifactReadError(path: path, reason: failure.map { .system(code: $0) } ?? .notAFile)
    }
    self.path = path
    self.descriptor = descriptor
    self.size = UInt64(clamping: status.st_size)
  }

  /// Of an open file that nobody else closes.
  init(owning descriptor: Int32, path: String, size: UInt64) {
    self.path = path
    self.descriptor = descriptor
    self.size = size
  }

  deinit { close(descriptor) }

  /// Fills the whole buffer; throws where the file ends before, since it did not when opened.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64
  ) throws(ArtifactReadError) {
    var filled = 0
    while filled < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let count = pread(
        descriptor, rest.baseAddress, rest.count, off_t(clamping: offset + UInt64(filled)))
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw ArtifactReadError(path: path, reason: .system(code: errno)) }
      guard count > 0 else { throw ArtifactReadError(path: path, reason: .cutOff) }
      filled += count
    }
  }

  /// The caller bounds the count; it is allocated at once.
  func bytes(at offset: UInt64, count: Int) throws(ArtifactReadError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var failure: ArtifactReadError?
    bytes.withUnsafeMutableBytes { buffer in
      do throws(ArtifactReadError) {
        try read(into: buffer, at: offset)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }
}
