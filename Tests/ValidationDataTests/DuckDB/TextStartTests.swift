// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationData

@Suite struct TextStartTests {
  private func start(_ text: String, _ encoding: String.Encoding, mark: [UInt8] = []) -> TextStart {
    TextStart(mark + [UInt8](text.data(using: encoding) ?? Data()))
  }

  @Test(arguments: [
    (String.Encoding.utf16LittleEndian, [0xFF, 0xFE], "UTF-16LE"),
    (.utf16BigEndian, [0xFE, 0xFF], "UTF-16BE"),
    (.utf32LittleEndian, [0xFF, 0xFE, 0, 0], "UTF-32LE"),
    (.utf32BigEndian, [0, 0, 0xFE, 0xFF], "UTF-32BE"),
  ])
  func wideTextIsToldByItsMarkOrItsZeros(encoding: String.Encoding, mark: [UInt8], name: String) {
    for text in ["a\n1\n", "größe,年齢\n1.5,二十\n2.5,三十\n", "{\"a\": \"x\"}\n"] {
      #expect(start(text, encoding).encoding?.name == name, "\(text)")
      #expect(start(text, encoding, mark: mark).encoding?.name == name, "\(text)")
    }
  }

  @Test(arguments: [
    "", "a", "a,b\n1,x\n", "größe,年齢\n", "\u{feff}a\n1\n", "a\n\u{0}\n", "PK,PAR1,ARROW1,BZh9\n",
    "BZh9141,x\n", "PAR1,b\n", "a\n\"\u{0}\u{0}x\u{0}\u{0}\u{0}x\u{0}\"\n",
  ])
  func textIsText(text: String) {
    let start = start(text, .utf8)
    #expect(start.encoding == nil && start.otherFormat == nil)
    #expect(start.hasMark == text.unicodeScalars.starts(with: ["\u{feff}"]))
  }

  @Test func aFileThatCannotBeReadIsLeftToTheEngine() {
    #expect(TextStart(ofFileAt: "/nowhere/rows.csv") == nil)
  }
}
