// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Reads what `ast.literal_eval` takes of dictionaries, tuples, lists, strings and integers.
struct PythonLiteralParser {
  typealias SyntaxError = PythonLiteral.SyntaxError

  private let bytes: [UInt8]
  private let encoding: PythonLiteral.Encoding
  private var offset = 0
  private var depth = 0

  private static let deepest = 32

  init(_ bytes: [UInt8], encoding: PythonLiteral.Encoding) {
    self.bytes = bytes
    self.encoding = encoding
  }

  var atEnd: Bool { offset == bytes.count }

  func error(_ message: String) -> SyntaxError { SyntaxError(message: message, offset: offset) }

  mutating func skipSpace() {
    while let byte = peek(), [0x20, 0x09, 0x0a, 0x0c, 0x0d].contains(byte) { offset += 1 }
  }

  mutating func value() throws(SyntaxError) -> PythonLiteral {
    skipSpace()
    guard let byte = peek() else { throw error("the header ends where a value is expected") }
    switch byte {
    case UInt8(ascii: "{"): return .dictionary(try dictionary())
    case UInt8(ascii: "("): return try parenthesised()
    case UInt8(ascii: "["): return .list(try elements(from: "[", to: "]").values)
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): return .integer(try integer())
    default: return try word()
    }
  }

  // MARK: containers

  private mutating func dictionary() throws(SyntaxError) -> [PythonLiteral.Entry] {
    var entries: [PythonLiteral.Entry] = []
    _ = try sequence(from: "{", to: "}") { (parser) throws(SyntaxError) in
      let key = try parser.value()
      parser.skipSpace()
      guard parser.take(":") else { throw parser.error("a colon is expected after the key") }
      entries.append(.init(key: key, value: try parser.value()))
    }
    return entries
  }

  /// One value in parentheses is that value; a comma makes it a tuple.
  private mutating func parenthesised() throws(SyntaxError) -> PythonLiteral {
    let (values, hasComma) = try elements(from: "(", to: ")")
    return values.count == 1 && !hasComma ? values[0] : .tuple(values)
  }

  private mutating func elements(
    from opening: Character, to closing: Character
  ) throws(SyntaxError) -> (values: [PythonLiteral], hasComma: Bool) {
    var values: [PythonLiteral] = []
    let hasComma = try sequence(from: opening, to: closing) { (parser) throws(SyntaxError) in
      values.append(try parser.value())
    }
    return (values, hasComma)
  }

  /// Returns whether a comma follows the last element.
  private mutating func sequence(
    from opening: Character, to closing: Character,
    _ body: (inout Self) throws(SyntaxError) -> Void
  ) throws(SyntaxError) -> Bool {
    guard take(opening) else { throw error("\(opening) is expected") }
    guard depth < Self.deepest else { throw error("nested deeper than \(Self.deepest)") }
    depth += 1
    defer { depth -= 1 }
    var hasComma = false
    while true {
      skipSpace()
      if take(closing) { return hasComma }
      try body(&self)
      skipSpace()
      hasComma = take(",")
      guard hasComma || peek() == closing.asciiValue else {
        throw error("a comma or \(closing) is expected")
      }
    }
  }

  // MARK: scalars

  private mutating func integer() throws(SyntaxError) -> Int64 {
    let isNegative = take("-")
    let start = offset
    var value: Int64 = 0
    while let byte = peek(), (0x30...0x39).contains(byte) {
      let (tens, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = tens.addingReportingOverflow(Int64(byte - 0x30))
      guard !tooLarge, !overflow else { throw error("an integer is 2^63 or more") }
      value = sum
      offset += 1
    }
    guard offset > start else { throw error("a digit is expected") }
    guard offset == start + 1 || bytes[start] != 0x30 else {
      throw error("a number begins with a needless zero")
    }
    // Python 2 wrote long integers so.
    _ = encoding == .latin1 && take("L")
    return isNegative ? -value : value
  }

  private mutating func word() throws(SyntaxError) -> PythonLiteral {
    for (word, value) in [
      ("True", PythonLiteral.bool(true)), ("False", .bool(false)), ("None", .none),
    ]
    where bytes[offset...].starts(with: word.utf8) {
      offset += word.utf8.count
      return value
    }
    throw error("an expression, where only a literal may stand")
  }

  private mutating func string() throws(SyntaxError) -> String {
    let quote = bytes[offset]
    offset += 1
    var content: [UInt8] = []
    while true {
      guard let byte = peek() else { throw error("the header ends inside a string") }
      offset += 1
      switch byte {
      case quote: return try text(content)
      case 0x0a, 0x0d: throw error("a line ends inside a string")
      case 0x5c: content.append(try escape())
      default: content.append(byte)
      }
    }
  }

  /// Only the short ones: names of types and fields have no use for others.
  private mutating func escape() throws(SyntaxError) -> UInt8 {
    let letters: [Character: UInt8] = ["\\": 0x5c, "'": 0x27, "\"": 0x22, "n": 0x0a, "t": 0x09]
    for (letter, byte) in letters where take(letter) { return byte }
    throw error("an escape that no array's header needs")
  }

  private func text(_ content: [UInt8]) throws(SyntaxError) -> String {
    if encoding == .latin1 {
      return String(String.UnicodeScalarView(content.map { Unicode.Scalar($0) }))
    }
    guard let text = String(validating: content, as: UTF8.self) else {
      throw error("a string is not UTF-8")
    }
    return text
  }

  private func peek() -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func take(_ character: Character) -> Bool {
    guard let byte = character.asciiValue, peek() == byte else { return false }
    offset += 1
    return true
  }
}
