// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import CZlib

/// CRC-32 as in zip, gzip and xz (polynomial 0xEDB88320).
enum Checksum {
  static func crc32(_ bytes: UnsafeRawBufferPointer, after previous: UInt32 = 0) -> UInt32 {
    guard let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else {
      return previous
    }
    return UInt32(truncatingIfNeeded: crc32_z(UInt(previous), start, bytes.count))
  }

  static func crc32(
    _ source: any ByteSource, _ scan: ArtifactScan
  ) throws(ReadStop) -> UInt32 {
    var checksum: UInt32 = 0
    var offset: UInt64 = 0
    while offset < source.size {
      let bytes: [UInt8]
      do throws(ArtifactReadError) {
        bytes = try source.prefix(1 << 18, at: offset)
      } catch {
        throw .unreadable(error)
      }
      checksum = bytes.withUnsafeBytes { crc32($0, after: checksum) }
      offset += UInt64(bytes.count)
    }
    return checksum
  }

  static func crc32(_ bytes: [UInt8]) -> UInt32 { bytes.withUnsafeBytes { crc32($0) } }
}
