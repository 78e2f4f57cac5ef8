// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationContent

@Suite("Content digests")
struct ContentDigestTests {
  /// FIPS 180-4 examples, as published by NIST.
  static let vectors: [(String, String)] = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ]

  @Test("SHA-256 of bytes and of a file is NIST's")
  func vectors() throws {
    let folder = try TemporaryFolder()
    for (text, digest) in Self.vectors {
      let file = try folder.write(text.utf8, as: "vector")
      #expect(ContentDigest.sha256(of: text.utf8).hex == digest)
      #expect(try ContentDigest.sha256(ofFileAt: file).hex == digest)
    }
  }

  @Test("a file of several chunks has the digest of its bytes")
  func chunks() throws {
    let folder = try TemporaryFolder()
    for size in [1 << 20, (1 << 20) + 1, 3_000_000] {
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
      let file = try folder.write(bytes, as: "large")
      #expect(try ContentDigest.sha256(ofFileAt: file) == ContentDigest.sha256(of: bytes))
      #expect(try ContentDigest.gitBlob(ofFileAt: file) == ContentDigest.gitBlob(of: bytes))
    }
  }

  @Test("a blob's id is what git hash-object prints", arguments: [0, 1, 4_096, 3_000_001])
  func gitBlob(size: Int) throws {
    let folder = try TemporaryFolder()
    var generator = SeededGenerator(seed: UInt64(size))
    let bytes = (0..<size).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let file = try folder.write(bytes, as: "a file with spaces é.bin")
    let id = try git("hash-object", "--no-filters", "--", file.path(percentEncoded: false))
    #expect(try ContentDigest.gitBlob(ofFileAt: file).hex == id)
    #expect(ContentDigest.gitBlob(of: bytes).hex == id)
  }

  @Test("what is no readable file is an error that names the path and the remedy")
  func unreadable() throws {
    let folder = try TemporaryFolder()
    let missing = folder.url.appending(path: "missing.bin")
    let error = #expect(throws: ContentReadError.self) {
      try ContentDigest.sha256(ofFileAt: missing)
    }
    #expect(error?.description.hasSuffix("missing.bin: it does not exist; check the path") == true)
    #expect(throws: ContentReadError.self) { try ContentDigest.sha256(ofFileAt: folder.url) }
  }

  @Test("a FIFO is refused instead of waited for")
  func fifo() throws {
    let folder = try TemporaryFolder()
    let fifo = folder.url.appending(path: "model.bin", directoryHint: .notDirectory)
    try #require(mkfifo(fifo.path(percentEncoded: false), 0o600) == 0)
    let error = #expect(throws: ContentReadError.self) {
      try ContentDigest.gitBlob(ofFileAt: fifo)
    }
    #expect(error?.reason == .notAFile)
  }

  @Test("a large file is given up when the task is cancelled; a small one is read to its end")
  func cancelled() async throws {
    let folder = try TemporaryFolder()
    func read(_ name: String, size: UInt64) async throws -> ContentReadError.Reason? {
      let file = try folder.write("".utf8, as: name)
      let handle = try FileHandle(forWritingTo: file)
      try handle.truncate(atOffset: size)
      try handle.close()
      return await Task { () -> ContentReadError.Reason? in
        withUnsafeCurrentTask { $0?.cancel() }
        do throws(ContentReadError) { _ = try ContentDigest.sha256(ofFileAt: file) } catch {
          return error.reason
        }
        return nil
      }.value
    }
    #expect(try await read("sparse", size: 1 << 32) == .cancelled)
    #expect(try await read("small", size: 1 << 20) == nil)
  }

  @Test("a digest is lowercase hexadecimal of its length, and nothing else")
  func spelling() throws {
    let good = String(repeating: "0a", count: 32)
    let digest = try #require(SHA256Digest(hex: good))
    for bad in ["", String(good.dropLast()), good + "0", good.uppercased(), " " + good.dropFirst()]
    {
      #expect(SHA256Digest(hex: bad) == nil)
    }
    #expect(GitBlobDigest(hex: good) == nil)
    #expect(GitBlobDigest(hex: good.prefix(40)) != nil)
    let encoded = try JSONEncoder().encode([digest])
    #expect(String(decoding: encoded, as: UTF8.self) == "[\"\(good)\"]")
    #expect(try JSONDecoder().decode([SHA256Digest].self, from: encoded) == [digest])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([SHA256Digest].self, from: Data("[\"xyz\"]".utf8))
    }
  }

  @Test("digests sort as their text does")
  func order() throws {
    let digests = ["a", "b", "c", "d"].map { ContentDigest.sha256(of: $0.utf8) }
    #expect(digests.sorted().map(\.hex) == digests.map(\.hex).sorted())
  }
}
