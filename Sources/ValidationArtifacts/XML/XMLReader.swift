// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Reads XML 1.0 from front to back: well-formedness without a DTD's powers, in memory that does
/// not grow with the document.
///
/// No entity is ever expanded and nothing is fetched. References to entities that a document type
/// declares are let pass, as its declaration is a finding already.
struct XMLReader<Visitor: XMLVisitor> {
  var visitor: Visitor
  private(set) var cursor: ByteCursor
  private let scan: ArtifactScan
  /// Names of the elements that are not closed yet.
  var open: [[UInt8]] = []
  var hasRoot = false
  var hasDocumentType = false
  private var spent: UInt64 = 0
  private(set) var lastCharacter: [UInt8] = []
  let start: UInt64
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

  func fault(_ message: String, at place: UInt64? = nil) -> XMLStop {
    .fault(message, at: place ?? cursor.offset)
  }

  mutating func peek() throws(XMLStop) -> UInt8? {
    do throws(ReadStop) {
      return try cursor.peek()
    } catch { throw .stop(error) }
  }

  func spend(steps: UInt64) throws(XMLStop) {
    do throws(ReadStop) { try scan.spend(steps: steps) } catch { throw .stop(error) }
  }

  mutating func next() throws(XMLStop) -> UInt8 {
    guard try peek() != nil else { throw fault("the document ends too early") }
    do throws(ReadStop) {
      spent += 1
      if spent.isMultiple(of: 64) { try scan.spend(steps: 8) }
      return try cursor.u8()
    } catch { throw .stop(error) }
  }

  mutating func expect(_ text: StaticString) throws(XMLStop) {
    for place in 0..<text.utf8CodeUnitCount {
      let start = cursor.offset
      guard try next() == text.utf8Start[place] else {
        throw fault("\"\(text)\" is expected", at: start)
      }
    }
  }

  @discardableResult
  mutating func skipSpace() throws(XMLStop) -> Bool {
    var isSpace = false
    while let byte = try peek(), Self.isSpace(byte) {
      _ = try next()
      isSpace = true
    }
    return isSpace
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d
  }

  /// One character of text or of a value; what UTF-8 or XML does not allow ends the reading.
  mutating func character() throws(XMLStop) -> UInt8 {
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

  mutating func name() throws(XMLStop) -> [UInt8] {
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

  static func isNameByte(_ byte: UInt8, isFirst: Bool) -> Bool {
    switch byte {
    case 0x41...0x5a, 0x61...0x7a, 0x5f, 0x3a, 0x80...: true
    case 0x30...0x39, 0x2d, 0x2e: !isFirst
    default: false
    }
  }
}
