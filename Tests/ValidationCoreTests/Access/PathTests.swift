// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing
import ValidationCore

@Suite struct PathTests {
  @Test(
    "paths are normalised and never leave the repository",
    arguments: [
      ("a/b", "a/b"), ("./a//b/", "a/b"), ("a/../b", "b"), ("", ""), (".", ""), ("..", nil),
      ("a/../../b", nil), ("/a", nil), ("a\0b", nil), ("ä/ü", "ä/ü"),
    ] as [(String, String?)])
  func normalising(text: String, path: String?) {
    #expect(RepositoryPath(text)?.text == path)
  }

  @Test("a slash is a slash whatever is combined with it")
  func combiningMarks() {
    #expect(RepositoryPath("../\u{301}x") == nil)
    #expect(RepositoryPath("/\u{200D}etc/passwd") == nil)
    #expect(RepositoryPath("a/\u{301}b")?.components.count == 2)
    #expect(RepositoryPath("\u{E9}") != RepositoryPath("e\u{301}"))
  }

  @Test("a path may go up from its folder, not out of the repository")
  func goingUp() throws {
    let folder = try #require(RepositoryPath("models/a"))
    #expect(RepositoryPath("../b.csv", in: folder)?.text == "models/b.csv")
    #expect(RepositoryPath("../../../b.csv", in: folder) == nil)
  }

  @Test(
    "patterns match whole paths",
    arguments: [
      ("models/**", "models/a/b.bin", true), ("models/**", "models", true),
      ("**/*.bin", "b.bin", true),
      ("**/*.bin", "a/b/c.bin", true), ("*.bin", "a/b.bin", false), ("a/?.bin", "a/b.bin", true),
      ("a/?.bin", "a/bb.bin", false), ("*", "", false), ("a*b*c", "a-b-b-c", true),
      ("A", "a", false),
      ("**", "any/thing", true), ("a/**/b", "a/b", true), ("a/**/b", "a/x/y/b", true),
    ])
  func patterns(pattern: String, path: String, matches: Bool) throws {
    #expect(Glob(pattern).matches(try #require(RepositoryPath(path))) == matches)
  }

  @Test("a hostile pattern takes no exponential time")
  func hostilePattern() throws {
    let pattern = String(repeating: "*a", count: 300) + "b"
    let path = try #require(RepositoryPath(String(repeating: "a", count: 2_000)))
    #expect(!Glob(pattern).matches(path))
    let deep = try #require(
      RepositoryPath(Array(repeating: "a", count: 300).joined(separator: "/")))
    #expect(!Glob(String(repeating: "**/", count: 200) + "b").matches(deep))
  }
}
