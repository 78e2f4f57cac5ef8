// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What the index says of one variable.
struct TensorFlowVariable {
  private(set) var type: UInt64 = 0
  private(set) var shape: [UInt64] = []
  private(set) var shard: UInt64 = 0
  private(set) var offset: UInt64 = 0
  private(set) var size: UInt64 = 0
  private(set) var checksum: UInt32?
  private(set) var isSliced = false

  private static let mostDimensions = 254

  init(_ reader: ProtobufReader) throws(ReadStop) {
    var fields = reader.walk(reader.whole, as: TensorFlowMessages.bundleEntry)
    while let field = try fields.next() {
      switch field.number {
      case 1: type = field.integer
      case 2: try readShape(field.span, reader)
      case 3: shard = field.integer
      case 4: offset = field.integer
      case 5: size = field.integer
      case 6: checksum = UInt32(truncatingIfNeeded: field.integer)
      case 7: isSliced = true
      default: break
      }
    }
  }

  private mutating func readShape(
    _ span: ProtobufSpan, _ reader: ProtobufReader
  ) throws(ReadStop) {
    var fields = reader.walk(span, as: TensorFlowMessages.shape)
    while shape.count < Self.mostDimensions, let field = try fields.next() {
      guard field.number == 2 else { continue }
      var length: UInt64 = 0
      var parts = reader.walk(field.span, as: TensorFlowMessages.dimension)
      while let part = try parts.next() {
        if part.number == 1 { length = part.integer }
      }
      shape.append(length)
    }
  }

  /// By the numbers of `DataType`; nil for texts and what else is of no fixed width.
  var element: ElementType? {
    let types: [UInt64: ElementType] = [
      1: .f32, 2: .f64, 3: .i32, 4: .u8, 5: .i16, 6: .i8, 8: .c64, 9: .i64, 10: .bool, 11: .i8,
      12: .u8, 13: .i32, 14: .bf16, 15: .i16, 16: .u16, 17: .u16, 18: .c128, 19: .f16, 22: .u32,
      23: .u64, 24: .f8E5M2, 25: .f8E4M3,
    ]
    return types[type]
  }

  /// Nil for elements of no fixed width, and on overflow.
  var byteCount: UInt64? {
    element.flatMap { shape.product(times: UInt64($0.byteCount)) }
  }
}
