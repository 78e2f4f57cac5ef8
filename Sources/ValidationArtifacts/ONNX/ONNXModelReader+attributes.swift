// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension ONNXModelReader {
  /// `AttributeProto.AttributeType` by the field that holds the value.
  private static let types = [
    2: 1, 3: 2, 4: 3, 5: 4, 6: 5, 7: 6, 8: 7, 9: 8, 10: 9, 11: 10, 14: 13, 15: 14, 22: 11, 23: 12,
  ]

  private struct AttributeHead {
    var name = ""
    var type: Int?
    var isReference = false
    /// Fields that hold a value.
    var used: Set<Int> = []
  }

  func readAttribute(_ field: ProtobufField, _ place: ONNXGraphPlace) throws(ReadStop) {
    var head = AttributeHead()
    var contents: [ProtobufField] = []
    var fields = reader.walk(field.span, as: ONNXMessages.attribute)
    while let part = try fields.next() {
      switch part.number {
      case 1: head.name = try reader.text(part)
      case 20: head.type = Int(truncatingIfNeeded: part.signed)
      case 21: head.isReference = true
      case 13: break
      default: head.used.insert(part.number)
      }
      guard [5, 6, 10, 11, 22, 23].contains(part.number) else { continue }
      contents.append(part)
      try scan.checkMemory(UInt64(contents.count) * 64)
    }
    check(head, at: field.offset)
    for part in contents { try readContent(part, of: head.name, place) }
  }

  private func check(_ head: AttributeHead, at offset: UInt64) {
    let name = head.name.excerpt
    if head.name.isEmpty { fault("attribute-name", "an attribute has no name", offset, name) }
    if irVersion >= 2, head.type ?? 0 == 0 {
      fault("attribute-type", "the attribute \"\(name)\" does not say its type", offset, name)
    }
    if head.used.count > 1 {
      fault("attribute-values", "the attribute \"\(name)\" has two values", offset, name)
    } else if let used = head.used.first, let type = head.type, type > 0,
      Self.types[used] != type
    {
      fault(
        "attribute-type", "the attribute \"\(name)\" says type \(type), and its value is another",
        offset, name)
    }
    if head.isReference, !head.used.isEmpty {
      fault(
        "attribute-values", "the attribute \"\(name)\" has a value and refers to another", offset,
        name)
    }
  }

  private func fault(_ rule: String, _ message: String, _ offset: UInt64, _ name: String) {
    reader.fault(rule, message, at: offset, subject: name)
  }

  private func readContent(
    _ field: ProtobufField, of name: String, _ place: ONNXGraphPlace
  ) throws(ReadStop) {
    switch field.number {
    case 5, 10: _ = try readTensor(field, named: name)
    case 6, 11: try readGraph(field, place.inner)
    default: _ = try readSparseTensor(field)
    }
  }
}
