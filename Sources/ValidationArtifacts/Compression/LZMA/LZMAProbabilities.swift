// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What an LZMA decoder has learnt, in 2048ths; shared by its copies.
///
/// Memory of its own, since an array is checked at every bit; a power of two of entries, so that every place
/// is inside once it is taken modulo their number.
final class LZMAProbabilities {
  private let values: UnsafeMutablePointer<UInt16>
  private let mask: Int

  var count: Int { mask + 1 }

  init(count: Int) throws(ExpansionFailure) {
    var size = 1
    while size < count { size *= 2 }
    guard let memory = calloc(size, MemoryLayout<UInt16>.stride) else {
      throw .unsupported("there is no memory for it")
    }
    values = memory.bindMemory(to: UInt16.self, capacity: size)
    mask = size - 1
  }

  deinit { free(values) }

  /// As at the beginning of a stream; at most all of them.
  func reset(_ wanted: Int) { values.update(repeating: 1_024, count: min(wanted, count)) }

  @inline(__always)
  subscript(place: Int) -> UInt16 {
    get { values[place & mask] }
    set { values[place & mask] = newValue }
  }
}
