// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension XMLReader {
  mutating func instruction(_ place: UInt64) throws(XMLStop) {
    _ = try next()
    let target = String(decoding: try name(), as: UTF8.self)
    if target.lowercased() == "xml", place != start {
      throw fault("an XML declaration stands inside the document", at: place)
    }
    visitor.instruction(target, at: place)
    var previous: UInt8 = 0
    while true {
      let byte = try character()
      if previous == UInt8(ascii: "?"), byte == UInt8(ascii: ">") { return }
      previous = byte
    }
  }

  mutating func declaration(_ place: UInt64) throws(XMLStop) {
    _ = try next()
    switch try peek() {
    case UInt8(ascii: "-"):
      try expect("--")
      try skipComment()
    case UInt8(ascii: "["):
      try expect("[CDATA[")
      guard !open.isEmpty else { throw fault("text stands outside the root element", at: place) }
      try skipCharacterData()
    default:
      try expect("DOCTYPE")
      guard !hasRoot, !hasDocumentType else {
        throw fault("a document type stands after the root or twice", at: place)
      }
      hasDocumentType = true
      let declaration = try documentType()
      visitor.documentType(declaration, at: place)
    }
  }

  mutating func skipComment() throws(XMLStop) {
    var hyphens = 0
    while true {
      let byte = try character()
      if hyphens >= 2 {
        guard byte == UInt8(ascii: ">") else { throw fault("-- stands inside a comment") }
        return
      }
      hyphens = byte == UInt8(ascii: "-") ? hyphens + 1 : 0
    }
  }

  private mutating func skipCharacterData() throws(XMLStop) {
    var brackets = 0
    while true {
      let byte = try character()
      if byte == UInt8(ascii: ">"), brackets >= 2 { return }
      brackets = byte == UInt8(ascii: "]") ? brackets + 1 : 0
    }
  }
}
