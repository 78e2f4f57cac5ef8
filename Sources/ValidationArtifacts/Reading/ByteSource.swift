// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Bytes of known length that are read at offsets, from a file, from memory or out of a container.
protocol ByteSource: Sendable {
  /// In bytes, at the time of opening.
  var size: UInt64 { get }

  /// Fills the whole buffer; throws `cutOff` where the bytes end before.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64
  ) throws(ArtifactReadError)
}

extension ByteSource {
  /// The caller bounds the count; it is allocated at once.
  func bytes(at offset: UInt64, count: Int) throws(ArtifactReadError) -> [UInt8] {
    guard count > 0 else { return [] }
    var failure: ArtifactReadError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      do throws(ArtifactReadError) {
        try read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
        filled = count
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// At most `count` bytes from the offset on: fewer where the source ends before.
  func prefix(_ count: Int, at offset: UInt64 = 0) throws(ArtifactReadError) -> [UInt8] {
    guard offset < size else { return [] }
    return try bytes(at: offset, count: Int(min(UInt64(max(count, 0)), size - offset)))
  }
}

extension ArtifactFile: ByteSource {}

/// Bytes in memory.
struct MemorySource: ByteSource {
  let bytes: [UInt8]

  var size: UInt64 { UInt64(bytes.count) }

  func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64
  ) throws(ArtifactReadError) {
    guard offset <= size, UInt64(buffer.count) <= size - offset else {
      throw ArtifactReadError(path: "bytes in memory", reason: .cutOff)
    }
    bytes.withUnsafeBytes { all in
      let part = all[Int(offset)..<Int(offset) + buffer.count]
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: part))
    }
  }
}

/// A range of another source; what is stored in a container without compression.
struct SourceSlice: ByteSource {
  /// The outermost source.
  let base: any ByteSource
  /// Where it begins in the outermost source, which a reader can seek to.
  let start: UInt64
  let size: UInt64

  /// Cut to what the base has.
  init(_ base: any ByteSource, from start: UInt64, count: UInt64) {
    let (outer, inner) =
      if let slice = base as? SourceSlice { (slice.base, slice.start) } else { (base, UInt64(0)) }
    let begin = min(start, base.size)
    self.base = outer
    self.start = inner + begin
    self.size = min(count, base.size - begin)
  }

  func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64
  ) throws(ArtifactReadError) {
    guard offset <= size, UInt64(buffer.count) <= size - offset else {
      throw ArtifactReadError(path: "part of a file", reason: .cutOff)
    }
    try base.read(into: buffer, at: start + offset)
  }
}
