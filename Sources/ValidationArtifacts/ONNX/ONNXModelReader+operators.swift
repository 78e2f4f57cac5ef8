// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension ONNXModelReader {
  func checkOperator(of node: ONNXNode, _ place: ONNXGraphPlace) throws(ReadStop) {
    if try isLocalFunction(node, place) { return }
    if Self.pythonOperators.contains(node.operation) { return record(python: node) }
    let sets = place.operatorSets ?? operatorSets
    guard let version = sets[ExactText(node.domain)] else {
      if !node.operation.isEmpty, !place.scope.isOpen { notImported(node) }
      return noteCustom(node)
    }
    switch ONNXOperators.known.schema(node.operation, domain: node.domain, version: version) {
    case .unknown: noteCustom(node)
    case .none where Self.removed.contains(node.operation): break
    case .none where node.operation.isEmpty: break
    case .none:
      reader.fault(
        "no-such-operator",
        "\(node.domain.excerpt) has no operator \(node.operation.excerpt) in version \(version)",
        at: node.offset, subject: node.operation)
    case .deprecated:
      reader.fault(
        "deprecated-operator",
        "\(node.domain.excerpt) has no operator \(node.operation.excerpt) any more in version "
          + "\(version)", at: node.offset, subject: node.operation)
    case .schema(let schema): check(node, against: schema, place)
    }
  }

  private func isLocalFunction(
    _ node: ONNXNode, _ place: ONNXGraphPlace
  ) throws(ReadStop) -> Bool {
    guard !functions.isEmpty else { return false }
    let id = ONNXFunctionID(domain: node.domain, name: node.operation, overload: node.overload)
    guard functions.contains(id) else { return false }
    if let caller = place.function, calls.record(caller, calls: id) { try keep(id.text) }
    return true
  }

  // MARK: schemas

  private func check(
    _ node: ONNXNode, against schema: ONNXOperators.Schema, _ place: ONNXGraphPlace
  ) {
    if !schema.inputCount.contains(node.inputs.count) {
      wrongCount(node, "inputs", node.inputs.count, schema.inputCount)
    } else if !schema.outputCount.contains(node.outputs.count) {
      wrongCount(node, "outputs", node.outputs.count, schema.outputCount)
    } else {
      checkTypes(of: node, schema, place)
    }
  }

  private func checkTypes(
    of node: ONNXNode, _ schema: ONNXOperators.Schema, _ place: ONNXGraphPlace
  ) {
    var bound: [UInt8: Int] = [:]
    for (position, input) in node.inputs.enumerated() where !input.isEmpty {
      guard let number = place.scope.find(input), let element = ONNXElement(rawValue: number),
        let formal = ONNXOperators.Schema.formal(position, of: schema.inputs)
      else { continue }
      if !formal.isHeterogeneous, formal.elements & 1 << UInt32(number) == 0 {
        wrongType(node, input, "of \(element.name), which the operator does not take")
      } else if let variable = formal.variable {
        if let other = bound[variable].flatMap(ONNXElement.init(rawValue:)), other != element {
          wrongType(node, input, "of \(element.name), beside another input of \(other.name)")
        }
        bound[variable] = bound[variable] ?? number
      }
    }
  }

  /// Zero where the schema does not tell.
  func outputElements(of node: ONNXNode, _ place: ONNXGraphPlace) -> [Int] {
    let unknown = node.outputs.map { _ in 0 }
    let sets = place.operatorSets ?? operatorSets
    guard let version = sets[ExactText(node.domain)], place.function == nil,
      case .schema(let schema) = ONNXOperators.known.schema(
        node.operation, domain: node.domain, version: version)
    else { return unknown }
    var bound: [UInt8: Int] = [:]
    for (position, input) in node.inputs.enumerated() {
      guard let variable = ONNXOperators.Schema.formal(position, of: schema.inputs)?.variable,
        let number = place.scope.find(input), number > 0
      else { continue }
      bound[variable] = bound[variable] ?? number
    }
    return node.outputs.indices.map { position in
      let formal = ONNXOperators.Schema.formal(position, of: schema.outputs)
      // An operator may turn a list of tensors into one: only what it may make counts.
      guard let variable = formal?.variable, let number = bound[variable],
        let allowed = formal?.elements, allowed & 1 << UInt32(number) != 0
      else { return 0 }
      return number
    }
  }

  /// Experimental operators that the checker lets pass, though no schema has them.
  private static let removed: Set<String> = [
    "ATen", "Affine", "ConstantFill", "Crop", "DynamicSlice", "GRUUnit", "GivenTensorFill",
    "ImageScaler", "ParametricSoftplus", "Scale", "ScaledTanh",
  ]

  /// Operators of runtimes that import a Python module, or call a registered function, by name.
  private static let pythonOperators: Set<String> = [
    "PyOp", "PyCustomOp", "PythonOp", "PythonOpGrad", "PyFunc", "EagerPyFunc", "PyFuncStateless",
    "PyCustomOpDef",
  ]

  // MARK: findings

  private func notImported(_ node: ONNXNode) {
    guard reportsFirst("import \(node.domain)") else { return }
    reader.fault(
      "domain-not-imported",
      "node \(node.title) is of the domain \(node.domain.excerpt), which the model does not import",
      at: node.offset, subject: node.domain)
  }

  private func noteCustom(_ node: ONNXNode) {
    guard !ONNXOperators.known.hasDomain(node.domain),
      reportsFirst("\(node.domain)::\(node.operation)")
    else { return }
    scan.record(.customOperator(node))
  }

  private func record(python node: ONNXNode) {
    scan.record(.pythonOperator(node))
  }

  private func wrongCount(
    _ node: ONNXNode, _ what: String, _ count: Int, _ allowed: ClosedRange<Int>
  ) {
    let bound = allowed.upperBound == Int.max ? "or more" : "to \(allowed.upperBound)"
    reader.fault(
      "operator-\(what)",
      "node \(node.title) has \(count) \(what); the operator has \(allowed.lowerBound) \(bound)",
      at: node.offset, subject: node.name)
  }

  private func wrongType(_ node: ONNXNode, _ input: String, _ what: String) {
    reader.fault(
      "operator-type", "node \(node.title) takes \"\(input.excerpt)\", \(what)", at: node.offset,
      subject: input)
  }
}

extension FindingDraft {
  fileprivate static func customOperator(_ node: ONNXNode) -> Self {
    let name = "\(node.domain.excerpt)::\(node.operation.excerpt)"
    return Self(
      "safety.onnx.custom-operator",
      // Part of a runtime, and not code of the model's own.
      node.domain.hasPrefix("com.microsoft") ? .low : .medium,
      "\(name) is no operator of ONNX: whoever runs the model loads code for it",
      offset: node.offset, subject: name,
      remedy: "see where its library comes from, or express it in operators of ONNX")
  }

  fileprivate static func pythonOperator(_ node: ONNXNode) -> Self {
    Self(
      "safety.onnx.python-operator", .critical,
      "node \(node.title) runs Python code that the model names",
      offset: node.offset, subject: node.operation,
      remedy: "express it in operators of ONNX, or do that step outside the model")
  }
}
