// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Reads RFC 8259 to the letter, with limits on depth and number of values.
struct StrictJSONReader {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0
  private var values = 0

  static let maximumDepth = 64
  /// A quarter million signed files; what a document of brackets would take is bounded with it.
  static let maximumValues = 1_000_000

  static func read(_ bytes: [UInt8]) throws(StrictJSONError) -> StrictJSON {
    var reader = StrictJSONReader(bytes: bytes)
    reader.skipBlanks()
    let value = try reader.value()
    reader.skipBlanks()
    guard reader.position == bytes.count else { throw reader.error("more after the value") }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func error(_ reason: String) -> StrictJSONError {
    StrictJSONError(reason: reason, offset: position)
  }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 {
      position += 1
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func value() throws(StrictJSONError) -> StrictJSON {
    values += 1
    guard values <= Self.maximumValues else {
      throw error("more than \(Self.maximumValues) values")
    }
    switch next {
    case UInt8(ascii: "{"):
      return .object(try nested { reader throws(StrictJSONError) in try reader.members() })
    case UInt8(ascii: "["):
      return .array(try nested { reader throws(StrictJSONError) in try reader.elements() })
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func nested<Result>(
    _ body: (inout Self) throws(StrictJSONError) -> Result
  ) throws(StrictJSONError) -> Result {
    depth += 1
    guard depth <= Self.maximumDepth else { throw error("nested deeper than \(Self.maximumDepth)") }
    position += 1
    let result = try body(&self)
    depth -= 1
    return result
  }

  private mutating func members() throws(StrictJSONError) -> [String: StrictJSON] {
    var members: [String: StrictJSON] = [:]
    skipBlanks()
    if take(UInt8(ascii: "}")) { return members }
    while true {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw error("no name") }
      let name = try string()
      skipBlanks()
      guard take(UInt8(ascii: ":")) else { throw error("no colon") }
      skipBlanks()
      let value = try value()
      guard members.updateValue(value, forKey: name) == nil else { throw error("a name twice") }
      skipBlanks()
      if take(UInt8(ascii: "}")) { return members }
      guard take(UInt8(ascii: ",")) else { throw error("no comma") }
    }
  }

  private mutating func elements() throws(StrictJSONError) -> [StrictJSON] {
    var elements: [StrictJSON] = []
    skipBlanks()
    if take(UInt8(ascii: "]")) { return elements }
    while true {
      skipBlanks()
      elements.append(try value())
      skipBlanks()
      if take(UInt8(ascii: "]")) { return elements }
      guard take(UInt8(ascii: ",")) else { throw error("no comma") }
    }
  }

  private mutating func literal(
    _ text: StaticString, _ value: StrictJSON
  ) throws(StrictJSONError) -> StrictJSON {
    let text = "\(text)".utf8
    guard bytes[position...].starts(with: text) else { throw error("no value") }
    position += text.count
    return value
  }
}

extension StrictJSONReader {
  private mutating func number() throws(StrictJSONError) -> String {
    let start = position
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")) { try digits() }
    if take(UInt8(ascii: ".")) { try digits() }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() throws(StrictJSONError) {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    guard position > start else { throw error("no value") }
  }

  private mutating func string() throws(StrictJSONError) -> String {
    position += 1
    var content: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: content, as: UTF8.self) else {
          throw error("a string that is no UTF-8")
        }
        position += 1
        return text
      case UInt8(ascii: "\\"): content += try escape()
      case ..<0x20: throw error("a control character in a string")
      default:
        content.append(byte)
        position += 1
      }
    }
    throw error("a string without end")
  }

  private mutating func escape() throws(StrictJSONError) -> [UInt8] {
    position += 1
    guard let byte = next else { throw error("a string without end") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0c]
    case UInt8(ascii: "n"): return [0x0a]
    case UInt8(ascii: "r"): return [0x0d]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return Array(Character(try scalar()).utf8)
    default: throw error("an unknown escape")
    }
  }

  private mutating func scalar() throws(StrictJSONError) -> Unicode.Scalar {
    let first = try hexUnit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    // Only a high half with its low half behind it is a character.
    guard first < 0xdc00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
      throw error("half a character")
    }
    let second = try hexUnit()
    guard (0xdc00...0xdfff).contains(second),
      let scalar = Unicode.Scalar(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00))
    else { throw error("half a character") }
    return scalar
  }

  private mutating func hexUnit() throws(StrictJSONError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80
      else { throw error("no hexadecimal digit") }
      unit = unit << 4 | UInt32(digit)
      position += 1
    }
    return unit
  }
}
