// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// An open regular file that is read once, front to back.
final class ContentFile {
  /// Bytes at the time of opening.
  let size: Int64
  private let url: URL
  private let descriptor: Int32
  private static let chunkBytes = 1 << 20
  /// Between two looks whether the task was cancelled: a fraction of a second of reading.
  private static let cancellationBytes: Int64 = 64 << 20

  init(at url: URL) throws(ContentReadError) {
    // Non-blocking, so that a FIFO put in place of a model cannot hang the gate.
    let descriptor = open(url.path(percentEncoded: false), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .system(url, errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw .system(url, code)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .notAFile(url)
    }
    self.url = url
    self.descriptor = descriptor
    self.size = Int64(status.st_size)
  }

  deinit { close(descriptor) }

  /// Bytes that were read in all; the buffer is only valid inside the call.
  @discardableResult
  func forEachChunk(
    _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(ContentReadError) -> Int64 {
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: Self.chunkBytes, alignment: 16)
    defer { buffer.deallocate() }
    var (total, nextLook): (Int64, Int64) = (0, Self.cancellationBytes)
    while true {
      if total >= nextLook {
        if Task.isCancelled { throw .cancelled(url) }
        nextLook += Self.cancellationBytes
      }
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .system(url, errno) }
      guard count > 0 else { return total }
      body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      total += Int64(count)
    }
  }
}
