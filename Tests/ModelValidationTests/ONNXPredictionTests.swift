// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

/// Golden predictions of ONNX models, in the real onnxruntime.
@Suite struct ONNXPredictionTests {
  private static let manifest = """
    version: 1
    model: m
    checks:
      - id: golden
        type: artifact.predictions
        model: { path: models/m.onnx, timeout: 60s }
        inputs: inputs.jsonl
        golden: golden.jsonl

    """

  /// Models of one operator each, made by the `onnx` package.
  private static let maker = """
    import sys
    from onnx import TensorProto as T, helper as h

    def model(nodes, inputs, outputs, weights=(), domains=()):
        value = lambda port: h.make_tensor_value_info(*port)
        graph = h.make_graph(nodes, "g", list(map(value, inputs)), list(map(value, outputs)), weights)
        opsets = [h.make_opsetid("", 13), *(h.make_opsetid(name, 1) for name in domains)]
        return h.make_model(graph, opset_imports=opsets, ir_version=8)

    def loop():
        body = h.make_graph(
            [h.make_node("Identity", ["cond"], ["cond_out"]), h.make_node("Add", ["x", "x"], ["x_out"])],
            "body", [h.make_tensor_value_info("i", T.INT64, []),
                     h.make_tensor_value_info("cond", T.BOOL, []),
                     h.make_tensor_value_info("x", T.FLOAT, [1])],
            [h.make_tensor_value_info("cond_out", T.BOOL, []),
             h.make_tensor_value_info("x_out", T.FLOAT, [1])])
        most = h.make_tensor("most", T.INT64, [], [2**62])
        true = h.make_tensor("true", T.BOOL, [], [True])
        node = h.make_node("Loop", ["most", "true", "x"], ["y"], body=body)
        return model([node], [("x", T.FLOAT, [1])], [("y", T.FLOAT, [1])], [most, true])

    def types():
        names = [("f", T.DOUBLE), ("i", T.INT8), ("b", T.BOOL), ("s", T.STRING)]
        nodes = [h.make_node("Identity", [n], [n + "_out"]) for n, _ in names]
        return model(nodes, [(n, t, ["n"]) for n, t in names], [(n + "_out", t, ["n"]) for n, t in names])

    x, y = [("x", T.FLOAT, ["n", 2])], [("y", T.FLOAT, ["n", 2])]
    made = {
        "exp": lambda: model([h.make_node("Exp", ["x"], ["y"])], x, y),
        "log": lambda: model([h.make_node("Log", ["x"], ["y"])], x, y),
        "custom": lambda: model([h.make_node("Own", ["x"], ["y"], domain="own")], x, y, (), ["own"]),
        "loop": loop, "types": types,
    }[sys.argv[1]]()
    sys.stdout.buffer.write(made.SerializeToString(deterministic=True))
    """

  private func repository(
    _ model: String, inputs: String, golden: String = "{}\n"
  ) throws -> ModelRepository {
    let repository = try ModelRepository(
      files: [
        "validate-model.yaml": Self.manifest, "inputs.jsonl": inputs, "golden.jsonl": golden,
        "maker.py": Self.maker, "models/m.onnx": "none",
      ])
    try Shell.require(
      ["sh", "-c", "python maker.py \(model) > models/m.onnx"], in: repository.folder,
      environment: Starter.environment())
    try repository.commit("model")
    return repository
  }

  private func rule(
    _ repository: ModelRepository, environment: [String: String] = [:]
  ) throws -> (rule: String?, message: String) {
    let result = try repository.report(
      [], environment: Starter.environment().merging(environment) { $1 })
    let item = try #require(result.report.cases.first)
    return (item.obstacle?.rule ?? item.findings.first?.rule, item.message)
  }

  @Test("accepted answers pass, the same each time, and other weights fail")
  func goldenAnswers() throws {
    let repository = try repository("exp", inputs: "{\"x\": [[0, 1], [0.5, -2]]}\n{\"x\": []}\n")

    let first = try rule(repository)
    #expect(first.rule == "predictions.inputs", "\(first.message)")
    try repository.write("inputs.jsonl", Data("{\"x\": [[0, 1], [0.5, -2]]}\n\n".utf8))
    let accepted = try repository.validate(
      ["run", "--accept", "golden"], environment: Starter.environment())
    #expect(accepted.status == 0, "\(accepted.errors)")
    let file = repository.folder.appendingPathComponent("golden.jsonl")
    let golden = try String(contentsOf: file, encoding: .utf8)
    #expect(golden.hasPrefix("{\"y\": [[1.0, 2.718"), "\(golden)")
    try repository.commit("golden")
    let passed = try repository.report([], environment: Starter.environment())
    #expect(passed.report.names(.passed) == ["golden"], "\(passed.finished.output)")
    let again = try repository.report(["--no-reuse"], environment: Starter.environment())
    #expect(again.report.names(.passed) == ["golden"])
    try repository.write(
      "golden.jsonl", Data(golden.replacingOccurrences(of: "[[1.0", with: "[[1.1").utf8))
    #expect(try rule(repository).rule == "predictions.tolerance")
  }

  @Test("every type that JSON can give comes back as it went in")
  func types() throws {
    let values = #""b": [true, false], "f": [0.1, -3], "i": [-128, 127], "s": ["é", ""]"#
    let answers = #"{"b_out":[true,false],"f_out":[0.1,-3],"i_out":[-128,127],"s_out":["é",""]}"#
    let repository = try repository("types", inputs: "{\(values)}\n", golden: answers + "\n")
    let result = try rule(repository)
    #expect(result.rule == nil, "\(result.message)")
    for (old, new) in [
      ("127]", "128]"), ("127]", "1.5]"), ("true,", "1,"), (#""""#, "1"), ("0.1", "null"),
      ("0.1", "true"), ("[0.1, -3]", "[[0.1, -3]]"), ("[0.1, -3]", "[[1], 2]"),
      (#""b""#, #""c""#), (#""b": [true, false],"#, ""),
    ] {
      let inputs = values.replacingOccurrences(of: old, with: new)
      try repository.write("inputs.jsonl", Data("{\(inputs)}\n".utf8))
      let unfit = try rule(repository)
      #expect(unfit.rule == "predictions.inputs", "\(old) → \(new): \(unfit.message)")
    }
    for inputs in ["\n", "[1]\n", "no\n"] {
      try repository.write("inputs.jsonl", Data(inputs.utf8))
      let expected = inputs == "\n" ? "predictions.inputs-empty" : "predictions.inputs"
      #expect(try rule(repository).rule == expected)
    }
  }

  @Test("a NaN that a model answers with equals nothing, also not the NaN of the golden file")
  func notANumber() throws {
    let repository = try repository(
      "log", inputs: "{\"x\": [[-1, 1]]}\n", golden: "{\"y\": [[NaN, 0.0]]}\n")
    #expect(try rule(repository).rule == "predictions.mismatch")
  }

  @Test("a graph that never ends is ended at its deadline")
  func endless() throws {
    let repository = try repository("loop", inputs: "{\"x\": [1]}\n")
    try repository.replace("timeout: 60s", with: "timeout: 5s", in: "validate-model.yaml")
    let result = try rule(repository)
    #expect(result.rule == "predictions.run-failed")
    #expect(result.message.contains("deadline"), "\(result.message)")
  }

  @Test("what onnxruntime cannot open is unmeasured: custom operators, and files that are no model")
  func refused() throws {
    let repository = try repository("custom", inputs: "{\"x\": [[1, 2]]}\n")
    #expect(try rule(repository).rule == "predictions.model-refused")
    try repository.write("models/m.onnx", Data("no model".utf8))
    #expect(try rule(repository).rule == "predictions.model-refused")
  }

  @Test("modules of the repository are not imported in the place of those that are installed")
  func isolated() throws {
    let repository = try repository(
      "exp", inputs: "{\"x\": [[0, 0]]}\n", golden: "{\"y\": [[1.0, 1.0]]}\n")
    for name in ["numpy.py", "json.py", "onnxruntime.py", "models/numpy.py"] {
      try repository.write(name, Data("raise SystemExit('imported')\n".utf8))
    }
    try repository.commit("impostors")
    let result = try rule(repository)
    #expect(result.rule == nil, "\(result.message)")
  }

  @Test("without onnxruntime, and without Python, it is unmeasured, and says what to install")
  func missing() throws {
    let repository = try repository("exp", inputs: "{\"x\": [[0, 0]]}\n")
    let python = try Starter.pythonFolder().appendingPathComponent("python3")
    let place = repository.place.appendingPathComponent("bin")
    let fake = place.appendingPathComponent("python3")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    // Without its packages.
    try Data("#!/bin/sh\nexec \(python.path) -S \"$@\"\n".utf8).write(to: fake)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: fake.path)
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let result = try repository.report([], environment: ["PATH": "\(place.path):\(path)"])
    let item = try #require(result.report.cases.first)
    #expect(item.obstacle?.rule == "predictions.onnxruntime-missing", "\(item.message)")
    #expect(item.obstacle?.remedy.contains("pip install onnxruntime") == true)
    #expect(result.finished.status == 3)
  }
}
