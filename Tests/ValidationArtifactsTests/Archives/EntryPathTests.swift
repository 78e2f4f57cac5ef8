// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("Paths in archives")
struct EntryPathTests {
  @Test(
    "names that lead out of the folder",
    arguments: [
      "/etc/passwd", "../x", "a/../../x", "..", "C:\\x", "c:x", "\\\\host\\x", "a\\..\\..\\x",
      "a/b/../../../x",
    ])
  func leaving(path: String) { #expect(EntryPath.trouble(path) == .leaves) }

  @Test(
    "names that stay inside",
    arguments: ["a", "a/b.c", "./a", "a..b/c", "...", "archive/data/0", "é/ü", "a b", "~x"])
  func staying(path: String) { #expect(EntryPath.trouble(path) == nil) }

  @Test("names that mean different things to different readers")
  func ambiguous() {
    #expect(EntryPath.trouble("a\\b") == .backslash)
    #expect(EntryPath.trouble("a/../b") == .detour)
    #expect(EntryPath.trouble("a\0.txt") == .nul)
  }

  @Test("a link's target counts from the folder it stands in")
  func links() {
    #expect(EntryPath.trouble(linkAt: "a/b/link", to: "../../c") == .detour)
    #expect(EntryPath.trouble(linkAt: "a/link", to: "../b") != .leaves)
    #expect(EntryPath.trouble(linkAt: "a/link", to: "../../b") == .leaves)
    #expect(EntryPath.trouble(linkAt: "link", to: "/etc/passwd") == .leaves)
    #expect(EntryPath.trouble(linkAt: "link", to: "data/0") == nil)
  }

  @Test("a symbolic link in a zip is judged by its target")
  func zipLink() {
    var link = ZipWriter.Member("folder/link", "../../etc/passwd")
    link.unixMode = 0o120777
    #expect(
      ArtifactInspection.of(ZipWriter.archive([link]), as: "a.zip").rules == ["safety.zip.path"])
    link.content = Array("../other".utf8)
    #expect(ArtifactInspection.of(ZipWriter.archive([link]), as: "a.zip").findings == [])
  }
}
