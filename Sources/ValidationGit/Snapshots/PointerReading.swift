// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent

/// What a file turns out to be: content, or the text that stands for content elsewhere.
enum PointerReading: Hashable {
  /// Bytes.
  case content(size: UInt64)
  case pointer(LFSPointer)
  /// Neither content nor a pointer that any tool resolves.
  case malformed
  /// The stored object is what extensions made of the content, and only git-lfs can undo them.
  case extended

  /// - Throws: ``SystemFailure``.
  static func ofFile(at path: String) throws -> PointerReading {
    let file = try Descriptor(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW, action: "open")
    let size = Int64(try file.status().st_size)
    // One byte more than any pointer has.
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = read(file.number, &bytes, bytes.count)
    guard count >= 0 else { throw SystemFailure(errno, "read \(path)") }
    let beginning = bytes.prefix(count)
    guard LFSPointer.looksLikePointer(beginning) else { return .content(size: UInt64(size)) }
    guard size < 1024, let pointer = LFSPointer(parsing: Data(beginning)) else {
      return .malformed
    }
    return pointer.extensions.isEmpty ? .pointer(pointer) : .extended
  }
}
