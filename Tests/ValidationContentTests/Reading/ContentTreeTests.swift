// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationContent

struct ContentTreeTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["b", "a/x", "a.b", "a/y/z", "skip/x"] {
      let file = folder.url.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(name.utf8).write(to: file)
    }
  }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.path(percentEncoded: false) + name, withDestinationPath: target)
  }

  private func entries() throws -> [ContentTree.Entry] {
    try ContentTree.entries(below: folder.url) { $0 == ContentPath("skip") }
  }

  @Test("files are listed in byte order of their paths, without what is skipped")
  func order() throws {
    #expect(try entries().map(\.path.description) == ["a.b", "a/x", "a/y/z", "b"])
    #expect(try entries().map(\.kind) == [3, 3, 5, 1].map { .file(size: $0) })
  }

  @Test("links are not followed, and say what stands at their end")
  func links() throws {
    for (name, target) in [
      ("1", "b"), ("2", "a"), ("3", "a/y"), ("4", "."), ("5", "/"), ("6", "nowhere"), ("7", "7"),
      ("8", "/dev/null"),
    ] { try link(name, to: target) }
    let targets: [ContentTree.Entry.Target] = [
      .file(size: 1), .folder(inside: ContentPath("a")), .folder(inside: ContentPath("a/y")),
      .folder(inside: nil), .folder(inside: nil), .nothing, .nothing, .special,
    ]
    #expect(try entries().prefix(8).map(\.kind) == targets.map { .link($0) })
  }

  @Test("a missing root, and a file in its place, are errors")
  func noFolder() {
    for name in ["nowhere", "b"] {
      #expect(throws: ContentReadError.self) {
        try ContentTree.entries(below: folder.url.appending(path: name))
      }
    }
  }
}
