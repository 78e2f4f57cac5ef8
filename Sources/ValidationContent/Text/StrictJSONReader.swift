// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Reads RFC 8259 to the letter, with limits on depth and number of values.
struct StrictJSONReader {
  let bytes: [UInt8]
  var position = 0
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

  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  func error(_ reason: String) -> StrictJSONError {
    StrictJSONError(reason: reason, offset: position)
  }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 {
      position += 1
    }
  }

  mutating func take(_ byte: UInt8) -> Bool {
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
