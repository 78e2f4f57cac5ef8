// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Decodes tags and values; follows protobuf.dev/programming-guides/encoding, without the groups
/// that no model format uses.
struct ProtobufWire {
  private var cursor: ByteCursor

  init(_ source: any ByteSource) { cursor = ByteCursor(source) }

  /// The field that begins at the place, which moves behind it; wants a place inside the span.
  mutating func field(
    in span: ProtobufSpan, at place: inout UInt64
  ) throws(ProtobufStop) -> ProtobufField {
    let start = place
    let tag = try varint(to: span.end, at: &place)
    guard tag >> 3 > 0, tag >> 3 < 1 << 29 else {
      throw .fault(.fieldNumber(tag >> 3, at: start))
    }
    let value: ProtobufField.Value
    switch tag & 7 {
    case 0: value = .varint(try varint(to: span.end, at: &place))
    case 1: value = .fixed64(try fixed(8, to: span.end, at: &place))
    case 2: value = .span(try content(in: span, at: &place))
    case 5:
      value = .fixed32(UInt32(truncatingIfNeeded: try fixed(4, to: span.end, at: &place)))
    default: throw .fault(.wireType(tag & 7, at: start))
    }
    return ProtobufField(number: Int(tag >> 3), offset: start, value: value)
  }

  /// At most ten bytes and 64 bits.
  mutating func varint(
    to end: UInt64, at place: inout UInt64
  ) throws(ProtobufStop) -> UInt64 {
    let start = place
    var value: UInt64 = 0
    for position in 0..<10 {
      let byte = try byte(before: end, at: &place)
      if position == 9, byte > 1 { break }
      value |= UInt64(byte & 0x7f) << UInt64(7 * position)
      if byte < 0x80 { return value }
    }
    throw .fault(.varint(at: start))
  }

  private mutating func content(
    in span: ProtobufSpan, at place: inout UInt64
  ) throws(ProtobufStop) -> ProtobufSpan {
    let start = place
    let count = try varint(to: span.end, at: &place)
    guard count <= span.end - place else {
      throw .fault(.length(count, left: span.end - place, at: start))
    }
    defer { place += count }
    return ProtobufSpan(start: place, end: place + count, depth: span.depth + 1)
  }

  private mutating func fixed(
    _ count: Int, to end: UInt64, at place: inout UInt64
  ) throws(ProtobufStop) -> UInt64 {
    var value: UInt64 = 0
    for position in 0..<count {
      value |= UInt64(try byte(before: end, at: &place)) << UInt64(8 * position)
    }
    return value
  }

  private mutating func byte(
    before end: UInt64, at place: inout UInt64
  ) throws(ProtobufStop) -> UInt8 {
    guard place < end else { throw .fault(.cutOff(at: end)) }
    do throws(ReadStop) {
      if cursor.offset != place { try cursor.seek(to: place) }
      place += 1
      return try cursor.u8()
    } catch {
      throw .read(error)
    }
  }

  /// The caller bounds the span.
  mutating func bytes(of span: ProtobufSpan) throws(ReadStop) -> [UInt8] {
    try cursor.seek(to: span.start)
    return try cursor.bytes(span.count)
  }
}

extension ProtobufFault {
  fileprivate static func fieldNumber(_ number: UInt64, at offset: UInt64) -> Self {
    Self(
      rule: "field-number",
      message: "field number \(number) stands in a protobuf message; 1 to 536870911 are allowed",
      offset: offset)
  }

  fileprivate static func wireType(_ type: UInt64, at offset: UInt64) -> Self {
    Self(
      rule: "wire-type",
      message: type == 3 || type == 4
        ? "a protobuf group, which no model format uses, stands in a message"
        : "protobuf has no wire type \(type)",
      offset: offset)
  }

  fileprivate static func varint(at offset: UInt64) -> Self {
    Self(rule: "varint", message: "a number takes more than 64 bits", offset: offset)
  }

  fileprivate static func length(_ count: UInt64, left: UInt64, at offset: UInt64) -> Self {
    Self(
      rule: "length",
      message: "a field claims \(count) bytes, and its message ends after \(left)", offset: offset)
  }

  fileprivate static func cutOff(at offset: UInt64) -> Self {
    Self(rule: "cut-off", message: "a message ends inside a field", offset: offset)
  }
}
