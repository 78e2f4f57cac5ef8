// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Reads a source from front to back, through a window; skipping reads nothing.
struct ByteCursor {
  private let source: any ByteSource
  /// First offset that is not read.
  let end: UInt64
  /// As large as the largest fill so far; only the first `filled` bytes count.
  private var window: [UInt8] = []
  private var filled = 0
  private var windowStart: UInt64
  /// Of the next byte, in the window; never beyond `filled`.
  private var place = 0

  /// Larger reads go past the window.
  static let windowSize = 1 << 16

  init(_ source: any ByteSource, from start: UInt64 = 0, to end: UInt64? = nil) {
    self.source = source
    self.end = min(end ?? source.size, source.size)
    self.windowStart = min(start, self.end)
  }

  /// Of the next byte, from the beginning of the source.
  @inline(__always) var offset: UInt64 { windowStart &+ UInt64(truncatingIfNeeded: place) }
  var remaining: UInt64 { end - offset }
  var atEnd: Bool { offset == end }

  /// Nil at the end.
  @inline(__always)
  mutating func peek() throws(ReadStop) -> UInt8? {
    if place == filled {
      guard offset < end else { return nil }
      try fill()
    }
    return window[place]
  }

  @inline(__always)
  mutating func u8() throws(ReadStop) -> UInt8 {
    guard let byte = try peek() else { throw .endOfBytes(at: offset) }
    place &+= 1
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
    if count <= UInt64(filled - place) {
      defer { place += Int(count) }
      return Array(window[place..<place + Int(count)])
    }
    let start = offset
    move(to: start + count)
    do throws(ArtifactReadError) {
      return try source.bytes(at: start, count: Int(count))
    } catch {
      throw .unreadable(error)
    }
  }

  @inline(__always)
  mutating func skip(_ count: UInt64) throws(ReadStop) {
    guard count <= remaining else { throw .endOfBytes(at: end) }
    move(to: offset &+ count)
  }

  mutating func seek(to place: UInt64) throws(ReadStop) {
    guard place <= end else { throw .endOfBytes(at: end) }
    move(to: place)
  }

  /// Up to a line feed, which is consumed and left out; nil where none comes within the limit.
  mutating func line(limit: Int) throws(ReadStop) -> [UInt8]? {
    var line: [UInt8] = []
    while line.count <= limit {
      guard try peek() != nil else { throw .endOfBytes(at: offset) }
      let rest = window[place..<min(filled, place + limit + 1 - line.count)]
      if let feed = rest.firstIndex(of: 0x0a) {
        line += window[place..<feed]
        place = feed + 1
        return line
      }
      line += rest
      place += rest.count
    }
    return nil
  }

  /// Passes a line feed, however far; false, at the end, where none comes.
  mutating func skipLine() throws(ReadStop) -> Bool {
    while try peek() != nil {
      let rest = window[place..<filled]
      if let feed = rest.firstIndex(of: 0x0a) {
        place = feed + 1
        return true
      }
      place = filled
    }
    return false
  }

  /// Without moving; out of the window where it holds them.
  func bytes(at start: UInt64, count: Int) throws(ArtifactReadError) -> [UInt8] {
    guard let first = windowIndex(of: start, count) else {
      return try source.bytes(at: start, count: count)
    }
    return Array(window[first..<first + count])
  }

  /// Whether they are in the window.
  func holds(_ start: UInt64, count: Int) -> Bool { windowIndex(of: start, count) != nil }

  private func windowIndex(of start: UInt64, _ count: Int) -> Int? {
    guard start >= windowStart, start - windowStart <= UInt64(filled),
      count <= filled - Int(start - windowStart)
    else { return nil }
    return Int(start - windowStart)
  }

  @inline(__always)
  private mutating func move(to target: UInt64) {
    if target >= windowStart, target &- windowStart <= UInt64(truncatingIfNeeded: filled) {
      place = Int(truncatingIfNeeded: target &- windowStart)
    } else {
      (windowStart, place, filled) = (target, 0, 0)
    }
  }

  private mutating func fill() throws(ReadStop) {
    windowStart = offset
    (place, filled) = (0, 0)
    let count = Int(min(UInt64(Self.windowSize), end - windowStart))
    if window.count < count { window = [UInt8](repeating: 0, count: count) }
    let (source, start) = (source, windowStart)
    var failure: ArtifactReadError?
    window.withUnsafeMutableBytes { buffer in
      do throws(ArtifactReadError) {
        try source.read(
          into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]), at: start)
      } catch {
        failure = error
      }
    }
    if let failure { throw .unreadable(failure) }
    filled = count
  }
}
