// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Universal Binary JSON, draft 12, as XGBoost writes it: lengths are bounded by what is there.
struct UBJCursor: DocumentCursor {
  let bytes: [UInt8]
  var offset = 0
  var depth = 0
  /// Of the element to come in an array of one type, which has no marker of its own.
  var pending: UInt8?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var atEnd: Bool { offset == bytes.count }

  func error(_ message: String) -> JSONCursor.SyntaxError {
    JSONCursor.SyntaxError(message: message, offset: offset)
  }

  // MARK: bytes

  mutating func byte() throws(JSONCursor.SyntaxError) -> UInt8 {
    guard offset < bytes.count else { throw error("the data end where a value is expected") }
    offset += 1
    return bytes[offset - 1]
  }

  private mutating func bigEndian(_ count: Int) throws(JSONCursor.SyntaxError) -> UInt64 {
    guard bytes.count - offset >= count else { throw error("the data end inside a number") }
    defer { offset += count }
    return bytes[offset..<offset + count].reduce(0) { $0 << 8 | UInt64($1) }
  }

  mutating func marker() throws(JSONCursor.SyntaxError) -> UInt8 {
    if let marker = pending {
      pending = nil
      return marker
    }
    var marker = try byte()
    while marker == UInt8(ascii: "N") { marker = try byte() }
    return marker
  }

  static func width(of marker: UInt8) -> Int? {
    switch marker {
    case UInt8(ascii: "i"), UInt8(ascii: "U"), UInt8(ascii: "C"): 1
    case UInt8(ascii: "I"): 2
    case UInt8(ascii: "l"), UInt8(ascii: "d"): 4
    case UInt8(ascii: "L"), UInt8(ascii: "D"): 8
    default: nil
    }
  }

  /// A length: a number with its marker, never negative and never beyond the end.
  mutating func length() throws(JSONCursor.SyntaxError) -> Int {
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

  mutating func text(_ count: Int) throws(JSONCursor.SyntaxError) -> String {
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
}
