// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension ONNXModelReader {
  /// Names in a graph before its nodes are read: the wire has them in any order.
  private struct GraphHead {
    var name = ""
    var inputs: [ONNXValue] = []
    var outputs: [ONNXValue] = []
    /// Of initializers, sparse or not.
    var initializers: Set<ExactText> = []
  }

  func readGraph(_ field: ProtobufField, _ place: ONNXGraphPlace) throws(ReadStop) {
    let head = try readGraphHead(field, place)
    if head.name.isEmpty {
      reader.fault("graph-name", "a graph has no name", at: field.offset)
    }
    try checkInputs(head, place)
    try readNodes(of: field.span, as: Self.nodesOfGraph, place)
    for output in head.outputs where !place.scope.has(output.name) && !place.scope.isOpen {
      reader.fault(
        "output-undefined",
        "the graph's output \"\(output.name.excerpt)\" is produced by none of its nodes",
        at: output.offset, subject: output.name)
    }
  }

  private static let nodesOfGraph = ProtobufSchema(
    "GraphProto", isOpen: true, [1: .list("node")])

  private func readGraphHead(
    _ field: ProtobufField, _ place: ONNXGraphPlace
  ) throws(ReadStop) -> GraphHead {
    var head = GraphHead()
    var fields = reader.walk(field.span, as: ONNXMessages.graph)
    while let part = try fields.next() {
      switch part.number {
      case 2: head.name = try reader.text(part)
      case 5: try readInitializer(part, &head, place)
      case 11: head.inputs.append(try declaredValue(part, place))
      case 12: head.outputs.append(try declaredValue(part, place))
      case 13: _ = try declaredValue(part, place)
      case 15: try readSparseInitializer(part, &head, place)
      default: break
      }
    }
    return head
  }

  private func declaredValue(
    _ field: ProtobufField, _ place: ONNXGraphPlace
  ) throws(ReadStop) -> ONNXValue {
    let value = try valueInfo(field)
    try keep(value.name)
    if value.element > 0 { place.scope.declared[ExactText(value.name)] = value.element }
    return value
  }

  // MARK: initializers

  private func readInitializer(
    _ field: ProtobufField, _ head: inout GraphHead, _ place: ONNXGraphPlace
  ) throws(ReadStop) {
    let tensor = try readTensor(field, named: nil)
    try define(tensor, sparse: false, &head, place)
  }

  private func readSparseInitializer(
    _ field: ProtobufField, _ head: inout GraphHead, _ place: ONNXGraphPlace
  ) throws(ReadStop) {
    if let values = try readSparseTensor(field) {
      try define(values, sparse: true, &head, place)
    }
  }

  private func define(
    _ tensor: ONNXTensor, sparse: Bool, _ head: inout GraphHead, _ place: ONNXGraphPlace
  ) throws(ReadStop) {
    try keep(tensor.name)
    let name = ExactText(tensor.name)
    if tensor.name.isEmpty {
      reader.fault(
        "initializer-name", "\(sparse ? "a sparse" : "an") initializer has no name",
        at: tensor.offset)
    } else if !head.initializers.insert(name).inserted {
      reader.fault(
        "duplicate-initializer", "two initializers have the name \"\(tensor.name.excerpt)\"",
        at: tensor.offset, subject: tensor.name)
    }
    place.scope.define(tensor.name, sparse ? 0 : tensor.element?.rawValue ?? 0)
  }

  // MARK: inputs

  private func checkInputs(_ head: GraphHead, _ place: ONNXGraphPlace) throws(ReadStop) {
    var names: Set<ExactText> = []
    for input in head.inputs {
      try scan.spend()
      let isInitialised = head.initializers.contains(ExactText(input.name))
      if !names.insert(ExactText(input.name)).inserted { duplicateInput(input) }
      if isInitialised, !place.isMain, irVersion >= 4 { initialisedInput(input) }
      if !isInitialised { place.scope.define(input.name, input.element) }
      if place.isMain, !isInitialised { note(input, .input) }
    }
    if place.isMain { for output in head.outputs { note(output, .output) } }
    guard irVersion < 4, irVersion > 0, !head.initializers.isSubset(of: names) else { return }
    reader.fault(
      "initializer-not-input",
      "an initializer is no input of its graph, as it must be before version 4 of the format",
      at: head.inputs.first?.offset ?? 0)
  }

  private func duplicateInput(_ input: ONNXValue) {
    reader.fault(
      "value-twice", "two inputs of a graph have the name \"\(input.name.excerpt)\"",
      at: input.offset, subject: input.name)
  }

  /// A node that runs the graph gives it that input, too; onnx/shape_inference refuses it.
  private func initialisedInput(_ input: ONNXValue) {
    reader.fault(
      "subgraph-input-initialised",
      "\"\(input.name.excerpt)\" is input and initializer of a graph inside a node",
      at: input.offset, subject: input.name)
  }

  private func note(_ value: ONNXValue, _ direction: ArtifactContents.Port.Direction) {
    if !value.hasType {
      reader.fault(
        "value-type", "the model's \(direction) \"\(value.name.excerpt)\" has no type",
        at: value.offset, subject: value.name)
    }
    scan.note(
      ArtifactContents.Port(
        direction: direction, name: value.name.excerpt, type: value.type, shape: value.shape,
        group: nil))
  }
}
