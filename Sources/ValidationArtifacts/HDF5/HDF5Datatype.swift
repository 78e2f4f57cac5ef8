// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The type of a dataset's or attribute's elements.
struct HDF5Datatype {
  enum Text { case none, fixed, variable }

  /// As numpy would call it where it has a name for it.
  let spelled: String
  /// Of one element, in bytes.
  let size: UInt64
  let text: Text
  /// Nil where elements are no numbers, or not in little-endian order.
  let element: ElementType?

  init(_ block: HDF5Block) throws(ReadStop) {
    var block = block
    let classAndVersion = try block.u8()
    let bits = try block.number(3)
    size = try block.u32()
    let isBig = bits & 1 != 0
    var (text, element) = (Text.none, ElementType?.none)
    switch classAndVersion & 0x0f {
    case 0:
      let isSigned = bits & 8 != 0
      spelled = "\(isSigned ? "int" : "uint")\(size &* 8)\(isBig ? " (big-endian)" : "")"
      element = isBig ? nil : Self.integer(size, isSigned)
    case 1:
      // Both bits together are the order of the VAX.
      let isSwapped = isBig || bits & 0x40 != 0
      element = isSwapped ? nil : try Self.float(size, &block)
      spelled =
        element == .bf16 ? "bfloat16" : "float\(size &* 8)\(isSwapped ? " (big-endian)" : "")"
    case 3: (spelled, text) = ("string", .fixed)
    case 9 where bits & 0x0f == 1: (spelled, text) = ("variable-length string", .variable)
    case let kind: spelled = Self.names[kind] ?? "class \(kind)"
    }
    self.text = text
    self.element = element
  }

  private static let names: [UInt8: String] = [
    2: "time", 4: "bit field", 5: "opaque", 6: "compound", 7: "reference", 8: "enumeration",
    9: "variable-length sequence", 10: "array", 11: "complex",
  ]

  private static func integer(_ size: UInt64, _ isSigned: Bool) -> ElementType? {
    switch size {
    case 1: isSigned ? .i8 : .u8
    case 2: isSigned ? .i16 : .u16
    case 4: isSigned ? .i32 : .u32
    case 8: isSigned ? .i64 : .u64
    default: nil
    }
  }

  /// Where exponent and mantissa lie as in IEEE 754, or as in its cut half.
  private static func float(_ size: UInt64, _ block: inout HDF5Block) throws(ReadStop)
    -> ElementType?
  {
    try block.skip(4)
    let place = try block.u8()
    let exponent = try block.u8()
    try block.skip(1)
    let mantissa = try block.u8()
    switch (size, place, exponent, mantissa) {
    case (2, 10, 5, 10): return .f16
    case (2, 7, 8, 7): return .bf16
    case (4, 23, 8, 23): return .f32
    case (8, 52, 11, 52): return .f64
    default: return nil
    }
  }
}
