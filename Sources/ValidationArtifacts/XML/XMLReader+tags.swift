// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension XMLReader {
  mutating func markup() throws(XMLStop) {
    let place = cursor.offset
    _ = try next()
    switch try peek() {
    case UInt8(ascii: "/"): try endTag(place)
    case UInt8(ascii: "?"): try instruction(place)
    case UInt8(ascii: "!"): try declaration(place)
    default: try startTag(place)
    }
  }

  private mutating func startTag(_ place: UInt64) throws(XMLStop) {
    guard !open.isEmpty || !hasRoot else { throw fault("a second root element begins", at: place) }
    try spend(steps: 5)
    let name = try name()
    let attributes = try attributes()
    let isEmpty = try peek() == UInt8(ascii: "/")
    if isEmpty { _ = try next() }
    try expect(">")
    visitor.element(
      String(decoding: name, as: UTF8.self), attributes, at: place, depth: open.count)
    hasRoot = true
    guard !isEmpty else { return }
    open.append(name)
    guard open.count <= Self.deepest else {
      throw fault("elements are nested deeper than \(Self.deepest)", at: place)
    }
  }

  private mutating func attributes() throws(XMLStop) -> [XMLAttribute] {
    var attributes: [XMLAttribute] = []
    var names: Set<[UInt8]> = []
    while try skipSpace() {
      guard let byte = try peek(), byte != UInt8(ascii: ">"), byte != UInt8(ascii: "/") else {
        break
      }
      let place = cursor.offset
      try spend(steps: 5)
      let name = try name()
      guard names.insert(name).inserted else { throw fault("an attribute stands twice", at: place) }
      guard names.count <= Self.mostAttributes else {
        throw fault("too many attributes", at: place)
      }
      try skipSpace()
      try expect("=")
      try skipSpace()
      attributes.append(
        XMLAttribute(name: String(decoding: name, as: UTF8.self), value: try attributeValue()))
    }
    return attributes
  }

  private mutating func attributeValue() throws(XMLStop) -> String {
    let place = cursor.offset
    let quote = try next()
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      throw fault("a value in quotes is expected", at: place)
    }
    var value: [UInt8] = []
    while let byte = try peek(), byte != quote {
      guard byte != UInt8(ascii: "<") else { throw fault("< stands in a value") }
      if byte == UInt8(ascii: "&") {
        _ = try next()
        try reference()
      } else {
        // Only the beginning is kept: it names things and is compared with known addresses.
        _ = try character()
        if value.count < 256 { value += lastCharacter }
      }
      guard cursor.offset - place < UInt64(Self.longestValue) else {
        throw fault("a value is too long", at: place)
      }
    }
    _ = try next()
    return String(decoding: value, as: UTF8.self)
  }

  private mutating func endTag(_ place: UInt64) throws(XMLStop) {
    _ = try next()
    let name = try name()
    try skipSpace()
    try expect(">")
    guard let last = open.popLast(), last == name else {
      throw fault(
        "</\(String(decoding: name, as: UTF8.self).excerpt)> closes no open element", at: place)
    }
  }
}
