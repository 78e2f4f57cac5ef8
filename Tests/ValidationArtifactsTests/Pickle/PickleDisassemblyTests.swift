// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationArtifacts

@Suite struct PickleDisassemblyTests {
  /// Made by `Fixtures/pickle_listings.py`.
  private struct Listing: Decodable {
    let bytes: String
    let operators: [Row]

    struct Row: Decodable, Equatable {
      let offset: UInt64
      let name: String

      init(from decoder: any Decoder) throws {
        var row = try decoder.unkeyedContainer()
        offset = try row.decode(UInt64.self)
        name = try row.decode(String.self)
      }
    }

    var decoded: [UInt8] {
      let digits = Array(bytes)
      return stride(from: 0, to: digits.count, by: 2).compactMap {
        UInt8(String(digits[$0...$0 + 1]), radix: 16)
      }
    }
  }

  @Test func `operators stand where Python's pickletools sees them`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Fixtures/pickle_listings.json")
    let listings = try JSONDecoder().decode([Listing].self, from: Data(contentsOf: file))
    #expect(listings.count > 100)
    for listing in listings {
      let found = try PickleDisassembly.of(MemorySource(bytes: listing.decoded), limit: 100_000)
      #expect(found.streams.count == 1)
      #expect(found.stop == nil)
      #expect(found.streams.first?.map(\.name) == listing.operators.map(\.name))
      #expect(found.streams.first?.map(\.offset) == listing.operators.map(\.offset))
    }
  }

  @Test func `arguments are short and printable`() throws {
    let bytes = PickleWriter.pickle(
      PickleWriter.global("os", "system") + PickleWriter.text("a\u{1b}[0m\n\u{202e}")
        + PickleWriter.text(String(repeating: "x", count: 500)) + PickleWriter.integer(-7)
        + [0x47, 0x3f, 0xf8, 0, 0, 0, 0, 0, 0] + [0x8a, 1, 0xff, 0x43, 2, 0, 0])
    let found = try PickleDisassembly.of(MemorySource(bytes: bytes), limit: 100)
    let arguments = found.streams[0].map { $0.argument ?? "-" }
    #expect(arguments[0...1] == ["2", "os system"])
    #expect(arguments[2].utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7f })
    #expect(arguments[3].count == 81)
    #expect(arguments[4...] == ["-7", "1.5", "-1", "2 bytes", "-"])
  }

  @Test func `a listing is bounded and says why it ends`() throws {
    let source = MemorySource(bytes: PickleWriter.pickle(PickleWriter.call))
    let cut = try PickleDisassembly.of(source, limit: 3)
    #expect(cut.isCut && cut.streams[0].count == 3)
    for (bytes, stop) in [
      ([0x80, 2, 0xff], "byte 0xff at 2 is no operator"),
      ([0x80, 2], "the bytes end without STOP"),
      ([0x80, 2, 0x58, 9, 0, 0, 0], "the bytes end at 7, inside an operand"),
    ] as [([UInt8], String)] {
      let found = try PickleDisassembly.of(MemorySource(bytes: bytes), limit: 9)
      #expect(found.stop == stop)
    }
  }

  @Test func `files and members of archives are listed`() throws {
    let folder = try TemporaryFolder()
    let pickle = PickleWriter.pickle(PickleWriter.call) + PickleWriter.pickle(PickleWriter.none)
    let plain = try folder.write(pickle, as: "a.pkl").path(percentEncoded: false)
    let zip = try folder.write(StoredZip.archive([("x/data.pkl", pickle)]), as: "a.zip")
      .path(percentEncoded: false)
    for path in [plain, "\(zip)!x/data.pkl"] {
      let found = try PickleDisassembly.of(path: path, limit: 99)
      #expect(found.streams.map(\.count) == [6, 3])
    }
    let missing = try PickleDisassembly.of(path: "\(zip)!y", limit: 99)
    #expect(missing.stop != nil)
    #expect(throws: ArtifactReadError.self) {
      _ = try PickleDisassembly.of(path: "\(plain)x", limit: 99)
    }
  }
}
