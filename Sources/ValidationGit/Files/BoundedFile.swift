// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A small file of somebody else's making.
enum BoundedFile {
  /// Whole content; `nil` when it is no readable regular file or is larger than the limit. Never
  /// waits: a FIFO is opened without blocking, and refused.
  static func read(_ path: String, limit: Int, following: Bool = true) throws -> Data? {
    let flags = O_RDONLY | O_NONBLOCK | (following ? 0 : O_NOFOLLOW)
    guard let file = try? Descriptor(path, flags, action: "open") else { return nil }
    let status = try file.status()
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= limit else { return nil }
    // One more than allowed, so that a file that grows meanwhile is noticed.
    var bytes = [UInt8](repeating: 0, count: limit + 1)
    var count = 0
    while count <= limit {
      let step = bytes.withUnsafeMutableBytes { buffer in
        Foundation.read(file.number, buffer.baseAddress?.advanced(by: count), limit + 1 - count)
      }
      if step < 0 && errno == EINTR { continue }
      guard step >= 0 else { return nil }
      if step == 0 { break }
      count += step
    }
    return count <= limit ? Data(bytes.prefix(count)) : nil
  }
}
