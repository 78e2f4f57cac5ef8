// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// One field of a protobuf message as it stands on the wire.
struct ProtobufField {
  enum Value {
    case varint(UInt64)
    case fixed64(UInt64)
    case fixed32(UInt32)
    /// A message, text, bytes or packed numbers: the schema tells.
    case span(ProtobufSpan)
  }

  let number: Int
  /// Of the tag, from the beginning of the source.
  let offset: UInt64
  let value: Value

  /// Of a field whose schema says so; the walk lets no other through.
  var integer: UInt64 {
    switch value {
    case .varint(let number), .fixed64(let number): number
    case .fixed32(let number): UInt64(number)
    case .span: 0
    }
  }

  /// As the signed types that protobuf writes without zigzag.
  var signed: Int64 { Int64(bitPattern: integer) }

  /// Empty for a number.
  var span: ProtobufSpan {
    if case .span(let span) = value { span } else { .init(start: offset, end: offset, depth: 0) }
  }
}

/// What a length-delimited field holds: a range of the source, not yet read.
struct ProtobufSpan: Hashable {
  let start: UInt64
  /// Never before the start, never beyond the enclosing message.
  let end: UInt64
  /// Messages around it.
  let depth: Int

  var count: UInt64 { end - start }
}

/// The first byte of a message that cannot be; what follows in that message cannot be told.
struct ProtobufFault: Hashable {
  /// Part of the finding's rule, after the format's name.
  let rule: String
  let message: String
  let offset: UInt64
}

/// Why a field could not be read.
enum ProtobufStop: Error {
  case fault(ProtobufFault)
  case read(ReadStop)
}
