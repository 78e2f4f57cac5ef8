// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Compressed bytes, handed out one by one from a buffer.
struct DecoderInput {
  private let source: any ByteSource
  private var buffer: [UInt8] = []
  private var position = 0
  /// Of the buffer's first byte.
  private var base: UInt64
  let end: UInt64

  static let bufferSize = 1 << 16

  init(_ source: any ByteSource, from start: UInt64 = 0) {
    self.source = source
    self.end = source.size
    self.base = min(start, source.size)
  }

  /// Of the next byte, from the beginning of the source.
  var offset: UInt64 { base + UInt64(position) }
  var remaining: UInt64 { end - offset }
  var atEnd: Bool { offset == end }

  @inline(__always)
  mutating func byte() throws(ExpansionFailure) -> UInt8 {
    if position == buffer.count { try fill() }
    defer { position &+= 1 }
    return buffer[position]
  }

  /// Gives back bytes that were taken last.
  mutating func rewind(_ count: Int) {
    if count <= position {
      position -= count
    } else {
      (base, buffer, position) = (offset - UInt64(count), [], 0)
    }
  }

  mutating func bytes(_ count: Int) throws(ExpansionFailure) -> [UInt8] {
    guard UInt64(count) <= remaining else { throw .truncated(at: end) }
    var result: [UInt8] = []
    result.reserveCapacity(count)
    while result.count < count {
      if position == buffer.count { try fill() }
      let part = min(count - result.count, buffer.count - position)
      result += buffer[position..<position + part]
      position += part
    }
    return result
  }

  mutating func littleEndian<T: FixedWidthInteger & UnsignedInteger>(
    _ type: T.Type
  ) throws(ExpansionFailure) -> T {
    var value: T = 0
    for place in 0..<(T.bitWidth / 8) { value |= T(try byte()) << T(place * 8) }
    return value
  }

  /// What is buffered, refilled when it is empty; nothing at the end.
  mutating func available() throws(ExpansionFailure) -> ArraySlice<UInt8> {
    if position == buffer.count {
      if atEnd { return [] }
      try fill()
    }
    return buffer[position...]
  }

  /// The count is at most that of what is available.
  mutating func consume(_ count: Int) { position += min(count, buffer.count - position) }

  mutating func skip(_ count: UInt64) throws(ExpansionFailure) {
    guard count <= remaining else { throw .truncated(at: end) }
    if count <= UInt64(buffer.count - position) {
      position += Int(count)
    } else {
      (base, buffer, position) = (offset + count, [], 0)
    }
  }

  private mutating func fill() throws(ExpansionFailure) {
    let start = offset
    guard start < end else { throw .truncated(at: end) }
    do throws(ArtifactReadError) {
      buffer = try source.bytes(at: start, count: Int(min(UInt64(Self.bufferSize), end - start)))
    } catch {
      throw .stop(.unreadable(error))
    }
    (base, position) = (start, 0)
  }
}
