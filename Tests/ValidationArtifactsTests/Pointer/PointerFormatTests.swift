// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("Pointers in place of models")
struct PointerFormatTests {
  static let digest = String(repeating: "0f", count: 32)
  static let pointer =
    "version https://git-lfs.github.com/spec/v1\noid sha256:\(digest)\nsize 12345\n"

  private func findings(_ text: String) -> [ArtifactFinding] {
    ArtifactInspection.of(bytes: Array(text.utf8), name: "model.safetensors").findings
  }

  @Test("a pointer is told, and is no fault")
  func sound() {
    let extended = Self.pointer.replacing(
      "oid sha256", with: "ext-0-a sha256:\(Self.digest)\next-1-b sha256:\(Self.digest)\noid sha256"
    )
    let old = Self.pointer.replacing("git-lfs", with: "hawser")
    for text in [Self.pointer, extended, old] {
      let found = findings(text)
      #expect(found.map(\.rule) == ["structure.lfs-pointer"] && found[0].severity == .medium)
    }
  }

  static let faults: [(String, String)] = [
    ("spec/v1", "spec/v9"), ("sha256", "md5"), ("\n", "\r\n"), ("12345\n", "12345"), ("0f0f", "0f"),
    ("0f0f", "0F0f"), ("12345", "x"), ("12345", "012345"), ("12345", "-1"), ("size 12345\n", ""),
    ("oid", "zed a\noid"), ("size", "ext-0-a sha256:\(digest)\nsize"), ("12345", "12345\n"),
    ("12345", String(repeating: "1", count: 1_024)),
  ]

  @Test("what looks like a pointer and is none is a fault", arguments: faults)
  func malformed(old: String, new: String) {
    let found = findings(Self.pointer.replacing(old, with: new, maxReplacements: 1))
    #expect(found.map(\.rule) == ["structure.lfs-pointer.malformed"])
    #expect(found.first?.severity == .high)
  }

  @Test("a text about versions is none")
  func text() {
    let found = ArtifactInspection.of(
      bytes: Array("version https://example.com\nand more\n".utf8), name: "notes.txt")
    #expect(found.findings.isEmpty)
  }

  @Test("containers that are not opened are not judged, and hide nothing under a model's name")
  func containers() {
    for magic: [UInt8] in [Array("Rar!\u{1a}\u{7}\0".utf8), [0x28, 0xb5, 0x2f, 0xfd, 0]] {
      let archive = ArtifactInspection.of(bytes: magic, name: "data.bundle")
      #expect(archive.verdict == .unjudged)
      let model = ArtifactInspection.of(bytes: magic, name: "model.pt")
      #expect(model.findings.contains { $0.severity == .high })
    }
  }
}
