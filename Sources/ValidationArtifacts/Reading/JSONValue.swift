// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A whole JSON text as a value, with the place of each key; for texts that were bounded before.
indirect enum JSONValue: Hashable, Sendable {
  struct Entry: Hashable, Sendable {
    let key: String
    let value: JSONValue
    /// From the beginning of the text.
    let offset: Int
  }

  /// In the order of the text, duplicates and all.
  case object([Entry])
  case array([JSONValue])
  case string(String)
  /// As written.
  case number(String)
  case bool(Bool)
  case null

  /// Throws where the text breaks RFC 8259 or is followed by anything but white space.
  /// - Parameter takesPythonNumbers: also take `NaN` and `Infinity`, for texts that Python wrote.
  init(
    parsing bytes: [UInt8], takesPythonNumbers: Bool = false
  ) throws(JSONCursor.SyntaxError) {
    var cursor = JSONCursor(bytes)
    cursor.takesPythonNumbers = takesPythonNumbers
    self = try Self.value(&cursor)
    cursor.skipWhitespace()
    guard cursor.atEnd else { throw cursor.error("something follows the value") }
  }

  private static func value(_ json: inout JSONCursor) throws(JSONCursor.SyntaxError) -> Self {
    if let word = json.takePythonNumber() { return .number(word) }
    switch try json.kind() {
    case .object:
      var entries: [Entry] = []
      try json.object { (json, key) throws(JSONCursor.SyntaxError) in
        let offset = json.offset
        entries.append(Entry(key: key, value: try value(&json), offset: offset))
      }
      return .object(entries)
    case .array:
      var elements: [Self] = []
      try json.array { (json) throws(JSONCursor.SyntaxError) in elements.append(try value(&json)) }
      return .array(elements)
    case .string: return .string(try json.string())
    case .number:
      let start = json.offset
      _ = try json.unsignedInteger()
      return .number(String(decoding: json.bytes[start..<json.offset], as: UTF8.self))
    case .literal:
      let isTrue = json.peek() == 0x74
      return try json.literal() ? .null : .bool(isTrue)
    }
  }

  /// The last of that name, as most parsers have it; nil for what is no object.
  subscript(key: String) -> JSONValue? {
    guard case .object(let entries) = self else { return nil }
    return entries.last { $0.key == key }?.value
  }

  var text: String? { if case .string(let text) = self { text } else { nil } }
  var elements: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
  var entries: [Entry]? { if case .object(let entries) = self { entries } else { nil } }
  var integer: Int? { if case .number(let digits) = self { Int(digits) } else { nil } }
}
