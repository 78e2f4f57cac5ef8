// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("Paths written in models")
struct ReferencedPathTests {
  @Test(
    "a path that leaves the folder on any system is outside",
    arguments: [
      "/etc/passwd", "../w.bin", "a/../../w.bin", "~/w.bin", "~root/w.bin", "C:\\w.bin", "c:w.bin",
      "..\\w.bin", "a\\..\\..\\w.bin", "\\\\host\\share", "w.bin\0/x", "file:///w.bin",
      "https://host/w.bin", "./../w.bin", "a/./b/../../../w.bin",
    ])
  func outside(path: String) {
    guard case .outside = ReferencedPath(path) else {
      Issue.record("\(path) is taken for \(ReferencedPath(path))")
      return
    }
    #expect(ReferencedPath(path).relative == nil)
  }

  @Test("a path that stays inside is told by its parts")
  func inside() {
    #expect(ReferencedPath("w.bin") == .inside(["w.bin"]))
    #expect(ReferencedPath("./a//b/w..bin") == .inside(["a", "b", "w..bin"]))
    #expect(ReferencedPath("...") == .inside(["..."]))
    #expect(ReferencedPath("a/../w.bin") == .detour(["w.bin"]))
    #expect(ReferencedPath("a/b/../w.bin").relative == "a/w.bin")
  }

  @Test("a backslash makes two paths of one")
  func backslash() {
    #expect(ReferencedPath("a\\w.bin") == .backslash)
    #expect(ReferencedPath("a\\..\\w.bin") == .backslash)
  }

  @Test("an empty path and a folder are no file", arguments: ["", ".", "./", "a/.."])
  func noFile(path: String) {
    #expect(ReferencedPath(path) == .noFile)
  }
}
