// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Universal Binary JSON, draft 12, as XGBoost writes it: lengths are bounded by what is there.
struct UBJCursor: DocumentCursor {
  private let bytes: [UInt8]
  private(set) var offset = 0
  private var depth = 0
  /// Of the element to come in an array of one type, which has no marker of its own.
  private var pending: UInt8?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var atEnd: Bool { offset == bytes.count }

  private func error(_ message: String) -> JSONCursor.SyntaxError {
    JSONCursor.SyntaxError(message: message, offset: offset)
  }

  // MARK: bytes

  private mutating func byte() throws(JSONCursor.SyntaxError) -> UInt8 {
    guard offset < bytes.count else { throw error("the data end where a value is expected") }
    offset += 1
    return bytes[offset - 1]
  }

  private mutating func bigEndian(_ count: Int) throws(JSONCursor.SyntaxError) -> UInt64 {
    guard bytes.count - offset >= count else { throw error("the data end inside a number") }
    defer { offset += count }
    return bytes[offset..<offset + count].reduce(0) { $0 << 8 | UInt64($1) }
  }

  private mutating func marker() throws(JSONCursor.SyntaxError) -> UInt8 {
    if let marker = pending {
      pending = nil
      return marker
    }
    var marker = try byte()
    while marker == UInt8(ascii: "N") { marker = try byte() }
    return marker
  }

  private static func width(of marker: UInt8) -> Int? {
    switch marker {
    case UInt8(ascii: "i"), UInt8(ascii: "U"), UInt8(ascii: "C"): 1
    case UInt8(ascii: "I"): 2
    case UInt8(ascii: "l"), UInt8(ascii: "d"): 4
    case UInt8(ascii: "L"), UInt8(ascii: "D"): 8
    default: nil
    }
  }

  /// A length: a number with its marker, never negative and never beyond the end.
  private mutating func length() throws(JSONCursor.SyntaxError) -> Int {
    let marker = try byte()
    guard ["i", "U", "I", "l", "L"].contains(Character(Unicode.Scalar(marker))) else {
      throw error("a length is expected")
    }
    let value = try number(marker)
    guard value >= 0, value <= Double(bytes.count - offset) else {
      throw error("a length is negative or goes beyond the end")
    }
    return Int(value)
  }

  private mutating func text(_ count: Int) throws(JSONCursor.SyntaxError) -> String {
    guard count <= bytes.count - offset else { throw error("the data end inside a text") }
    defer { offset += count }
    guard let text = String(validating: bytes[offset..<offset + count], as: UTF8.self) else {
      throw error("a text is not UTF-8")
    }
    return text
  }

  // MARK: values

  mutating func kind() throws(JSONCursor.SyntaxError) -> JSONCursor.Kind {
    let marker = try marker()
    pending = marker
    switch marker {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "S"), UInt8(ascii: "H"), UInt8(ascii: "C"): return .string
    case UInt8(ascii: "T"), UInt8(ascii: "F"), UInt8(ascii: "Z"): return .literal
    default:
      guard Self.width(of: marker) != nil else {
        throw error("byte 0x\(String(marker, radix: 16)) begins no value")
      }
      return .number
    }
  }

  mutating func string() throws(JSONCursor.SyntaxError) -> String {
    switch try marker() {
    case UInt8(ascii: "S"), UInt8(ascii: "H"): return try text(try length())
    case UInt8(ascii: "C"): return try text(1)
    default: throw error("a text is expected")
    }
  }

  mutating func number() throws(JSONCursor.SyntaxError) -> Double {
    try number(marker())
  }

  private mutating func number(_ marker: UInt8) throws(JSONCursor.SyntaxError) -> Double {
    switch marker {
    case UInt8(ascii: "i"): return Double(Int8(truncatingIfNeeded: try bigEndian(1)))
    case UInt8(ascii: "U"): return Double(try bigEndian(1))
    case UInt8(ascii: "I"): return Double(Int16(truncatingIfNeeded: try bigEndian(2)))
    case UInt8(ascii: "l"): return Double(Int32(truncatingIfNeeded: try bigEndian(4)))
    case UInt8(ascii: "L"): return Double(Int64(truncatingIfNeeded: try bigEndian(8)))
    case UInt8(ascii: "d"):
      return Double(Float(bitPattern: UInt32(truncatingIfNeeded: try bigEndian(4))))
    case UInt8(ascii: "D"): return Double(bitPattern: try bigEndian(8))
    case UInt8(ascii: "T"): return 1
    case UInt8(ascii: "F"): return 0
    case UInt8(ascii: "Z"): return .nan
    default: throw error("a number is expected")
    }
  }

  mutating func skipValue() throws(JSONCursor.SyntaxError) {
    switch try kind() {
    case .object: try object { (json, _) throws(JSONCursor.SyntaxError) in try json.skipValue() }
    case .array: try array { (json) throws(JSONCursor.SyntaxError) in try json.skipValue() }
    case .string: _ = try string()
    case .number, .literal: _ = try number()
    }
  }

  // MARK: containers

  /// What stands between an opening bracket and the first element.
  private mutating func header() throws(JSONCursor.SyntaxError) -> (type: UInt8?, count: Int?) {
    var type: UInt8?
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "$") {
      offset += 1
      let marker = try byte()
      // Elements without bytes could be claimed without end.
      guard
        Self.width(of: marker) != nil || [UInt8(ascii: "S"), UInt8(ascii: "H")].contains(marker)
      else { throw error("elements of one type can only be numbers or texts") }
      type = marker
    }
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "#") else {
      guard type == nil else { throw error("a type without a count is no container") }
      return (nil, nil)
    }
    offset += 1
    let count = try length()
    let width = type.flatMap(Self.width) ?? 1
    guard count <= (bytes.count - offset) / width else {
      throw error("\(count) elements go beyond the end")
    }
    return (type, count)
  }

  private mutating func container(
    from opening: UInt8, to closing: UInt8,
    _ body: (inout Self, UInt8?) throws(JSONCursor.SyntaxError) -> Void
  ) throws(JSONCursor.SyntaxError) {
    guard try marker() == opening else { throw error("another container is expected") }
    guard depth < JSONCursor.deepest else {
      throw error("nested deeper than \(JSONCursor.deepest)")
    }
    depth += 1
    defer { depth -= 1 }
    let (type, count) = try header()
    if let count {
      for _ in 0..<count { try body(&self, type) }
      return
    }
    while true {
      guard offset < bytes.count else { throw error("the data end inside a container") }
      if bytes[offset] == closing {
        offset += 1
        return
      }
      try body(&self, nil)
    }
  }

  mutating func object(
    _ body: (inout Self, String) throws(JSONCursor.SyntaxError) -> Void
  ) throws(JSONCursor.SyntaxError) {
    try container(from: UInt8(ascii: "{"), to: UInt8(ascii: "}")) {
      (json, type) throws(JSONCursor.SyntaxError) in
      let key = try json.text(try json.length())
      json.pending = type
      try body(&json, key)
    }
  }

  mutating func array(
    _ body: (inout Self) throws(JSONCursor.SyntaxError) -> Void
  ) throws(JSONCursor.SyntaxError) {
    try container(from: UInt8(ascii: "["), to: UInt8(ascii: "]")) {
      (json, type) throws(JSONCursor.SyntaxError) in
      json.pending = type
      try body(&json)
    }
  }
}
