// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension XMLReader {
  mutating func text() throws(XMLStop) {
    var brackets = 0
    while let byte = try peek(), byte != UInt8(ascii: "<") {
      if open.isEmpty, !Self.isSpace(byte) {
        throw fault("text stands outside the root element")
      }
      if byte == UInt8(ascii: "&") {
        _ = try next()
        try reference()
        brackets = 0
        continue
      }
      if byte == UInt8(ascii: ">"), brackets >= 2 { throw fault("]]> stands in text") }
      brackets = byte == UInt8(ascii: "]") ? brackets + 1 : 0
      _ = try character()
    }
  }

  /// After the ampersand.
  mutating func reference() throws(XMLStop) {
    let place = cursor.offset
    if try peek() == UInt8(ascii: "#") {
      _ = try next()
      var digits = ""
      while let byte = try peek(), byte != UInt8(ascii: ";"), digits.utf8.count < 12 {
        digits.unicodeScalars.append(Unicode.Scalar(try next()))
      }
      let code =
        digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
      guard let code, code >= 0x20 || [9, 10, 13].contains(code), Unicode.Scalar(code) != nil else {
        throw fault("a reference names no character", at: place)
      }
    } else {
      let name = try name()
      let known = ["amp", "lt", "gt", "apos", "quot"].contains { name.elementsEqual($0.utf8) }
      guard known || hasDocumentType else {
        throw fault(
          "the entity &\(String(decoding: name, as: UTF8.self).excerpt); is not declared", at: place
        )
      }
    }
    try expect(";")
  }
}
