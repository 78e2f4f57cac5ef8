// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A node, but for what its attributes hold.
struct ONNXNode {
  var offset: UInt64 = 0
  var name = ""
  var operation = ""
  /// `ai.onnx` for the default one.
  var domain = ""
  var overload = ""
  var inputs: [String] = []
  var outputs: [String] = []
  var attributes: [ProtobufField] = []

  /// How findings call it.
  var title: String {
    "\(operation.excerpt)" + (name.isEmpty ? "" : " \"\(name.excerpt)\"")
  }
}

extension ONNXModelReader {
  /// Beside its fields: names are kept and looked up, and inputs counted.
  private static let stepsOfANode: UInt64 = 8

  func readNodes(
    of span: ProtobufSpan, as schema: ProtobufSchema, _ place: ONNXGraphPlace
  ) throws(ReadStop) {
    var fields = reader.walk(span, as: schema)
    while let field = try fields.next() {
      try scan.spend(steps: Self.stepsOfANode)
      let node = try readNode(field)
      checkInputs(of: node, place)
      try checkOperator(of: node, place)
      for attribute in node.attributes { try readAttribute(attribute, place) }
      try defineOutputs(of: node, place)
    }
  }

  private func readNode(_ field: ProtobufField) throws(ReadStop) -> ONNXNode {
    var node = ONNXNode()
    node.offset = field.offset
    // Texts of the node, and what the lists themselves take.
    var size: UInt64 = 0
    var fields = reader.walk(field.span, as: ONNXMessages.node)
    while let part = try fields.next() {
      size += part.number <= 2 ? part.span.count + 32 : 64
      try scan.checkMemory(size)
      switch part.number {
      case 1: node.inputs.append(try reader.text(part))
      case 2: node.outputs.append(try reader.text(part))
      case 3: node.name = try reader.text(part)
      case 4: node.operation = try reader.text(part)
      case 5: node.attributes.append(part)
      case 7: node.domain = try reader.text(part)
      case 8: node.overload = try reader.text(part)
      default: break
      }
    }
    node.domain = Self.domainName(node.domain)
    return node
  }

  private func checkInputs(of node: ONNXNode, _ place: ONNXGraphPlace) {
    if node.operation.isEmpty {
      reader.fault("node-operator", "a node names no operator", at: node.offset)
    }
    if node.inputs.isEmpty, node.outputs.isEmpty {
      reader.fault(
        "node-without-values", "node \(node.title) has neither inputs nor outputs",
        at: node.offset, subject: node.name)
    }
    guard !place.scope.isOpen else { return }
    for input in node.inputs where !input.isEmpty && place.scope.find(input) == nil {
      reader.fault(
        "input-undefined",
        "node \(node.title) takes \"\(input.excerpt)\", which nothing before it produces",
        at: node.offset, subject: input)
    }
  }

  private func defineOutputs(of node: ONNXNode, _ place: ONNXGraphPlace) throws(ReadStop) {
    let types = outputElements(of: node, place)
    for (position, output) in node.outputs.enumerated() where !output.isEmpty {
      try keep(output)
      if place.scope.find(output) != nil {
        reader.fault(
          "value-twice",
          "node \(node.title) produces \"\(output.excerpt)\", which is produced before it",
          at: node.offset, subject: output)
      }
      place.scope.define(output, element(types[position], of: output, node, place))
    }
  }

  /// What the operator makes, else what the graph says of it.
  private func element(
    _ inferred: Int, of output: String, _ node: ONNXNode, _ place: ONNXGraphPlace
  ) -> Int {
    let declared = place.scope.declared[ExactText(output)] ?? 0
    if inferred > 0, declared > 0, inferred != declared,
      let made = ONNXElement(rawValue: inferred), let said = ONNXElement(rawValue: declared)
    {
      reader.fault(
        "output-type",
        "node \(node.title) makes \"\(output.excerpt)\" of \(made.name), not of \(said.name) "
          + "as the graph says",
        at: node.offset, subject: output)
    }
    return inferred > 0 ? inferred : declared
  }
}
