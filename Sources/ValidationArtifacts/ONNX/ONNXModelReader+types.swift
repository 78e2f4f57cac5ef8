// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A named value with what is said of its type.
struct ONNXValue {
  var name = ""
  var offset: UInt64 = 0
  var hasType = false
  /// As operator schemas spell it: `tensor(float)`.
  var type = "unknown"
  var shape: [String]?
  /// Number of a dense tensor's elements; zero for what is none.
  var element = 0
}

extension ONNXModelReader {
  func valueInfo(_ field: ProtobufField) throws(ReadStop) -> ONNXValue {
    var value = ONNXValue()
    value.offset = field.offset
    var fields = reader.walk(field.span, as: ONNXMessages.valueInfo)
    while let part = try fields.next() {
      switch part.number {
      case 1: value.name = try reader.text(part)
      case 2: try readType(part, into: &value)
      default: break
      }
    }
    if value.name.isEmpty { reader.fault("value-name", "a value has no name", at: field.offset) }
    return value
  }

  private func readType(_ field: ProtobufField, into value: inout ONNXValue) throws(ReadStop) {
    var fields = reader.walk(field.span, as: ONNXMessages.type)
    while let part = try fields.next() {
      switch part.number {
      case 1: (value.element, value.type, value.shape) = try tensorType(part, "tensor")
      case 4: value.type = "seq(\(try inner(part)))"
      case 5: value.type = try mapType(part)
      case 7: value.type = try opaqueType(part)
      case 8: (_, value.type, value.shape) = try tensorType(part, "sparse_tensor")
      case 9: value.type = "optional(\(try inner(part)))"
      default: continue
      }
      value.hasType = true
    }
  }

  private func tensorType(
    _ field: ProtobufField, _ word: String
  ) throws(ReadStop) -> (Int, String, [String]?) {
    var number = 0
    var shape: [String]?
    var fields = reader.walk(field.span, as: ONNXMessages.tensorType)
    while let part = try fields.next() {
      if part.number == 2 {
        shape = try readShape(part)
      } else {
        number = Int(truncatingIfNeeded: part.integer)
      }
    }
    guard let element = ONNXElement(rawValue: number) else {
      reader.fault(
        "element-type",
        number == 0
          ? "a tensor's type names no element type" : "there is no element type \(number)",
        at: field.offset)
      return (0, "\(word)(undefined)", shape)
    }
    return (number, "\(word)(\(element.name))", shape)
  }

  /// Dimensions that are kept and compared.
  static let mostDimensions = 1_024

  private func readShape(_ field: ProtobufField) throws(ReadStop) -> [String] {
    var shape: [String] = []
    var fields = reader.walk(field.span, as: ONNXMessages.shape)
    while shape.count < Self.mostDimensions, let part = try fields.next() {
      shape.append(try dimension(part))
    }
    return shape
  }

  private func dimension(_ field: ProtobufField) throws(ReadStop) -> String {
    var text = "?"
    var fields = reader.walk(field.span, as: ONNXMessages.dimension)
    while let part = try fields.next() {
      switch part.number {
      // Exporters write −1 for what they do not know.
      case 1: text = part.signed < 0 ? "?" : "\(part.signed)"
      case 2:
        let name = try reader.text(part)
        if !name.isEmpty { text = name.excerpt }
      default: break
      }
    }
    return text
  }

  private func inner(_ field: ProtobufField) throws(ReadStop) -> String {
    var value = ONNXValue()
    var fields = reader.walk(field.span, as: ONNXMessages.elementOfType)
    while let part = try fields.next() { try readType(part, into: &value) }
    if !value.hasType {
      reader.fault("element-type", "a type names no type for its elements", at: field.offset)
    }
    return value.type.excerpt
  }

  private func mapType(_ field: ProtobufField) throws(ReadStop) -> String {
    var value = ONNXValue()
    var key = "undefined"
    var fields = reader.walk(field.span, as: ONNXMessages.mapType)
    while let part = try fields.next() {
      if part.number == 2 {
        try readType(part, into: &value)
      } else {
        key = ONNXElement(rawValue: Int(truncatingIfNeeded: part.integer))?.name ?? key
      }
    }
    return "map(\(key),\(value.type.excerpt))"
  }

  private func opaqueType(_ field: ProtobufField) throws(ReadStop) -> String {
    var (domain, name) = ("", "")
    var fields = reader.walk(field.span, as: ONNXMessages.opaqueType)
    while let part = try fields.next() {
      if part.number == 1 { domain = try reader.text(part) } else { name = try reader.text(part) }
    }
    if name.isEmpty { reader.fault("opaque-type", "an opaque type has no name", at: field.offset) }
    return "opaque(\(domain.excerpt),\(name.excerpt))"
  }
}
