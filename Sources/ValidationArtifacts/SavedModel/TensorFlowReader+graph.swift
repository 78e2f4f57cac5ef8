// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension TensorFlowReader {
  /// Node names of a graph and functions of its library, before nodes are judged.
  private struct GraphNames {
    var nodes: Set<ExactText> = []
    var functions: Set<ExactText> = []
  }

  func readGraph(_ span: ProtobufSpan) throws(ReadStop) {
    let names = try readNames(of: span)
    var fields = reader.walk(span, as: Self.quietGraph)
    while let field = try fields.next() {
      if field.number == 1 {
        try readNode(field, in: nil, names)
      } else {
        try readLibrary(field, names)
      }
    }
  }

  private static let quietGraph = ProtobufSchema(
    "GraphDef", isOpen: true, [1: .list("node"), 2: .list("library")])

  private func readNames(of span: ProtobufSpan) throws(ReadStop) -> GraphNames {
    var names = GraphNames()
    var fields = reader.walk(span, as: TensorFlowMessages.graph)
    while let field = try fields.next() {
      switch field.number {
      case 1:
        let name = try firstText(of: field.span, as: Self.nodeName)
        try keep(name)
        if !name.isEmpty, !names.nodes.insert(ExactText(name)).inserted {
          reader.fault(
            "duplicate-node", "two nodes have the name \"\(name.excerpt)\"", at: field.offset,
            subject: name)
        }
      case 2:
        var library = reader.walk(field.span, as: Self.functionsOnly)
        while let function = try library.next() {
          let name = try functionName(function)
          try keep(name)
          if !names.functions.insert(ExactText(name)).inserted {
            reader.fault(
              "duplicate-function", "two functions have the name \"\(name.excerpt)\"",
              at: function.offset, subject: name)
          }
        }
      default: break
      }
    }
    return names
  }

  private static let nodeName = ProtobufSchema("NodeDef", isOpen: true, [1: .list("name")])
  private static let functionsOnly = ProtobufSchema(
    "FunctionDefLibrary", isOpen: true, [1: .list("function")])

  private func functionName(_ field: ProtobufField) throws(ReadStop) -> String {
    var fields = reader.walk(field.span, as: Self.signatureOnly)
    guard let signature = try fields.next() else { return "" }
    return try firstText(of: signature.span, as: TensorFlowMessages.operatorDefinition)
  }

  private static let signatureOnly = ProtobufSchema(
    "FunctionDef", isOpen: true, [1: .list("signature")])

  private func firstText(
    of span: ProtobufSpan, as schema: ProtobufSchema
  ) throws(ReadStop) -> String {
    var fields = reader.walk(span, as: schema)
    guard let field = try fields.next() else { return "" }
    return try reader.text(field)
  }

  private func readLibrary(_ field: ProtobufField, _ names: GraphNames) throws(ReadStop) {
    var functions = reader.walk(field.span, as: TensorFlowMessages.library)
    while let function = try functions.next() {
      guard function.number == 1 else { continue }
      let name = try functionName(function)
      var fields = reader.walk(function.span, as: TensorFlowMessages.function)
      while let part = try fields.next() {
        guard part.number == 3 else { continue }
        try readNode(part, in: name, names)
      }
    }
  }

  // MARK: nodes

  /// - Parameter function: whose body it stands in; nil for the graph itself.
  private func readNode(
    _ field: ProtobufField, in function: String?, _ names: GraphNames
  ) throws(ReadStop) {
    var (name, operation) = ("", "")
    var fields = reader.walk(field.span, as: TensorFlowMessages.node)
    while let part = try fields.next() {
      switch part.number {
      case 1: name = try reader.text(part)
      case 2: operation = try reader.text(part)
      case 3 where function == nil: try checkInput(part, of: name, names)
      case 5: try checkAttribute(part, of: name)
      default: break
      }
    }
    if name.isEmpty { reader.fault("node-name", "a node has no name", at: field.offset) }
    if operation.isEmpty {
      reader.fault(
        "node-operator", "node \(name.excerpt) names no operator", at: field.offset, subject: name)
    }
    let title = function.map { "\(name) of function \($0)" } ?? name
    judge(operation, title, names, at: field.offset)
  }

  private func judge(
    _ operation: String, _ title: String, _ names: GraphNames, at offset: UInt64
  ) {
    if Self.variableOperators.contains(operation) { hasVariables = true }
    guard !operation.isEmpty, let reach = TensorFlowOperators.reach(of: operation) else { return }
    // Graphs call the functions of their library as if they were operators.
    if reach == .custom, names.functions.contains(ExactText(operation)) { return }
    if reach == .custom || reach == .pipeline, !reportsFirst(operation) { return }
    scan.record(.tensorFlow(reach, operation, node: title, at: offset))
  }

  private static let variableOperators: Set<String> = ["VarHandleOp", "VariableV2", "Variable"]

  /// `name`, `name:output` or `^name`, in any order of the nodes: loops go back.
  private func checkInput(
    _ field: ProtobufField, of node: String, _ names: GraphNames
  ) throws(ReadStop) {
    let input = try reader.text(field)
    let text = input.hasPrefix("^") ? input.dropFirst() : input[...]
    let name = text.utf8.split(separator: 0x3a, maxSplits: 1).first.map { String(Substring($0)) }
    guard !names.nodes.contains(ExactText(name ?? "")) else { return }
    reader.fault(
      "input-undefined",
      "node \(node.excerpt) takes \"\(input.excerpt)\", which no node of the graph is called",
      at: field.offset, subject: input)
  }

  /// PrintV2 appends to any file that its attribute names.
  private func checkAttribute(_ field: ProtobufField, of node: String) throws(ReadStop) {
    var key = ""
    var value: ProtobufSpan?
    var fields = reader.walk(field.span, as: TensorFlowMessages.entry)
    while let part = try fields.next() {
      if part.number == 1 { key = try reader.text(part) } else { value = part.span }
    }
    guard key == "output_stream", let value else { return }
    let stream = try firstText(of: value, as: TensorFlowMessages.attributeValue)
    guard stream.hasPrefix("file:") else { return }
    scan.record(.tensorFlow(.files, "PrintV2 to \(stream)", node: node, at: field.offset))
  }
}
