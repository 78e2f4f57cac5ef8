// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("ONNX operators")
struct ONNXOperatorTests {
  typealias Writer = ONNXWriter
  typealias Wire = ProtobufWriter

  private func scan(
    _ node: [UInt8], inputs: [[UInt8]] = [Writer.value("x")], sets: [(String, Int64)] = [("", 17)],
    output: [UInt8] = Writer.value("y", type: 1)
  ) -> Scanned {
    Scanned(
      Writer.model(
        sets: sets, graph: Writer.graph(inputs: inputs, outputs: [output], nodes: [node])),
      as: "m.onnx")
  }

  private func faults(_ scanned: Scanned) -> [String] {
    scanned.faults.map { String($0.trimmingPrefix("structure.onnx.")) }
  }

  @Test("the table has every domain of ONNX, and what the schemas say")
  func table() throws {
    let known = ONNXOperators.known
    for domain in ["ai.onnx", "ai.onnx.ml", "ai.onnx.preview.training"] {
      #expect(known.hasDomain(domain), "\(domain)")
    }
    #expect(known.schema("Upsample", domain: "ai.onnx", version: 10) == .deprecated)
    #expect(known.schema("Upsample", domain: "ai.onnx", version: 6) == .none)
    #expect(known.schema("Relu", domain: "ai.onnx", version: 1_000) == .unknown)
    #expect(known.schema("Relu", domain: "com.example", version: 1) == .unknown)
    guard case .schema(let add) = known.schema("Add", domain: "ai.onnx", version: 17) else {
      Issue.record("Add is not in the table")
      return
    }
    #expect(add.since == 14 && add.inputCount == 2...2 && add.outputCount == 1...1)
    #expect(add.inputs.map(\.variable) == add.inputs.map { _ in add.outputs[0].variable })
    #expect(add.inputs[0].elements & 1 << UInt32(ONNXElement.float.rawValue) != 0)
    #expect(add.inputs[0].elements & 1 << UInt32(ONNXElement.bool.rawValue) == 0)
    guard case .schema(let concat) = known.schema("Concat", domain: "ai.onnx", version: 13) else {
      Issue.record("Concat is not in the table")
      return
    }
    #expect(concat.inputCount == 1...Int.max)
  }

  @Test("an operator of the default domain is one that exists in that version")
  func existence() {
    #expect(faults(scan(Writer.node("Relu", ["x"], ["y"]))) == [])
    #expect(faults(scan(Writer.node("Nothing", ["x"], ["y"]))) == ["no-such-operator"])
    #expect(
      faults(scan(Writer.node("Upsample", ["x", "x"], ["y"]), sets: [("", 10)]))
        == ["deprecated-operator"])
    // Nobody can say what a later version will have.
    #expect(faults(scan(Writer.node("Nothing", ["x"], ["y"]), sets: [("", 999)])) == [])
  }

  @Test("it has as many inputs and outputs as it takes and gives")
  func arity() {
    #expect(faults(scan(Writer.node("MatMul", ["x"], ["y"]))) == ["operator-inputs"])
    #expect(faults(scan(Writer.node("Relu", ["x"], ["y", "z"]))) == ["operator-outputs"])
    #expect(faults(scan(Writer.node("Concat", ["x", "x", "x"], ["y"]))) == [])
    #expect(faults(scan(Writer.node("Clip", ["x", "", "x"], ["y"]))) == [])
  }

  @Test("its inputs are of types that it takes, and that go together")
  func types() {
    let pair = { (first: Int64, second: Int64) in
      [Writer.value("a", type: first), Writer.value("b", type: second)]
    }
    let add = Writer.node("Add", ["a", "b"], ["y"])
    #expect(faults(scan(add, inputs: pair(1, 1))) == [])
    #expect(faults(scan(add, inputs: pair(1, 6))) == ["operator-type"])
    #expect(faults(scan(add, inputs: pair(9, 9))).first == "operator-type")
    let declared = scan(
      Writer.node("Relu", ["x"], ["y"]), output: Writer.value("y", type: 7))
    #expect(faults(declared) == ["output-type"])
    let cast = Writer.node(
      "Cast", ["x"], ["y"], attributes: [Writer.attribute("to", type: 2, Wire.integer(3, 7))])
    #expect(faults(scan(cast, output: Writer.value("y", type: 7))) == [])
  }

  @Test("an operator of another domain is policy, one that is not imported a fault")
  func custom() {
    let node = Writer.node("Fast", ["x"], ["y"], domain: "com.example")
    let scanned = scan(node, sets: [("", 17), ("com.example", 1)])
    #expect(scanned.faults.isEmpty)
    #expect(scanned.severity(of: "safety.onnx.custom-operator") == .medium)
    let runtime = Writer.node("FusedGemm", ["x"], ["y"], domain: "com.microsoft")
    #expect(
      scan(runtime, sets: [("", 17), ("com.microsoft", 1)])
        .severity(of: "safety.onnx.custom-operator") == .low)
    #expect(faults(scan(node)) == ["domain-not-imported"])
  }

  @Test("an operator that runs Python is critical", arguments: ["PyOp", "PythonOp"])
  func python(name: String) {
    let node = Writer.node(name, ["x"], ["y"], domain: "com.microsoft")
    #expect(
      scan(node, sets: [("", 17), ("com.microsoft", 1)])
        .severity(of: "safety.onnx.python-operator") == .critical)
  }
}
