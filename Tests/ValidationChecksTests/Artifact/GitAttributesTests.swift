// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationTesting

@testable import ValidationChecks
@testable import ValidationCore

/// Against `git check-attr`, which answers for the same files.
@Suite struct GitAttributesTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try git("init", "-q")
  }

  @discardableResult
  private func git(_ arguments: String..., input: Data = Data()) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder.url.path] + arguments
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LC_ALL": "C",
      "HOME": folder.url.path, "GIT_CONFIG_NOSYSTEM": "1", "GIT_ATTR_NOSYSTEM": "1",
    ]
    let text = try folder.write(input, to: ".git/input")
    process.standardInput = try FileHandle(forReadingFrom: text)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return data
  }

  /// What git makes of each path, in its own words.
  private func answers(_ files: [String: String], _ paths: [String]) throws -> [String] {
    for (path, text) in files { try folder.write(Data(text.utf8), to: path) }
    defer {
      for path in files.keys {
        try? FileManager.default.removeItem(at: folder.url.appendingPathComponent(path))
      }
    }
    let input = Data(paths.map { $0 + "\0" }.joined().utf8)
    let output = try git("check-attr", "--stdin", "-z", "filter", input: input)
    let words = output.split(separator: 0, omittingEmptySubsequences: false)
    return stride(from: 2, to: words.count, by: 3).map {
      String(decoding: words[$0], as: UTF8.self)
    }
  }

  private func own(_ files: [String: String], _ paths: [String]) -> [String] {
    let attributes = GitAttributes(
      files.map { (RepositoryPath($0.key)?.folder ?? .root, Array($0.value.utf8)) })
    return paths.map { path in
      switch attributes.value(of: "filter", at: RepositoryPath(path) ?? .root) {
      case .set: "set"
      case .unset: "unset"
      case .unspecified: "unspecified"
      case .text(let text): String(decoding: text, as: UTF8.self)
      }
    }
  }

  private static let paths = [
    "a.bin", "a b.bin", "b.BIN", "ab", "a-b", "a]b", "a\\b", "a*b", "é.bin", "!x", "#x",
    "\"q\".bin", "x/a.bin",
    "x/a b.bin", "x/y/a.bin", "x/y/z/a.bin", "xy/a.bin", "x/y/ab", "models/m.onnx",
    "models/v1/m.onnx",
    "models/v1/data/m.bin", ".bin", "x/.bin", "9", "x/9", "tab\there.bin",
  ]

  @Test(
    "every form of line means what it means to git",
    arguments: [
      "*.bin filter=lfs", "a.bin filter=lfs\n*.bin -filter", "*.bin filter", "*.bin !filter",
      "\"a b.bin\" filter=lfs", "\"a\\040b.bin\"\tfilter=lfs", "\"a b.bin\"filter=lfs",
      "\"\\\"q\\\".bin\" filter=lfs", "\"tab\\there.bin\" filter=lfs", "\"a b.bin filter=lfs",
      "\"\\303\\251.bin\" filter=lfs", "\"a\\q.bin\" filter=lfs",
      "[attr]big filter=lfs -text\n*.bin big", "[attr]big filter=lfs\n*.bin -big",
      "[attr]big filter=lfs\n*.bin big=1", "*.bin big\n[attr]big filter=lfs",
      "[attr]a b\n[attr]b filter=lfs\n*.bin a", "[attr]a b\n[attr]b a filter=lfs\n*.bin a",
      "[attr]big filter=lfs\n[attr]big filter=other\n*.bin big", "*.bin binary filter=lfs",
      "[attr] filter=lfs\n*.bin filter=x", "[attr]-x filter=lfs\n*.bin -x",
      "[attr]filter -text\n*.bin filter", "*.bin big filter=x\n[attr]big filter=lfs",
      "*.bin filter=x big\n[attr]big filter=lfs", "*.bin filter=a filter=b", "*.bin filter= text",
      "*.bin filter=lfs bad:name", "*.bin filter=lfs -", "*.bin -filter=lfs",

      "!*.bin filter=lfs", "\\!x filter=lfs", "#x filter=lfs", "\\#x filter=lfs",
      "  *.bin   filter=lfs  ",
      "*.bin filter=lfs\r", "\u{FEFF}*.bin filter=lfs", "x/ filter=lfs", "x/* filter=lfs",
      "x/** filter=lfs", "/x/** filter=lfs", "**/a.bin filter=lfs", "x/**/a.bin filter=lfs",
      "**/y/** filter=lfs", "/*.bin filter=lfs", "x/*/a.bin filter=lfs", "x** filter=lfs",
      "x**/a.bin filter=lfs", "**a.bin filter=lfs", "/**/*.bin filter=lfs",
      "**/**/a.bin filter=lfs",
      "* filter=lfs", "** filter=lfs", "/ filter=lfs", "[ab]* filter=lfs", "[!ab]* filter=lfs",
      "[^a]* filter=lfs", "a[]-]b filter=lfs", "a[-]b filter=lfs", "a[ filter=lfs",
      "a[b filter=lfs",
      "[[:digit:]] filter=lfs", "[[:upper:][:digit:]]* filter=lfs", "[[:nope:]] filter=lfs",
      "[[:digit] filter=lfs", "[a-c]* filter=lfs", "[c-a]* filter=lfs", "a[\\]]b filter=lfs",
      "a\\*b filter=lfs", "a\\\\b filter=lfs", "a?b filter=lfs", "x?a.bin filter=lfs",
      "x[/]a.bin filter=lfs",
      "\\ filter=lfs", "**\\/a.bin filter=lfs", "*.bin", "", "a.bin\u{0B}filter=lfs",
    ])
  func forms(text: String) throws {
    let files = [".gitattributes": text + "\n"]
    #expect(own(files, Self.paths) == (try answers(files, Self.paths)))
  }

  @Test("a file deeper down comes before one above it, and defines no macros")
  func folders() throws {
    let files = [
      ".gitattributes": "[attr]big filter=lfs\n*.bin filter=top\nx/y/* filter=path\n",
      "x/.gitattributes": "[attr]small filter=small\n*.bin small\n/a.bin big\ny/*.bin !filter\n",
      "x/y/.gitattributes": "*b -filter\nz/** filter=deep\n",
    ]
    #expect(own(files, Self.paths) == (try answers(files, Self.paths)))
  }

  @Test("a line that is longer than git reads says nothing")
  func longLines() throws {
    for length in [2046, 2047, 2048, 5000] {
      let line = "*.bin filter=lfs"
      let text = line + String(repeating: " ", count: length - line.utf8.count) + "\n"
      let files = [".gitattributes": text]
      #expect(own(files, Self.paths) == (try answers(files, Self.paths)), "\(length)")
    }
  }

  @Test("400 made-up files of attributes mean what they mean to git", arguments: [20_261_121])
  func seeded(seed: UInt64) throws {
    var state = seed
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let pieces = [
      "a", "b", "x", "y", ".bin", "*", "**", "/", "**/", "?", "[ab]", "[!a]", "[a-y]", "\\", "[",
      "]", " ", "\"",
      "models", "m.onnx", "v1", "!", "é",
    ]
    let states = [
      "filter=lfs", "-filter", "!filter", "filter", "filter=", "big", "-big", "!big", "binary",
      "small",
      "filter=other", "text", "bad:name",
    ]
    func line() -> String {
      let pattern = (0...next(5)).map { _ in pieces[next(pieces.count)] }.joined()
      let shown = next(4) == 0 ? "\"\(pattern)\"" : pattern
      let start = next(6) == 0 ? "[attr]\(["big", "small", "a"][next(3)])" : shown
      return start + " "
        + (0...next(3)).map { _ in states[next(states.count)] }.joined(separator: " ")
    }
    for round in 0..<400 {
      var files: [String: String] = [:]
      for place in [".gitattributes", "x/.gitattributes", "x/y/.gitattributes"] where next(2) == 0 {
        files[place] = (0...next(6)).map { _ in line() + "\n" }.joined()
      }
      let (ours, gits) = (own(files, Self.paths), try answers(files, Self.paths))
      #expect(ours == gits, "seed \(seed), round \(round): \(files)")
    }
  }

  @Test("macros that name each other in a long chain are followed, and soon")
  func chain() {
    let lines =
      (0..<20_000).map { "[attr]m\($0) m\($0 + 1)" } + ["[attr]m20000 filter=lfs", "* m0"]
    #expect(own([".gitattributes": lines.joined(separator: "\n")], ["a"]) == ["lfs"])
  }

  @Test("a pattern made to take long does not")
  func costly() {
    let text = String(repeating: "*a", count: 600) + "b filter=lfs\n"
    let path = String(repeating: "a", count: 2_000)
    #expect(own([".gitattributes": text], [path]) == ["unspecified"])
  }
}
