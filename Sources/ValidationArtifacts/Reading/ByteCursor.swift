// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Reads a source from front to back, through a window; skipping reads nothing.
struct ByteCursor {
  private let source: any ByteSource
  /// Of the next byte, from the beginning of the source.
  private(set) var offset: UInt64
  /// First offset that is not read.
  let end: UInt64
  private var window: [UInt8] = []
  private var windowStart: UInt64 = 0

  /// Larger reads go past the window.
  static let windowSize = 1 << 16

  init(_ source: any ByteSource, from start: UInt64 = 0, to end: UInt64? = nil) {
    self.source = source
    self.end = min(end ?? source.size, source.size)
    self.offset = min(start, self.end)
  }

  var remaining: UInt64 { end - offset }
  var atEnd: Bool { offset == end }

  /// Nil at the end.
  mutating func peek() throws(ReadStop) -> UInt8? {
    guard offset < end else { return nil }
    if offset < windowStart || offset - windowStart >= UInt64(window.count) { try fill() }
    return window[Int(offset - windowStart)]
  }

  mutating func u8() throws(ReadStop) -> UInt8 {
    guard let byte = try peek() else { throw .endOfBytes(at: offset) }
    offset += 1
    return byte
  }

  mutating func littleEndian<T: FixedWidthInteger & UnsignedInteger>(
    _ type: T.Type
  ) throws(ReadStop) -> T {
    var value: T = 0
    for place in 0..<(T.bitWidth / 8) { value |= T(try u8()) << T(place * 8) }
    return value
  }

  mutating func bigEndian<T: FixedWidthInteger & UnsignedInteger>(
    _ type: T.Type
  ) throws(ReadStop) -> T {
    var value: T = 0
    for _ in 0..<(T.bitWidth / 8) { value = value << 8 | T(try u8()) }
    return value
  }

  /// The caller bounds the count; a count beyond the end throws before anything is allocated.
  mutating func bytes(_ count: UInt64) throws(ReadStop) -> [UInt8] {
    guard count <= remaining, count <= UInt64(Int.max) else { throw .endOfBytes(at: end) }
    guard count > 0 else { return [] }
    defer { offset += count }
    if offset >= windowStart, offset - windowStart + count <= UInt64(window.count) {
      let start = Int(offset - windowStart)
      return Array(window[start..<start + Int(count)])
    }
    do throws(ArtifactReadError) {
      return try source.bytes(at: offset, count: Int(count))
    } catch {
      throw .unreadable(error)
    }
  }

  /// Without moving; out of the window where it holds them.
  func bytes(at place: UInt64, count: Int) throws(ArtifactReadError) -> [UInt8] {
    guard let start = windowIndex(of: place, count) else {
      return try source.bytes(at: place, count: count)
    }
    return Array(window[start..<start + count])
  }

  /// Without moving, of up to eight bytes.
  func littleEndian(at place: UInt64, count: Int) throws(ArtifactReadError) -> UInt64 {
    guard let start = windowIndex(of: place, count) else {
      return try source.bytes(at: place, count: count).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    return window[start..<start + count].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  private func windowIndex(of place: UInt64, _ count: Int) -> Int? {
    guard place >= windowStart, place - windowStart <= UInt64(window.count),
      count <= window.count - Int(place - windowStart)
    else { return nil }
    return Int(place - windowStart)
  }

  mutating func skip(_ count: UInt64) throws(ReadStop) {
    guard count <= remaining else { throw .endOfBytes(at: end) }
    offset += count
  }

  mutating func seek(to place: UInt64) throws(ReadStop) {
    guard place <= end else { throw .endOfBytes(at: end) }
    offset = place
  }

  /// Up to a line feed, which is consumed and left out; nil where none comes within the limit.
  mutating func line(limit: Int) throws(ReadStop) -> [UInt8]? {
    var line: [UInt8] = []
    while line.count <= limit {
      guard let byte = try peek() else { throw .endOfBytes(at: offset) }
      offset += 1
      if byte == 0x0a { return line }
      line.append(byte)
    }
    return nil
  }

  private mutating func fill() throws(ReadStop) {
    let count = Int(min(UInt64(Self.windowSize), end - offset))
    do throws(ArtifactReadError) {
      window = try source.bytes(at: offset, count: count)
    } catch {
      throw .unreadable(error)
    }
    windowStart = offset
  }
}
