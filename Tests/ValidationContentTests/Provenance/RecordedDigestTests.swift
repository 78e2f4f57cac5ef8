// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationContent

@Suite struct RecordedDigestTests {
  @Test(
    "the number of digits tells the algorithm where no name does",
    arguments: [
      (64, RecordedDigest.Algorithm.sha256), (40, .gitBlob), (32, .md5), (128, .sha512),
    ])
  func plain(digits: Int, algorithm: RecordedDigest.Algorithm) {
    let hex = String(repeating: "aB", count: digits / 2)
    let digest = RecordedDigest(spelled: hex)
    #expect(digest?.algorithm == algorithm)
    #expect(digest?.hex == hex.lowercased())
  }

  @Test("a name stands before a colon, and DVC marks the MD5 of a folder")
  func named() {
    let hex = String(repeating: "0", count: 40)
    #expect(RecordedDigest(spelled: "sha1:\(hex)")?.algorithm == .sha1)
    #expect(RecordedDigest(spelled: "gitBlob:\(hex)")?.description == "gitBlob:\(hex)")
    #expect(RecordedDigest(spelled: hex.prefix(32) + ".dir")?.algorithm == .md5)
  }

  @Test(
    "anything else is no digest",
    arguments: [
      "", "sha256:", "sha256:00", "crc32:00000000", ":", "abc", String(repeating: "g", count: 64),
      String(repeating: "0", count: 63) + "…", String(repeating: "０", count: 64), ".dir",
      String(repeating: "0", count: 64) + "-dirty", "\u{0}",
      String(repeating: "0", count: 64) + "\n",
    ])
  func malformed(text: String) {
    #expect(RecordedDigest(spelled: text) == nil)
  }

  /// Values of `sha256sum`, `sha512sum`, `sha1sum`, `md5sum` and `git hash-object` on `weights\n`.
  @Test("each is taken as its own program takes it")
  func values() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("weights\n".utf8, as: "f")
    let known: [RecordedDigest.Algorithm: String] = [
      .sha256: "1b465fa6b6bcbc06a3199e3d2d8aec35d37494a712f888b6d5536684dd89d0f0",
      .sha1: "6f5ec41569acc8c84db6bdc60010de33def74a5c", .md5: "fad624b28208abf62b4d0db65c04757b",
      .gitBlob: "05424f2a4c8a54450a2dcca24ca1f089332afa91",
      .sha512: "77476c983fa5e7a12616471239773c348b1d0d37723ada9d597e834848bd1eed"
        + "3d1a6c5b33031a7325045df7be24e05efe1d1f29d34a5a2e1e3bfba983648d73",
    ]
    for (algorithm, hex) in known {
      #expect(try ContentDigest.hex(algorithm, ofFileAt: file) == hex, "\(algorithm)")
    }
    #expect(known.count == RecordedDigest.Algorithm.allCases.count)
  }
}
