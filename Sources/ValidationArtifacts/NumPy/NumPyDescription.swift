// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The type of an array's elements, as `descr` tells it.
struct NumPyDescription: Hashable, Sendable {
  /// Of one element.
  let bytes: UInt64
  /// References to objects stand in it: the data are a pickle.
  let hasObjects: Bool
  /// Nil for records, texts, times and wide numbers.
  let layout: NumberLayout?
  /// As the header spells it, where it is one type.
  let name: String

  /// Nil for what numpy does not write.
  init?(_ literal: PythonLiteral) {
    switch literal {
    case .string(let text): self.init(text)
    case .list(let fields): self.init(fields: fields)
    case .tuple(let parts) where parts.count == 2:
      guard let base = Self(parts[0]), let count = Self.count(parts[1]) else { return nil }
      self.init(base, times: count)
    default: return nil
    }
  }

  private init(bytes: UInt64, hasObjects: Bool, layout: NumberLayout?, name: String) {
    self.bytes = bytes
    self.hasObjects = hasObjects
    self.layout = layout
    self.name = name
  }

  private init?(_ base: Self, times count: UInt64) {
    let (bytes, overflow) = base.bytes.multipliedReportingOverflow(by: count)
    guard !overflow else { return nil }
    self.init(bytes: bytes, hasObjects: base.hasObjects, layout: nil, name: "record")
  }

  /// A record: (name, type) or (name, type, shape), the name maybe with a title.
  private init?(fields: [PythonLiteral]) {
    var (bytes, hasObjects): (UInt64, Bool) = (0, false)
    for field in fields {
      guard case .tuple(let parts) = field, parts.count == 2 || parts.count == 3,
        Self.isName(parts[0]), let base = Self(parts[1]),
        let count = parts.count == 3 ? Self.count(parts[2]) : 1,
        let part = Self(base, times: count)
      else { return nil }
      let (sum, overflow) = bytes.addingReportingOverflow(part.bytes)
      guard !overflow else { return nil }
      bytes = sum
      hasObjects = hasObjects || part.hasObjects
    }
    self.init(bytes: bytes, hasObjects: hasObjects, layout: nil, name: "record")
  }

  private static func isName(_ literal: PythonLiteral) -> Bool {
    guard case .tuple(let parts) = literal else { return literal.text != nil }
    return parts.count == 2 && parts.allSatisfy { $0.text != nil }
  }

  /// Elements of a shape: an integer, or a tuple of them.
  private static func count(_ literal: PythonLiteral) -> UInt64? {
    switch literal {
    case .integer(let number): UInt64(exactly: number)
    case .tuple(let numbers): numbers.elementCount
    default: nil
    }
  }
}

extension [PythonLiteral] {
  /// The product; nil where one is no integer from 0 on, or on overflow.
  var elementCount: UInt64? {
    var product: UInt64 = 1
    for literal in self {
      guard case .integer(let number) = literal, let factor = UInt64(exactly: number) else {
        return nil
      }
      let (next, overflow) = product.multipliedReportingOverflow(by: factor)
      if overflow { return nil }
      product = next
    }
    return product
  }
}

extension NumPyDescription {
  /// One type: byte order, kind, size in bytes, as `<f4`; or its name.
  private init?(_ text: String) {
    var rest = (Self.names[text] ?? text)[...]
    let order = rest.first.flatMap { "<>|=".contains($0) ? $0 : nil }
    if order != nil { rest.removeFirst() }
    guard let kind = rest.popFirst() else { return nil }
    if "mM".contains(kind) { rest = rest.prefix { $0 != "[" } }
    guard rest.count <= 18, rest.allSatisfy({ "0123456789".contains($0) }) else { return nil }
    let number = UInt64(rest)
    switch kind {
    case "O": self.init(bytes: 8, hasObjects: true, layout: nil, name: text)
    case "U":
      self.init(bytes: (number ?? 0) * 4, hasObjects: false, layout: nil, name: text)
    case "S", "V", "a":
      self.init(bytes: number ?? 0, hasObjects: false, layout: nil, name: text)
    case "m", "M":
      guard number == 8 else { return nil }
      self.init(bytes: 8, hasObjects: false, layout: nil, name: text)
    default:
      guard let number, let isWide = Self.isWide(kind, number) else { return nil }
      let element = isWide ? nil : Self.elements["\(kind)\(number)"]
      let layout = element.map {
        NumberLayout(element: $0, isBigEndian: order == ">" && $0.byteCount > 1)
      }
      self.init(bytes: number, hasObjects: false, layout: layout, name: text)
    }
  }

  /// Whether it is one of the numbers that only some machines have; nil for no number.
  private static func isWide(_ kind: Character, _ bytes: UInt64) -> Bool? {
    if elements["\(kind)\(bytes)"] != nil { return false }
    return ["f12", "f16", "c24", "c32"].contains("\(kind)\(bytes)") ? true : nil
  }

  private static let elements: [String: ElementType] = [
    "b1": .bool, "i1": .i8, "i2": .i16, "i4": .i32, "i8": .i64, "u1": .u8, "u2": .u16,
    "u4": .u32, "u8": .u64, "f2": .f16, "f4": .f32, "f8": .f64, "c8": .c64, "c16": .c128,
  ]

  private static let names: [String: String] = [
    "bool": "|b1", "int8": "|i1", "int16": "<i2", "int32": "<i4", "int64": "<i8", "uint8": "|u1",
    "uint16": "<u2", "uint32": "<u4", "uint64": "<u8", "float16": "<f2", "float32": "<f4",
    "float64": "<f8", "complex64": "<c8", "complex128": "<c16", "object": "|O",
  ]
}
