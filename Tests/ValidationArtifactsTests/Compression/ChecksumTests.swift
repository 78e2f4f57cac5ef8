// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import CZlib
import Foundation
import Testing

@testable import ValidationArtifacts

@Suite("CRC-32")
struct ChecksumTests {
  @Test("the check value of the catalogue of parametrised CRC algorithms")
  func check() {
    #expect(Checksum.crc32(Array("123456789".utf8)) == 0xcbf4_3926)
  }

  @Test("equals zlib's for every length, alignment and checksum that went before")
  func agreesWithZlib() {
    let seed: UInt64 = 2_611
    var generator = SeededGenerator(seed: seed)
    let bytes = (0..<1_100).map { _ in UInt8.random(in: 0...255, using: &generator) }
    bytes.withUnsafeBytes { bytes in
      for count in 0...1_050 {
        let start = Int.random(in: 0...49, using: &generator)
        let previous = UInt32.random(in: 0...(.max), using: &generator)
        let part = UnsafeRawBufferPointer(rebasing: bytes[start..<start + count])
        let expected = crc32_z(
          UInt(previous), part.baseAddress?.assumingMemoryBound(to: UInt8.self), count)
        #expect(
          UInt(Checksum.crc32(part, after: previous)) == expected,
          "\(count) bytes from \(start) after \(previous), seed \(seed)")
      }
    }
  }
}
