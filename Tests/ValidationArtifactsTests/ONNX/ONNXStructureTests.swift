// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("ONNX structure")
struct ONNXStructureTests {
  typealias Writer = ONNXWriter
  typealias Wire = ProtobufWriter

  private func faults(_ graph: [UInt8], version: Int64 = 8) -> [String] {
    faults(model: Writer.model(version: version, graph: graph))
  }

  private func faults(model: [UInt8]) -> [String] {
    Scanned(model, as: "m.onnx").faults.map { String($0.trimmingPrefix("structure.onnx.")) }
  }

  @Test("a sound model has no finding, and its contents are noted")
  func sound() {
    let tensor = Writer.tensor("w", dims: [2, 1])
    let bytes = Writer.model(
      graph: Writer.graph(
        inputs: [Writer.value("x", dims: ["n", "?"]), Writer.value("w", dims: ["2", "1"])],
        outputs: [Writer.value("y", dims: nil)], nodes: [Writer.node("MatMul", ["x", "w"], ["y"])],
        tensors: [tensor]), more: Wire.text(2, "tests"))
    let inspection = Scanned(bytes, as: "model.bin").inspection
    #expect(inspection.findings.isEmpty)
    #expect(inspection.contents.kind == .onnx)
    // An input with an initializer is none that callers must give.
    #expect(inspection.contents.ports.map(\.name) == ["x", "y"])
    #expect(inspection.contents.ports.map(\.shape) == [["n", "?"], nil])
    #expect(inspection.contents.tensors.map(\.name) == ["w"])
    #expect(inspection.contents.tensors.map(\.shape) == [[2, 1]])
    #expect(inspection.contents.tensors.map(\.byteCount) == [8])
    #expect(inspection.contents.metadata.contains { $0.key == "opset:ai.onnx" && $0.value == "17" })
    #expect(inspection.contents.metadata.contains { $0.value == "tests" })
  }

  @Test("a model says its version and its operator sets, each once")
  func versions() {
    let graph = Writer.relu()
    #expect(faults(model: Writer.model(version: nil, graph: graph)) == ["no-ir-version"])
    #expect(faults(model: Writer.model(sets: [], graph: graph)) == ["no-opset"])
    #expect(faults(model: Writer.model(version: 2, sets: [], graph: graph)) == [])
    #expect(faults(model: Writer.model(version: 2, graph: graph)) == ["early-opset"])
    #expect(
      faults(model: Writer.model(sets: [("", 17), ("ai.onnx", 18)], graph: graph))
        == ["duplicate-opset"])
    #expect(faults(model: Writer.model(sets: [("", 17), ("ai.onnx", 17)], graph: graph)) == [])
    #expect(faults(model: Writer.model(graph: nil)) == ["no-graph"])
    #expect(
      Scanned(Writer.model(version: 99, graph: graph), as: "m.onnx").notes
        == ["structure.onnx.newer-version"])
    #expect(faults(Writer.graph(name: "")) == ["graph-name"])
    let entry = Wire.message(14, Wire.text(1, "k"), Wire.text(2, "v"))
    #expect(faults(model: Writer.model(graph: graph, more: entry)) == [])
    #expect(
      faults(model: Writer.model(graph: graph, more: entry + entry)) == ["duplicate-metadata-key"])
  }

  @Test("initializers have a name, each its own, sparse ones too")
  func initializers() {
    let (one, two) = (Writer.tensor("w"), Writer.tensor("v"))
    #expect(faults(Writer.relu(tensors: [one, two])) == [])
    #expect(faults(Writer.relu(tensors: [one, one])) == ["duplicate-initializer"])
    #expect(faults(Writer.relu(tensors: [Writer.tensor("")])) == ["initializer-name"])
    #expect(faults(Writer.relu(tensors: [one], sparse: [Writer.sparse("s")])) == [])
    #expect(
      faults(Writer.relu(tensors: [one], sparse: [Writer.sparse("w")]))
        == ["duplicate-initializer"])
    #expect(faults(Writer.relu(sparse: [Writer.sparse("")])) == ["initializer-name"])
  }

  @Test("before version 4 an initializer is an input, too")
  func oldInitializers() {
    #expect(
      faults(Writer.relu(tensors: [Writer.tensor("w")]), version: 3) == ["initializer-not-input"])
    #expect(faults(Writer.relu(tensors: [Writer.tensor("x")]), version: 3) == [])
  }

  @Test("each value is produced once and before it is used")
  func order() {
    let later = [Writer.node("Relu", ["z"], ["v"]), Writer.node("Relu", ["x"], ["z"])]
    #expect(faults(Writer.relu(nodes: later)) == ["input-undefined"])
    #expect(faults(Writer.relu(nodes: later.reversed())) == [])
    #expect(faults(Writer.relu(nodes: [Writer.node("Relu", ["x"], ["y"])])) == ["value-twice"])
    #expect(faults(Writer.relu(nodes: [Writer.node("Relu", ["x"], ["x"])])) == ["value-twice"])
    let double = Writer.graph(inputs: [Writer.value("x"), Writer.value("x")])
    #expect(faults(double) == ["value-twice"])
    #expect(faults(Writer.graph(outputs: [Writer.value("y")])) == ["output-undefined"])
    #expect(faults(Writer.relu(nodes: [Writer.node("", ["x"], ["z"])])) == ["node-operator"])
    #expect(
      faults(Writer.relu(nodes: [Writer.node("Relu", [], [])])).first == "node-without-values")
  }

  @Test("inputs and outputs have a type, and its elements have one")
  func types() {
    #expect(faults(Writer.graph(inputs: [Wire.text(1, "x")])) == ["value-type"])
    #expect(faults(Writer.graph(inputs: [Writer.value("x", type: 0)])) == ["element-type"])
    #expect(faults(Writer.graph(inputs: [Writer.value("x", type: 99)])) == ["element-type"])
    #expect(faults(Writer.graph(inputs: [Writer.value("")])) == ["value-name"])
    let types: [([UInt8], String, [String])] = [
      (
        Wire.message(4, Wire.message(1, Wire.bytes(1, Writer.tensorType(7, nil)))),
        "seq(tensor(int64))", []
      ),
      (
        Wire.message(
          5, Wire.integer(1, 8), Wire.message(2, Wire.bytes(1, Writer.tensorType(1, [])))),
        "map(string,tensor(float))", []
      ),
      (Wire.message(7, Wire.text(1, "d"), Wire.text(2, "n")), "opaque(d,n)", []),
      (Wire.message(7, Wire.text(1, "d")), "opaque(d,)", ["opaque-type"]),
      (Wire.bytes(8, Writer.tensorType(1, ["2"])), "sparse_tensor(float)", []),
      (Wire.message(9, []), "optional(unknown)", ["element-type"]),
    ]
    for (type, text, expected) in types {
      let value = Wire.text(1, "x") + Wire.bytes(2, type)
      let model = Writer.model(graph: Writer.graph(inputs: [value]))
      #expect(faults(model: model) == expected, "\(text)")
      #expect(Scanned(model, as: "m.onnx").inspection.contents.ports.map(\.type) == [text])
    }
  }

  // MARK: attributes

  private func attribute(_ bytes: [UInt8]) -> [String] {
    let node = Writer.node("Constant", [], ["c"], attributes: [bytes])
    return faults(Writer.relu(nodes: [node]))
  }

  @Test("an attribute has a name, a type and one value of it")
  func attributes() {
    #expect(attribute(Writer.attribute("value_int", type: 2, Wire.integer(3, 1))) == [])
    #expect(
      attribute(Writer.attribute("value_int", type: nil, Wire.integer(3, 1))) == ["attribute-type"])
    #expect(
      attribute(Writer.attribute("value_int", type: 1, Wire.integer(3, 1))) == ["attribute-type"])
    #expect(attribute(Writer.attribute("", type: 2, Wire.integer(3, 1))) == ["attribute-name"])
    let two = Wire.integer(3, 1) + Wire.float(2, 1)
    #expect(attribute(Writer.attribute("value_int", type: 2, two)) == ["attribute-values"])
    let reference = Wire.integer(3, 1) + Wire.text(21, "other")
    #expect(attribute(Writer.attribute("value_int", type: 2, reference)) == ["attribute-values"])
    let tensor = Wire.bytes(5, Writer.tensor("", dims: [3]))
    #expect(attribute(Writer.attribute("value", type: 4, tensor)) == ["raw-size"])
    let sparse = Wire.bytes(22, Writer.sparse("s", dims: []))
    #expect(attribute(Writer.attribute("sparse_value", type: 11, sparse)).contains("sparse-dims"))
  }

  // MARK: graphs in nodes

  private func inIf(_ branch: [UInt8]) -> [String] {
    let good = Writer.graph(
      name: "else", outputs: [Writer.value("e")], nodes: [Writer.node("Relu", ["x"], ["e"])])
    let attributes = [
      Writer.attribute("then_branch", type: 5, Wire.bytes(6, branch)),
      Writer.attribute("else_branch", type: 5, Wire.bytes(6, good)),
    ]
    let node = Writer.node("If", ["c"], ["z"], attributes: attributes)
    return faults(
      Writer.graph(
        inputs: [Writer.value("x"), Writer.value("c", type: 9)], outputs: [Writer.value("z")],
        nodes: [node]))
  }

  @Test("a graph in a node sees the values around it, and makes its own")
  func subgraphs() {
    let output = [Writer.value("t")]
    let good = Writer.graph(outputs: output, nodes: [Writer.node("Relu", ["x"], ["t"])])
    #expect(inIf(good) == [])
    let undefined = Writer.graph(outputs: output, nodes: [Writer.node("Relu", ["e"], ["t"])])
    #expect(inIf(undefined) == ["input-undefined"])
    #expect(inIf(Writer.graph(outputs: [Writer.value("x")])) == ["output-undefined"])
    let shadow = [Writer.node("Relu", ["x"], ["c"]), Writer.node("Relu", ["x"], ["t"])]
    #expect(inIf(Writer.graph(outputs: output, nodes: shadow)) == ["value-twice"])
    let initialised = Writer.graph(
      inputs: [Writer.value("t")], outputs: output, tensors: [Writer.tensor("t")])
    #expect(inIf(initialised) == ["subgraph-input-initialised"])
  }

  @Test("graphs nested without end are refused")
  func nesting() {
    var graph = Writer.relu()
    for _ in 0..<60 {
      let attribute = Writer.attribute("body", type: 5, Wire.bytes(6, graph))
      graph = Writer.graph(nodes: [Writer.node("Loop", ["", ""], ["v"], attributes: [attribute])])
    }
    #expect(faults(graph).contains("nesting"))
  }

  // MARK: functions

  private func functions(_ functions: [[UInt8]], calling name: String = "F") -> [String] {
    let graph = Writer.graph(
      inputs: [Writer.value("x")], outputs: [Writer.value("y")],
      nodes: [Writer.node(name, ["x"], ["y"], domain: "local")])
    return faults(
      model: Writer.model(sets: [("", 17), ("local", 1)], graph: graph, functions: functions))
  }

  private func calling(_ name: String) -> [UInt8] {
    Writer.node(name, ["a"], ["b"], domain: "local")
  }

  @Test("functions of the model are judged like graphs, and there once")
  func localFunctions() {
    #expect(functions([Writer.function("F")]) == [])
    #expect(functions([Writer.function("F"), Writer.function("F")]) == ["duplicate-function"])
    #expect(functions([Writer.function("F", inputs: ["a", "a"])]) == ["function-duplicate"])
    #expect(functions([Writer.function("F", outputs: ["b", "b"])]) == ["function-duplicate"])
    #expect(functions([Writer.function("F", inputs: [])]) == ["input-undefined"])
    #expect(functions([Writer.function("F", sets: [])]) == ["domain-not-imported"])
    #expect(functions([Writer.function(""), Writer.function("F")]) == ["function-name"])
  }

  @Test("functions do not call themselves, not through others and not from a graph in a node")
  func cycles() {
    #expect(functions([Writer.function("F", nodes: [calling("G")]), Writer.function("G")]) == [])
    #expect(functions([Writer.function("F", nodes: [calling("F")])]) == ["function-cycle"])
    let pair = [
      Writer.function("F", nodes: [calling("G")]), Writer.function("G", nodes: [calling("F")]),
    ]
    #expect(functions(pair) == ["function-cycle"])
    let body = Writer.graph(
      outputs: [Writer.value("i")], nodes: [Writer.node("F", ["a"], ["i"], domain: "local")])
    let loop = Writer.node(
      "Loop", ["", "", "a"], ["b"],
      attributes: [Writer.attribute("body", type: 5, Wire.bytes(6, body))])
    #expect(functions([Writer.function("F", nodes: [loop])]) == ["function-cycle"])
  }

  @Test("training graphs may use values of the main graph")
  func training() {
    let graph = Writer.graph(nodes: [Writer.node("Relu", ["elsewhere"], ["t"])])
    #expect(faults(model: Writer.model(graph: Writer.relu(), training: graph)) == [])
  }

  // MARK: encoding

  @Test("a cut anywhere is a fault, whatever the name")
  func cuts() {
    let bytes = Writer.model(graph: Writer.relu(tensors: [Writer.tensor("w")]))
    for count in 1..<bytes.count {
      #expect(!Scanned(Array(bytes.prefix(count)), as: "m.onnx").faults.isEmpty, "\(count) bytes")
    }
  }

  @Test("a second graph is a fault, and is read")
  func twoGraphs() {
    let bytes = Writer.model(
      graph: Writer.relu(),
      more: Wire.bytes(7, Writer.relu(tensors: [Writer.external("w", at: "/etc/passwd")])))
    #expect(
      Scanned(bytes, as: "m.onnx").faults == [
        "structure.onnx.field-twice", "safety.onnx.external-path",
      ])
  }
}
