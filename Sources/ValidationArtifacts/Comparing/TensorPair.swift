// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The data of two tensors of one type and shape, read side by side in chunks.
struct TensorPair {
  private let left: (file: ArtifactFile, start: UInt64)
  private let right: (file: ArtifactFile, start: UInt64)
  private let size: UInt64
  private let dtype: SafetensorsDType

  /// A multiple of 24 bytes, so that elements of 6 as of 64 bits never straddle two chunks.
  private static let chunkBytes = 24 * 40_960

  init(
    _ left: SafetensorsInspection.TensorEntry, in leftFile: ArtifactFile,
    _ right: SafetensorsInspection.TensorEntry, in rightFile: ArtifactFile
  ) {
    self.left = (leftFile, left.dataRange.lowerBound)
    self.right = (rightFile, right.dataRange.lowerBound)
    size = left.dataRange.upperBound - left.dataRange.lowerBound
    dtype = left.dtype
  }

  func compare() throws(ArtifactReadError) -> DifferenceTally {
    let capacity = Int(min(size, UInt64(Self.chunkBytes)))
    let a = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 16)
    let b = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 16)
    defer {
      a.deallocate()
      b.deallocate()
    }
    var tally = DifferenceTally()
    var done: UInt64 = 0
    while done < size {
      let count = Int(min(size - done, UInt64(capacity)))
      let (x, y) = (
        UnsafeMutableRawBufferPointer(rebasing: a[..<count]),
        UnsafeMutableRawBufferPointer(rebasing: b[..<count])
      )
      try left.file.read(into: x, at: left.start + done)
      try right.file.read(into: y, at: right.start + done)
      tally.add(x, y, firstIndex: dtype.elements(in: done), dtype: dtype)
      done += UInt64(count)
    }
    return tally
  }
}

extension DifferenceTally {
  fileprivate mutating func add(
    _ left: UnsafeMutableRawBufferPointer, _ right: UnsafeMutableRawBufferPointer,
    firstIndex: UInt64, dtype: SafetensorsDType
  ) {
    // Most chunks are the same, and memcmp tells it at the pace of the memory.
    guard let x = left.baseAddress, let y = right.baseAddress, memcmp(x, y, left.count) != 0
    else { return }
    ElementComparison(
      left: UnsafeRawBufferPointer(left), right: UnsafeRawBufferPointer(right),
      firstIndex: firstIndex
    ).add(to: &self, dtype: dtype)
  }
}
