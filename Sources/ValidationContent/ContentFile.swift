// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// An open regular file that is read once, front to back.
final class ContentFile {
  /// Bytes at the time of opening.
  let size: Int64
  private let name: String
  private let descriptor: Int32
  private static let chunkBytes = 1 << 20
  /// Between two looks whether the task was cancelled: a fraction of a second of reading.
  private static let cancellationBytes: Int64 = 64 << 20

  convenience init(at url: URL) throws(ContentReadError) {
    try self.init(nil, in: ContentLocation(url), flags: 0)
  }

  /// Without a path the location itself; a link in the last place is an error unless it is followed.
  convenience init(
    _ path: ContentPath?, in location: ContentLocation, followingLink: Bool
  ) throws(ContentReadError) {
    try self.init(path, in: location, flags: followingLink ? 0 : O_NOFOLLOW)
  }

  private init(
    _ path: ContentPath?, in location: ContentLocation, flags: Int32
  ) throws(ContentReadError) {
    // Non-blocking, so that a FIFO put in place of a model cannot hang the gate.
    let descriptor = open(
      location.terminated(path), O_RDONLY | O_CLOEXEC | O_NONBLOCK | flags)
    guard descriptor >= 0 else { throw location.error(path, errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw location.error(path, code)
    }
    self.name = location.name(of: path)
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw ContentReadError(path: name, reason: .notAFile)
    }
    self.descriptor = descriptor
    self.size = Int64(status.st_size)
  }

  deinit { close(descriptor) }

  /// Bytes that were read in all; the buffer is only valid inside the call.
  @discardableResult
  func forEachChunk(
    _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(ContentReadError) -> Int64 {
    try forEachChunk(in: 0..<Int64.max, body)
  }

  /// Up to the end of the range or of the file, whichever comes first.
  @discardableResult
  func forEachChunk(
    in range: Range<Int64>, _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(ContentReadError) -> Int64 {
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: Self.chunkBytes, alignment: 16)
    defer { buffer.deallocate() }
    var (place, nextLook) = (range.lowerBound, range.lowerBound + Self.cancellationBytes)
    while place < range.upperBound {
      if place >= nextLook {
        if Task.isCancelled { throw ContentReadError(path: name, reason: .cancelled) }
        nextLook = place + Self.cancellationBytes
      }
      let wanted = Int(min(Int64(buffer.count), range.upperBound - place))
      let count = pread(descriptor, buffer.baseAddress, wanted, off_t(place))
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw ContentReadError(path: name, reason: .system(code: errno)) }
      guard count > 0 else { break }
      body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      place += Int64(count)
    }
    return place - range.lowerBound
  }

  /// All of it; throws where that would be more than the caller wants to hold.
  func contents(atMost limit: Int64) throws(ContentReadError) -> [UInt8] {
    guard size <= limit else { throw ContentReadError(path: name, reason: .tooLarge(limit: limit)) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(size))
    try forEachChunk(in: 0..<limit) { bytes += $0 }
    return bytes
  }
}
