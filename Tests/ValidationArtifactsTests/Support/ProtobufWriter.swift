// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Fields of protobuf messages as bytes; a message is its fields one after the other.
enum ProtobufWriter {
  static func varint(_ value: UInt64) -> [UInt8] {
    var (bytes, rest): ([UInt8], UInt64) = ([], value)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }

  static func tag(_ number: Int, _ wire: UInt64) -> [UInt8] {
    varint(UInt64(number) << 3 | wire)
  }

  static func integer(_ number: Int, _ value: Int64) -> [UInt8] {
    tag(number, 0) + varint(UInt64(bitPattern: value))
  }

  static func float(_ number: Int, _ value: Float) -> [UInt8] {
    tag(number, 5) + littleEndian(value.bitPattern)
  }

  static func bytes(_ number: Int, _ content: [UInt8]) -> [UInt8] {
    tag(number, 2) + varint(UInt64(content.count)) + content
  }

  static func text(_ number: Int, _ text: String) -> [UInt8] { bytes(number, Array(text.utf8)) }

  static func message(_ number: Int, _ fields: [UInt8]...) -> [UInt8] {
    bytes(number, fields.flatMap { $0 })
  }

  static func entry(_ number: Int, _ key: String, _ value: [UInt8]) -> [UInt8] {
    message(number, text(1, key), bytes(2, value))
  }

  static func packed(_ number: Int, _ values: [Int64]) -> [UInt8] {
    bytes(number, values.flatMap { varint(UInt64(bitPattern: $0)) })
  }

  static func floats(_ values: [Float]) -> [UInt8] {
    values.flatMap { littleEndian($0.bitPattern) }
  }

  private static func littleEndian(_ bits: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: bits >> UInt32(8 * $0)) }
  }
}
