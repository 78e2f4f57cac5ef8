// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationContent

struct ChecksumListTests {
  private static let hex = "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4"
  private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/Checksums", directoryHint: .isDirectory)

  private func list(_ text: String) -> ChecksumList { ChecksumList(parsing: Array(text.utf8)) }

  @Test("lists of coreutils are read in each style", arguments: ["text", "binary", "tagged"])
  func coreutils(style: String) throws {
    let data = try Data(contentsOf: Self.fixtures.appending(path: style))
    let list = ChecksumList(parsing: Array(data))
    #expect(list.problems.isEmpty)
    let names = ["*star", "a", #"back\slash"#, "new\nline", "sub/b", "with blank", "x) = y"]
    #expect(list.entries.map(\.path) == names.compactMap { ContentPath($0) })
    #expect(list.entries.map(\.line) == Array(1...7))
    #expect(list.entries.allSatisfy { $0.digest.hex == Self.hex })
  }

  @Test("comments, empty lines, CRLF, uppercase and a missing last line end are understood")
  func lenient() {
    let text = "# made by hand\r\n\r\n\(Self.hex.uppercased())  a\r\n\n\(Self.hex) *b"
    #expect(list(text).entries.map { "\($0.line) \($0.path)" } == ["3 a", "5 b"])
    #expect(list(text).problems.isEmpty)
  }

  @Test("a line that says nothing usable is a problem, and the rest is read")
  func problems() {
    let lines = [
      "\(Self.hex)", "\(Self.hex) a", "\(Self.hex)  ", "\(Self.hex.dropLast())  a",
      "\(Self.hex)0  a",
      "\(Self.hex)\ta", "g\(Self.hex.dropFirst())  a", "\(Self.hex)  /a", "\(Self.hex)  ../a",
      "\(Self.hex)  a/../../b", "\(Self.hex)  .", "\(Self.hex)  a\u{0}", "\\\(Self.hex)  a\\x",
      "\\\(Self.hex)  a\\", "MD5 (a) = \(Self.hex)", "SHA512 (a) = \(Self.hex)", "SHA256 (a) = ",
      "SHA256 (a)  \(Self.hex)", "SHA256 () = \(Self.hex)", "\u{feff}\(Self.hex)  a", "\\", "*",
      " ",
    ]
    for line in lines {
      let read = list("\(line)\n\(Self.hex)  good\n")
      #expect(read.problems.map(\.line) == [1], "\(line)")
      #expect(read.entries.map(\.line) == [2], "\(line)")
    }
  }

  @Test("a file listed twice is one entry, and a problem with another digest")
  func twice() {
    let other = String(repeating: "0", count: 64)
    let read = list("\(Self.hex)  a\n\(Self.hex)  ./a\n\(other)  a\n")
    #expect(read.entries.map(\.line) == [1])
    #expect(read.problems.map(\.line) == [3])
  }

  @Test("what is no list ends after its first thousand lines")
  func garbage() {
    let read = list(String(repeating: "x\n", count: 100_000))
    #expect(read.problems.count == 1001)
    #expect(list(String(repeating: "\n", count: 1_000_000)).problems.isEmpty)
  }

  @Test(
    "10,000 mutations never trap, and what is read lies below the folder", arguments: [20_261_121])
  func mutations(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let seeds = try ["text", "binary", "tagged"].map { style in
      Array(try Data(contentsOf: Self.fixtures.appending(path: style)))
    }
    for _ in 0..<10_000 {
      var bytes = seeds.randomElement(using: &generator) ?? []
      for _ in 0..<Int.random(in: 1...3, using: &generator) { bytes.mutate(using: &generator) }
      let read = ChecksumList(parsing: bytes)
      #expect(Set(read.entries.map(\.path)).count == read.entries.count)
      #expect(read.entries.count + read.problems.count <= bytes.split(separator: 0x0a).count)
    }
  }
}
