// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension ONNXModelReader {
  func functionID(
    _ field: ProtobufField
  ) throws(ReadStop) -> (id: ONNXFunctionID, offset: UInt64) {
    var (domain, name, overload) = ("", "", "")
    var fields = reader.walk(field.span, as: Self.idSchema)
    while let part = try fields.next() {
      switch part.number {
      case 1: name = try reader.text(part)
      case 10: domain = try reader.text(part)
      default: overload = try reader.text(part)
      }
    }
    try keep(domain + name + overload)
    return (ONNXFunctionID(domain: domain, name: name, overload: overload), field.offset)
  }

  private static let idSchema = ProtobufSchema(
    "FunctionProto", isOpen: true, [1: .list("name"), 10: .list("domain"), 13: .list("overload")])

  /// A body sees its inputs and what its own nodes produce, nothing else.
  func readFunction(_ field: ProtobufField) throws(ReadStop) {
    let (id, offset) = try functionID(field)
    if id.name.text.isEmpty { reader.fault("function-name", "a function has no name", at: offset) }
    var place = ONNXGraphPlace(scope: ONNXScope(parent: nil), isMain: false)
    place.function = id
    var sets: [ExactText: Int64] = [:]
    var outputs: Set<ExactText> = []
    var fields = reader.walk(field.span, as: ONNXMessages.function)
    while let part = try fields.next() {
      switch part.number {
      case 4:
        let name = try reader.text(part)
        try keep(name)
        if !place.scope.define(name, 0) { duplicate("input", name, of: id, at: part.offset) }
      case 5:
        let name = try reader.text(part)
        try keep(name)
        if !outputs.insert(ExactText(name)).inserted {
          duplicate("output", name, of: id, at: part.offset)
        }
      case 9: try readOperatorSet(part, into: &sets)
      case 11: try readAttribute(part, place)
      case 12: _ = try valueInfo(part)
      default: break
      }
    }
    place.operatorSets = sets
    try readNodes(of: field.span, as: Self.nodesOfFunction, place)
  }

  private static let nodesOfFunction = ProtobufSchema(
    "FunctionProto", isOpen: true, [7: .list("node")])

  private func duplicate(
    _ what: String, _ name: String, of id: ONNXFunctionID, at offset: UInt64
  ) {
    reader.fault(
      "function-duplicate",
      "the function \(id.text.excerpt) has two \(what)s \"\(name.excerpt)\"", at: offset,
      subject: id.text)
  }

  /// Graphs that a runtime for inference skips: no reason to trust them.
  func readTraining(_ field: ProtobufField) throws(ReadStop) {
    var fields = reader.walk(field.span, as: ONNXMessages.trainingInfo)
    while let part = try fields.next() {
      guard part.number <= 2 else { continue }
      // The algorithm uses names of the main graph.
      let scope = ONNXScope(parent: nil, isOpen: true)
      try readGraph(part, ONNXGraphPlace(scope: scope, isMain: false))
    }
  }
}
