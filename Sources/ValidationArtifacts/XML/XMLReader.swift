// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Reads XML 1.0 from front to back: well-formedness without a DTD's powers, in memory that does
/// not grow with the document.
///
/// No entity is ever expanded and nothing is fetched. References to entities that a document type
/// declares are let pass, as its declaration is a finding already.
struct XMLReader<Visitor: XMLVisitor> {
  var visitor: Visitor
  private var cursor: ByteCursor
  private let scan: ArtifactScan
  private var open: [[UInt8]] = []
  private var hasRoot = false
  private var hasDocumentType = false
  private var spent: UInt64 = 0
  private var lastCharacter: [UInt8] = []
  private let start: UInt64
  /// Bytes are characters of their own: a declared single-byte encoding.
  private let isSingleByte: Bool

  static var deepest: Int { 1_000 }
  static var longestName: Int { 1_024 }
  static var longestValue: Int { 1 << 20 }
  static var mostAttributes: Int { 1_000 }

  init(
    _ source: any ByteSource, from start: UInt64, isSingleByte: Bool, visitor: Visitor,
    scan: ArtifactScan
  ) {
    self.cursor = ByteCursor(source, from: start)
    self.start = start
    self.isSingleByte = isSingleByte
    self.visitor = visitor
    self.scan = scan
  }

  /// Why the reading ended before the document did; nil where the document is well-formed.
  mutating func readToEnd() -> XMLStop? {
    do throws(XMLStop) {
      try read()
      return nil
    } catch { return error }
  }

  private mutating func read() throws(XMLStop) {
    while try peek() != nil {
      if try peek() == UInt8(ascii: "<") {
        try markup()
      } else {
        try text()
      }
    }
    guard open.isEmpty else { throw fault("\(open.count) elements are not closed at the end") }
    guard hasRoot else { throw fault("there is no element") }
  }

  // MARK: bytes

  private func fault(_ message: String, at place: UInt64? = nil) -> XMLStop {
    .fault(message, at: place ?? cursor.offset)
  }

  private mutating func peek() throws(XMLStop) -> UInt8? {
    do throws(ReadStop) {
      return try cursor.peek()
    } catch { throw .stop(error) }
  }

  private mutating func next() throws(XMLStop) -> UInt8 {
    guard try peek() != nil else { throw fault("the document ends too early") }
    do throws(ReadStop) {
      spent += 1
      if spent.isMultiple(of: 64) { try scan.spend(steps: 8) }
      return try cursor.u8()
    } catch { throw .stop(error) }
  }

  private mutating func expect(_ text: StaticString) throws(XMLStop) {
    for place in 0..<text.utf8CodeUnitCount {
      let start = cursor.offset
      guard try next() == text.utf8Start[place] else {
        throw fault("\"\(text)\" is expected", at: start)
      }
    }
  }

  @discardableResult
  private mutating func skipSpace() throws(XMLStop) -> Bool {
    var isSpace = false
    while let byte = try peek(), Self.isSpace(byte) {
      _ = try next()
      isSpace = true
    }
    return isSpace
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d
  }

  /// One character of text or of a value; what UTF-8 or XML does not allow ends the reading.
  private mutating func character() throws(XMLStop) -> UInt8 {
    let place = cursor.offset
    let byte = try next()
    if byte < 0x20, !Self.isSpace(byte) {
      throw fault("byte 0x\(String(byte, radix: 16)) is no character of XML", at: place)
    }
    lastCharacter.removeAll(keepingCapacity: true)
    lastCharacter.append(byte)
    guard byte >= 0x80, !isSingleByte else { return byte }
    let length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    while lastCharacter.count < length, let more = try peek(), more & 0xc0 == 0x80 {
      lastCharacter.append(try next())
    }
    guard String(validating: lastCharacter, as: UTF8.self) != nil else {
      throw fault("byte 0x\(String(byte, radix: 16)) is not UTF-8", at: place)
    }
    return byte
  }

  private mutating func name() throws(XMLStop) -> [UInt8] {
    let place = cursor.offset
    var name: [UInt8] = []
    while let byte = try peek(), Self.isNameByte(byte, isFirst: name.isEmpty) {
      name.append(try next())
      guard name.count <= Self.longestName else { throw fault("a name is too long", at: place) }
    }
    guard !name.isEmpty else { throw fault("a name is expected", at: place) }
    guard isSingleByte || String(validating: name, as: UTF8.self) != nil else {
      throw fault("a name is not UTF-8", at: place)
    }
    return name
  }

  private static func isNameByte(_ byte: UInt8, isFirst: Bool) -> Bool {
    switch byte {
    case 0x41...0x5a, 0x61...0x7a, 0x5f, 0x3a, 0x80...: true
    case 0x30...0x39, 0x2d, 0x2e: !isFirst
    default: false
    }
  }

  // MARK: text

  private mutating func text() throws(XMLStop) {
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
  private mutating func reference() throws(XMLStop) {
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

  // MARK: markup

  private mutating func markup() throws(XMLStop) {
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

  private mutating func instruction(_ place: UInt64) throws(XMLStop) {
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

  private mutating func declaration(_ place: UInt64) throws(XMLStop) {
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

  private mutating func skipComment() throws(XMLStop) {
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

// MARK: document type

extension XMLReader {
  private mutating func documentType() throws(XMLStop) -> XMLDocumentType {
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
