// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension UBJCursor {
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
