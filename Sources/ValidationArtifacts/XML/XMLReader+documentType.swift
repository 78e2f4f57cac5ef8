// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension XMLReader {
  mutating func documentType() throws(XMLStop) -> XMLDocumentType {
    var type = XMLDocumentType()
    try skipSpace()
    type.name = String(decoding: try name(), as: UTF8.self)
    while true {
      try skipSpace()
      switch try peek() {
      case UInt8(ascii: ">"):
        _ = try next()
        return type
      case UInt8(ascii: "["):
        _ = try next()
        try internalSubset(&type)
      case UInt8(ascii: "\""), UInt8(ascii: "'"): _ = try quoted()
      default:
        let word = String(decoding: try name(), as: UTF8.self)
        if word == "SYSTEM" || word == "PUBLIC" { type.hasExternalSubset = true }
      }
    }
  }

  private mutating func internalSubset(_ type: inout XMLDocumentType) throws(XMLStop) {
    while true {
      try skipSpace()
      let place = cursor.offset
      switch try next() {
      case UInt8(ascii: "]"): return
      case UInt8(ascii: "%"):
        type.usesParameters = true
        _ = try name()
        try expect(";")
      case UInt8(ascii: "<"):
        if try peek() == UInt8(ascii: "?") {
          try instruction(place)
        } else {
          try subsetDeclaration(&type)
        }
      default: throw fault("no declaration begins like this", at: place)
      }
    }
  }

  private mutating func subsetDeclaration(_ type: inout XMLDocumentType) throws(XMLStop) {
    try expect("!")
    if try peek() == UInt8(ascii: "-") {
      try expect("--")
      return try skipComment()
    }
    let word = String(decoding: try name(), as: UTF8.self)
    var isExternal = false
    var isNested = false
    var isParameter = false
    var words: [String] = []
    while let byte = try peek(), byte != UInt8(ascii: ">") {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        isNested = try quoted() || isNested
      case UInt8(ascii: "%"):
        _ = try next()
        if let after = try peek(), Self.isSpace(after) {
          isParameter = true
        } else {
          type.usesParameters = true
        }
      default:
        guard Self.isNameByte(byte, isFirst: true) else {
          _ = try character()
          continue
        }
        words.append(String(decoding: try name(), as: UTF8.self))
        if words.count > 1, ["SYSTEM", "PUBLIC"].contains(words.last) { isExternal = true }
        guard words.count < 10_000 else { throw fault("a declaration is too long") }
      }
    }
    _ = try next()
    guard word == "ENTITY", type.entities.count < XMLDocumentType.mostEntities else { return }
    type.entities.append(
      .init(
        name: words.first ?? "", isParameter: isParameter, isExternal: isExternal,
        isNested: isNested))
  }

  /// Skips a text in quotes; whether it refers to an entity that is not one character.
  private mutating func quoted() throws(XMLStop) -> Bool {
    let quote = try next()
    var refers = false
    var previous: UInt8 = 0
    while let byte = try peek(), byte != quote {
      if previous == UInt8(ascii: "&"), byte != UInt8(ascii: "#") { refers = true }
      if previous == UInt8(ascii: "%"), Self.isNameByte(byte, isFirst: true) { refers = true }
      previous = try character()
    }
    _ = try next()
    return refers
  }
}
