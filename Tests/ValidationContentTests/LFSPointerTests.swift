// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationContent

@Suite("LFS pointers")
struct LFSPointerTests {
  static let oid = "4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393"
  static let version = "version https://git-lfs.github.com/spec/v1\n"
  static let good = "\(version)oid sha256:\(oid)\nsize 12345\n"

  private func parse(_ text: String) -> LFSPointer? { LFSPointer(parsing: Data(text.utf8)) }

  @Test("the specification's example is read")
  func example() throws {
    let pointer = try #require(parse(Self.good))
    #expect(pointer.digest.hex == Self.oid && pointer.size == 12345)
    #expect(pointer.extensions.isEmpty)
    #expect(pointer.relativeObjectPath == "4d/7a/\(Self.oid)")
  }

  @Test("the older version's pointers are read")
  func hawser() throws {
    let text = "version https://hawser.github.com/spec/v1\noid sha256:\(Self.oid)\nsize 1\n"
    #expect(try #require(parse(text)).size == 1)
    #expect(LFSPointer.looksLikePointer(text.utf8))
  }

  @Test("extensions are read in order of priority")
  func extensions() throws {
    let text = """
      version https://git-lfs.github.com/spec/v1
      ext-0-foo sha256:\(Self.oid)
      ext-1-bar-baz.2 sha256:\(String(Self.oid.reversed()))
      oid sha256:\(Self.oid)
      size 9223372036854775807

      """
    let pointer = try #require(parse(text))
    #expect(pointer.extensions.map(\.priority) == [0, 1])
    #expect(pointer.extensions.map(\.name) == ["foo", "bar-baz.2"])
    #expect(pointer.extensions.last?.digest.hex == String(Self.oid.reversed()))
    #expect(pointer.size == .max)
  }

  static let broken: [(String, String)] = [
    ("no final newline", String(good.dropLast())),
    ("CRLF", good.replacing("\n", with: "\r\n")),
    ("empty last line", good + "\n"),
    ("empty line between", good.replacing("oid", with: "\noid")),
    ("byte order mark", "\u{feff}" + good),
    ("leading space", " " + good),
    ("two spaces", good.replacing("size ", with: "size  ")),
    ("trailing space", good.replacing("12345", with: "12345 ")),
    ("tab", good.replacing("size ", with: "size\t")),
    ("NUL", good.replacing("12345", with: "12345\0")),
    ("no version", String(good.dropFirst(version.count))),
    ("version not first", "oid sha256:\(oid)\nsize 1\n" + version),
    ("unknown version", good.replacing("spec/v1", with: "spec/v2")),
    ("no oid", version + "size 1\n"),
    ("no size", version + "oid sha256:\(oid)\n"),
    ("keys not sorted", version + "size 1\noid sha256:\(oid)\n"),
    ("a key twice", good + "size 12345\n"),
    ("unknown key", version + "answer 42\noid sha256:\(oid)\nsize 1\n"),
    ("key in capitals", good.replacing("size", with: "Size")),
    ("underscore in a key", good.replacing("oid", with: "ext-0-a_b sha256:\(oid)\noid")),
    ("short oid", good.replacing(oid, with: oid.dropLast())),
    ("long oid", good.replacing(oid, with: oid + "0")),
    ("oid in capitals", good.replacing(oid, with: oid.uppercased())),
    ("another hash", good.replacing("sha256", with: "sha512")),
    ("no hash name", good.replacing("sha256:", with: "")),
    ("size negative", good.replacing("12345", with: "-1")),
    ("size with a sign", good.replacing("12345", with: "+1")),
    ("size with a leading zero", good.replacing("12345", with: "012")),
    ("size zero", good.replacing("12345", with: "0")),
    ("size not decimal", good.replacing("12345", with: "0x10")),
    ("size in other digits", good.replacing("12345", with: "١٢")),
    ("size beyond 63 bits", good.replacing("12345", with: "9223372036854775808")),
    ("size absent", good.replacing("12345", with: "")),
    (
      "extension priority of two digits", good.replacing("oid", with: "ext-10-a sha256:\(oid)\noid")
    ),
    ("extension without a name", good.replacing("oid", with: "ext-0- sha256:\(oid)\noid")),
    ("extension with a bad digest", good.replacing("oid", with: "ext-0-a sha256:00\noid")),
    (
      "two extensions of one priority",
      good.replacing("oid s", with: "ext-0-a sha256:\(oid)\next-0-b sha256:\(oid)\noid s")
    ),
  ]

  @Test("anything but the canonical encoding is refused", arguments: broken)
  func refused(what: String, text: String) {
    #expect(parse(text) == nil)
  }

  @Test("a mangled pointer still looks like one, so that it cannot pass for a model")
  func looks() {
    for mangled in [
      Self.good.replacing("\n", with: "\r\n"), "\u{feff}" + Self.good, "\n " + Self.good,
      Self.good.replacing("spec/v1", with: "spec/v9"), "version https://git-lfs.github.com/spec/",
    ] {
      #expect(LFSPointer.looksLikePointer(mangled.utf8))
    }
    for other in ["", "version", "version https://example.org/spec/v1\n", "{\"a\":1}"] {
      #expect(!LFSPointer.looksLikePointer(other.utf8))
    }
  }

  @Test("1024 bytes are too many, 1023 are not")
  func length() {
    func text(_ name: Int) -> String {
      let name = String(repeating: "a", count: name)
      return Self.good.replacing("oid s", with: "ext-0-\(name) sha256:\(Self.oid)\noid s")
    }
    let rest = text(1).utf8.count - 1
    #expect(parse(text(1023 - rest)) != nil)
    #expect(parse(text(1024 - rest)) == nil)
  }

  @Test("content that is no text, and none at all, is no pointer")
  func notText() {
    #expect(LFSPointer(parsing: Data()) == nil)
    #expect(LFSPointer(parsing: Data([0xff, 0xfe, 0x00, 0x0a])) == nil)
    #expect(LFSPointer(parsing: Data([0x0a])) == nil)
    #expect(LFSPointer(parsing: Data(Self.good.utf8.dropLast()) + [0xc3, 0x0a]) == nil)
  }

  @Test("a slice of data is read from where it begins")
  func slice() {
    let data = Data(("xx" + Self.good).utf8)
    #expect(LFSPointer(parsing: data.dropFirst(2))?.size == 12345)
  }

  @Test("10,000 mutations never trap, and what is read has one spelling", arguments: [20_261_121])
  func mutations(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var read = 0
    for _ in 0..<10_000 {
      var bytes = Array(Self.good.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        bytes.mutate(using: &generator)
      }
      _ = LFSPointer.looksLikePointer(bytes)
      guard let pointer = LFSPointer(parsing: Data(bytes)) else { continue }
      read += 1
      let lines = "oid sha256:\(pointer.digest)\nsize \(pointer.size)\n"
      #expect(Array((Self.version + lines).utf8) == bytes)
    }
    #expect(read > 0, "no mutation of seed \(seed) was still a pointer")
  }
}
