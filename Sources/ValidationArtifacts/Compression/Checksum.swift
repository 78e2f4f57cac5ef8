// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import CChecksum
import CZlib

/// CRC-32 as in zip, gzip and xz (polynomial 0xEDB88320).
enum Checksum {
  private static let folds = checksum_folds() != 0

  /// By carry-less multiplication where the processor has it (three times zlib's speed), and the
  /// rest by zlib.
  static func crc32(_ bytes: UnsafeRawBufferPointer, after previous: UInt32 = 0) -> UInt32 {
    let whole = folds ? bytes.count & ~63 : 0
    guard whole > 0 else { return table(bytes, after: previous) }
    let folded = withUnsafeTemporaryAllocation(byteCount: 16, alignment: 16) { room in
      checksum_fold(previous, bytes.baseAddress, whole, room.baseAddress)
      return table(UnsafeRawBufferPointer(room), after: .max)
    }
    return table(UnsafeRawBufferPointer(rebasing: bytes[whole...]), after: folded)
  }

  private static func table(
    _ bytes: UnsafeRawBufferPointer, after previous: UInt32
  ) -> UInt32 {
    guard let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else {
      return previous
    }
    return UInt32(truncatingIfNeeded: crc32_z(UInt(previous), start, bytes.count))
  }

  static func crc32(_ bytes: [UInt8]) -> UInt32 { bytes.withUnsafeBytes { crc32($0) } }

  /// Of a part of a source, which the caller bounds; read piece by piece.
  static func crc32(
    _ source: any ByteSource, from start: UInt64, _ count: UInt64
  ) throws(ReadStop) -> UInt32 {
    var room = [UInt8](repeating: 0, count: Int(min(count, 1 << 18)))
    var checksum: UInt32 = 0
    var offset = start
    var failure: ArtifactReadError?
    while failure == nil, offset < start + count {
      let part = Int(min(UInt64(room.count), start + count - offset))
      room.withUnsafeMutableBytes { buffer in
        let piece = UnsafeMutableRawBufferPointer(rebasing: buffer[..<part])
        do throws(ArtifactReadError) {
          try source.read(into: piece, at: offset)
          checksum = crc32(UnsafeRawBufferPointer(piece), after: checksum)
        } catch {
          failure = error
        }
      }
      offset += UInt64(part)
    }
    if let failure { throw .unreadable(failure) }
    return checksum
  }

  /// Of two parts that follow one another.
  static func combine(_ first: UInt32, _ second: UInt32, sizeOfSecond: UInt64) -> UInt32 {
    let length = Int(clamping: sizeOfSecond)
    return UInt32(truncatingIfNeeded: crc32_combine(UInt(first), UInt(second), length))
  }
}
