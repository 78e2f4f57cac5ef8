// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The records at the tail of a file by which readers find the central directory.
struct ZipEnds {
  /// The one nearest to the end, which most readers take.
  let main: ZipEnd
  /// Others whose comment reaches to the end of the file; some readers take one of these.
  let rivals: [ZipEnd]

  /// Nil where no reader would find one; the search goes as far as a comment can be long.
  init?(_ source: any ByteSource) throws(ReadStop) {
    let tail: [UInt8]
    let start = source.size - min(source.size, UInt64(ZipEnd.longest))
    do throws(ArtifactReadError) {
      tail = try source.prefix(ZipEnd.longest, at: start)
    } catch {
      throw .unreadable(error)
    }
    var found: [ZipEnd] = []
    for place in Self.places(of: ZipEnd.magic, in: tail).reversed() {
      guard let end = try ZipEnd(source, at: start + UInt64(place)) else { continue }
      let isRival = !found.isEmpty && end.end == source.size
      guard found.isEmpty || isRival, try end.isPlausible(in: source) else { continue }
      found.append(end)
      if found.count > 4 { break }
    }
    guard let first = found.first else { return nil }
    main = first
    rivals = Array(found.dropFirst())
  }

  static func places(of magic: [UInt8], in bytes: [UInt8]) -> [Int] {
    guard let first = magic.first, bytes.count >= magic.count else { return [] }
    let end = bytes.count - magic.count + 1
    return bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return [] }
      var places: [Int] = []
      var place = 0
      // Every file's last 64 KiB are searched: by far the most of what a small one costs.
      while place < end, let found = memchr(base + place, CInt(first), end - place) {
        place = base.distance(to: UnsafeRawPointer(found))
        if bytes[place..<place + magic.count].elementsEqual(magic) { places.append(place) }
        place += 1
      }
      return places
    }
  }
}

extension ZipEnd {
  /// Where the directory may begin, the place before the record first, with what is to be added to
  /// the offsets in it: readers that allow bytes before the archive reckon from its end.
  func directories(in source: any ByteSource) throws(ReadStop) -> [(start: UInt64, shift: UInt64)] {
    var places: [(start: UInt64, shift: UInt64)] = []
    if directorySize <= directoryEnd {
      let start = directoryEnd - directorySize
      // Wraps around where the directory stands before its claimed place; so does the sum.
      if try source.hasEntry(at: start) { places.append((start, start &- directoryOffset)) }
    }
    if directoryOffset < directoryEnd, directoryOffset != places.first?.start,
      try source.hasEntry(at: directoryOffset)
    {
      places.append((directoryOffset, 0))
    }
    return places
  }

  fileprivate func isPlausible(in source: any ByteSource) throws(ReadStop) -> Bool {
    if try !directories(in: source).isEmpty { return true }
    return entryCount == 0 && directorySize == 0 && directoryOffset <= offset
  }
}

extension ByteSource {
  fileprivate func hasEntry(at offset: UInt64) throws(ReadStop) -> Bool {
    do throws(ArtifactReadError) {
      return try prefix(4, at: offset) == [0x50, 0x4b, 0x01, 0x02]
    } catch {
      throw .unreadable(error)
    }
  }
}
