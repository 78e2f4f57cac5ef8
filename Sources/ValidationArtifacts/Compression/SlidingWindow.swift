// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What was last written, for decoders that copy from it, on its way to the output.
///
/// Its memory is bounded and zeroed, and every index into it is taken modulo its length.
final class SlidingWindow {
  static let largest = 64 << 20
  private static let flushSize = 1 << 18

  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private let output: ExpandedOutput
  private var position = 0
  private var flushed = 0
  /// Bytes that can be copied from.
  private(set) var filled = 0
  /// Since the last reset.
  private(set) var written: UInt64 = 0

  /// Of the length that the stream asks for, or of the largest allowed; pages that are never
  /// written to take no memory.
  init(_ capacity: UInt64, _ output: ExpandedOutput) throws(ExpansionFailure) {
    let count = Int(max(4_096, min(capacity, UInt64(Self.largest))))
    guard let memory = calloc(count, 1) else { throw .unsupported("there is no memory for it") }
    bytes = UnsafeMutableBufferPointer(
      start: memory.bindMemory(to: UInt8.self, capacity: count), count: count)
    self.output = output
  }

  deinit { free(bytes.baseAddress) }

  func spend(decoding symbols: UInt64) throws(ExpansionFailure) {
    try output.spend(decoding: symbols)
  }

  func reset() { (filled, written) = (0, 0) }

  @inline(__always)
  func put(_ byte: UInt8) throws(ExpansionFailure) {
    bytes[position] = byte
    position &+= 1
    written &+= 1
    if filled < bytes.count { filled &+= 1 }
    if position == bytes.count || position - flushed >= Self.flushSize { try flush() }
  }

  /// The byte that many before the last one; zero where nothing was written so far back.
  @inline(__always)
  func back(_ distance: Int) -> UInt8 {
    guard distance >= 0, distance < filled else { return 0 }
    let place = position - 1 - distance
    return bytes[place < 0 ? place + bytes.count : place]
  }

  func copy(from distance: Int, count: Int) throws(ExpansionFailure) {
    var rest = max(count, 0)
    while rest > 0, distance >= 0, distance < filled {
      let before = position - 1 - distance
      let start = before < 0 ? before + bytes.count : before
      let part = min(
        rest, bytes.count - position, bytes.count - start, Self.flushSize - (position - flushed))
      // One after the other: what is copied may be what this copy makes.
      for place in 0..<part { bytes[position + place] = bytes[start + place] }
      (position, filled) = (position + part, min(filled + part, bytes.count))
      (written, rest) = (written + UInt64(part), rest - part)
      if position == bytes.count || position - flushed >= Self.flushSize { try flush() }
    }
    for _ in 0..<rest { try put(0) }
  }

  /// Distances beyond the largest window cannot be served, though the stream may be sound.
  func check(_ distance: UInt64, at offset: UInt64) throws(ExpansionFailure) {
    if distance < UInt64(filled) { return }
    guard distance < written else {
      throw .corrupt("it copies from before its beginning", at: offset)
    }
    throw .unsupported("it copies from more than \(bytes.count) bytes back")
  }

  func flush() throws(ExpansionFailure) {
    let part = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[flushed..<position])
    if position == bytes.count { position = 0 }
    flushed = position
    try output.write(part)
  }
}
