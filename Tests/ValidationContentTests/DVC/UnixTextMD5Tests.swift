// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationContent

/// Against what `Fixtures/DVC/make_line_ends.py` got from DVC 3 and from DVC 2.
struct UnixTextMD5Tests {
  private static let block = UnixTextMD5.blockBytes
  private static let text = Array("a,b\r\n1,2\r\n".utf8)
  private static let lineEnd = Array("\r\n".utf8)

  private static func repeated(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
    Array(repeatElement(bytes, count: count).joined())
  }

  private static let contents: [String: [UInt8]] = {
    let binary = repeated(Array(0...255), 4)
    let x = UInt8(ascii: "x")
    return [
      "empty": [], "unix": Array("a\nb\n".utf8), "dos": text,
      "lone returns": Array("a\rb\r\r\nc\r".utf8), "binary": binary + text,
      "late binary": repeated(text, 60) + binary,
      "accents in three of ten": repeated([0xe9], 153) + repeated([x], 357) + lineEnd,
      "more accents": repeated([0xe9], 154) + repeated([x], 356) + lineEnd,
      "return at the end of a block": repeated([x], block - 1) + Array("\r\ny\r\n".utf8),
      "text before binary": repeated([x], block - 2) + lineEnd + repeated([0] + lineEnd, 9),
      "binary before text": repeated([0], block) + repeated(text, 9),
    ]
  }()

  @Test(
    "text is hashed as DVC hashes it, whatever the pieces it is read in",
    arguments: [("everyBlock", UnixTextMD5.Decision.everyBlock), ("firstBlock", .firstBlock)])
  func digests(fixture: String, decision: UnixTextMD5.Decision) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/DVC/\(fixture).json")
    let digests = try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
    #expect(digests.keys.sorted() == Self.contents.keys.sorted())
    for (name, content) in Self.contents {
      for step in [content.count + 1, 700_001] {
        var hash = UnixTextMD5(decision)
        for start in stride(from: 0, to: content.count, by: step) {
          content[start..<min(start + step, content.count)].withUnsafeBytes { hash.update($0) }
        }
        #expect(hash.finish().hex == digests[name], "\(name), \(step)")
      }
    }
  }
}
