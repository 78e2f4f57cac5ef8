// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationProcesses

@Suite struct LineSplitterTests {
  private func split(_ text: String, limit: Int, piece: Int) -> [String] {
    var splitter = LineSplitter(limit: limit)
    let bytes = Array(text.utf8)
    var lines: [LineSplitter.Line] = []
    for start in stride(from: 0, to: bytes.count, by: piece) {
      lines += splitter.split(bytes[start..<min(bytes.count, start + piece)])
    }
    if let last = splitter.finish() { lines.append(last) }
    return lines.map { line in
      switch line {
      case .whole(let bytes): String(decoding: bytes, as: UTF8.self)
      case .tooLong(let bytes): "too long: \(String(decoding: bytes, as: UTF8.self))"
      }
    }
  }

  @Test(arguments: 1...8) func linesDoNotDependOnThePieces(piece: Int) {
    #expect(split("a\n\nbc\n", limit: 9, piece: piece) == ["a", "", "bc"])
    #expect(split("a\nbc", limit: 9, piece: piece) == ["a", "bc"])
    #expect(split("", limit: 9, piece: piece) == [])
  }

  @Test func lineBeyondTheLimitIsDroppedToItsEnd() {
    #expect(split("abc\nabcd\nab\n", limit: 3, piece: 64) == ["abc", "too long: abcd", "ab"])
    let long = String(repeating: "x", count: 100_000)
    #expect(split(long + "\nb\n", limit: 10, piece: 7).map(\.count).max() ?? 0 < 5000)
  }
}
