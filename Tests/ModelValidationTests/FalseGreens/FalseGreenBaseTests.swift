// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

/// Comparisons with a base that is not there, or had more: rows 8, 9 and 15 of the list of peers' false greens.
@Suite struct FalseGreenBaseTests {
  /// TFX without a baseline drops the limits on change; ml-ci-action looks at the candidate alone.
  @Test("without a base nothing that compares with it passes")
  func noBase() throws {
    let gate = try Gate(
      [
        "{ id: evolution, type: features.contract, dataset: t, schema: { evolution: additive } }",
        "{ id: fall, type: features.contract, dataset: t, rows: { fall: 50% } }",
        "{ id: drift, type: features.drift, dataset: t, against: base, columns: [a] }",
        "{ id: size, type: artifact.size, files: [m.onnx], growth: 50% }",
        "{ id: interface, type: artifact.interface, files: [m.onnx], compatible: exact }",
        "{ id: changed, type: artifact.structure, files: [m.onnx], when: changed }",
      ], datasets: ["t": "{ path: t.csv }"], files: ["t.csv": "a\n1\n2\n"],
      script: Self.model("m.onnx"))
    try gate.forgetBase()
    let (report, finished) = try gate.run()
    #expect(report.names(.passed, .failed, .skipped, .inconclusive) == [], "\(finished.output)")
    #expect(Set(report.cases.map(\.check)).count == 6)
    #expect(finished.status == 3)
  }

  /// TFX judges nothing, and blesses the model, where no limit is declared.
  @Test(
    "a check without a limit is a mistake of the manifest",
    arguments: [
      "{ id: c, type: artifact.size, files: [m] }",
      "{ id: c, type: artifact.interface, files: [m] }",
      "{ id: c, type: features.contract, dataset: t }",
      "{ id: c, type: latency.budget, serve: { command: [s] }, request: { body-from: r }, "
        + "at: 1/s, limits: {} }",
      "{ id: c, type: features.overlap, dataset: t, with: t }",
    ])
  func noLimit(entry: String) throws {
    let gate = try Gate(
      [entry], datasets: ["t": "{ path: t.csv }"], files: ["t.csv": "a\n1\n", "m": "x", "r": "{}"])
    let finished = try gate.repository.validate([])
    #expect(finished.status == 2, "\(finished.output)")
    #expect(finished.errors.contains("validate-model.yaml:"), "\(finished.errors)")
  }

  /// MLflow drops a signature that it cannot infer, and then enforces nothing.
  @Test("a signature that the base had and the candidate lacks is a failure")
  func lostSignature() throws {
    let gate = try Gate(
      [
        "{ id: interface, type: artifact.interface, files: [m.onnx], "
          + "compatible: backward-compatible }"
      ], script: Self.model("m.onnx"))
    try gate.python(Self.model("m.onnx", signature: false))
    let (report, finished) = try gate.run()
    #expect(report.outcome("interface[m.onnx]") == .failed, "\(finished.output)")
    #expect(report.rules("interface[m.onnx]").contains("interface.removed"))
    #expect(finished.status == 1)
  }

  /// The same where MLflow keeps the signature: in the model's description.
  @Test(
    "a signature that an MLflow model had on the base and lacks now is a failure",
    arguments: ["exact", "backward-compatible"])
  func lostDescribedSignature(rule: String) throws {
    let gate = try Gate(
      ["{ id: interface, type: artifact.interface, files: [m/MLmodel], compatible: \(rule) }"],
      files: ["m/MLmodel": Self.description()])
    try gate.change(["m/MLmodel": Self.description(signature: nil)])
    let (report, finished) = try gate.run()
    #expect(report.outcome("interface[m/MLmodel]") == .failed, "\(finished.output)")
    #expect(Set(report.rules("interface[m/MLmodel]")) == ["interface.removed"])
    #expect(finished.status == 1)
  }

  @Test("a model without a signature passes no comparison, whatever it is compared with")
  func noSignatureAtAll() throws {
    let gate = try Gate(
      [
        "{ id: exact, type: artifact.interface, files: [m/MLmodel], compatible: exact }",
        "{ id: opset, type: artifact.interface, files: [m/MLmodel], opset: { ai.onnx: 17 } }",
        "{ id: declared, type: artifact.interface, files: [m/MLmodel], inputs: { x: {} } }",
      ], files: ["m/MLmodel": Self.description(signature: nil)])
    let (report, finished) = try gate.run()
    #expect(report.outcome("exact[m/MLmodel]") == .unmeasured, "\(finished.output)")
    #expect(report.outcome("opset[m/MLmodel]") == .unmeasured)
    #expect(report.outcome("declared[m/MLmodel]") == .failed)
    #expect(finished.status == 3)
  }

  private static func description(
    signature: String? = #"'[{"type": "double", "name": "x", "required": true}]'"#
  ) -> String {
    "flavors:\n  python_function:\n    loader_module: mlflow.sklearn\n"
      + (signature.map { "signature:\n  inputs: \($0)\n  outputs: \($0)\n  params: null\n" } ?? "")
  }

  /// ml-ci-action compares the intersection: deleting what is bad passes.
  @Test(
    "a model that the base had and the candidate lacks is a failure, though its pattern finds others"
  )
  func lostModel() throws {
    let gate = try Gate(
      ["{ id: interface, type: artifact.interface, files: [\"*.onnx\"], compatible: exact }"],
      script: Self.model("a.onnx") + Self.model("b.onnx"))
    try gate.change([:], removing: ["b.onnx"])
    let (report, finished) = try gate.run()
    #expect(report.names(.passed) == ["interface[a.onnx]"], "\(finished.output)")
    #expect(report.rules("interface[b.onnx]") == ["interface.removed-file"])
    #expect(finished.status == 1)
  }

  @Test("a prediction's key, and a line, that went missing are failures")
  func lostPredictions() throws {
    let gate = try Gate(
      [
        "{ id: key, type: artifact.predictions, command: [cp, key.jsonl, \"{output}/o\"], "
          + "output: o, golden: g.jsonl }",
        "{ id: line, type: artifact.predictions, command: [cp, line.jsonl, \"{output}/o\"], "
          + "output: o, golden: g.jsonl }",
      ],
      files: [
        "g.jsonl": "{\"x\": 1, \"y\": 2}\n{\"x\": 1, \"y\": 2}\n",
        "key.jsonl": "{\"x\": 1}\n{\"x\": 1}\n", "line.jsonl": "{\"x\": 1, \"y\": 2}\n",
      ])
    let (report, finished) = try gate.run()
    #expect(report.rules("key") == ["predictions.mismatch"], "\(finished.output)")
    #expect(report.rules("line") == ["predictions.count"], "\(finished.output)")
    #expect(finished.status == 1)
  }

  /// Python that writes a graph; without a signature it has weights and operators, and no input or output.
  private static func model(_ path: String, signature: Bool = true) -> String {
    let value = "[h.make_tensor_value_info(\"%\", onnx.TensorProto.FLOAT, [None, 1])]"
    let (input, output) =
      signature
      ? (value.replacing("%", with: "x"), value.replacing("%", with: "y")) : ("[]", "[]")
    return """
      import onnx
      from onnx import helper as h
      weight = h.make_tensor("w", onnx.TensorProto.FLOAT, [1], [2.0])
      node = h.make_node("Mul", ["x", "w"], ["y"])
      graph = h.make_graph([node], "g", \(input), \(output), [weight])
      opset = [h.make_opsetid("", 17)]
      onnx.save(h.make_model(graph, opset_imports=opset, ir_version=8), "\(path)")

      """
  }
}
