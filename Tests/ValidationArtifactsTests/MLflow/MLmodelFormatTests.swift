// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("MLflow models")
struct MLmodelFormatTests {
  /// As MLflow 3.17 writes it, of columns, a tensor and parameters.
  static let model = #"""
    artifact_path: model
    flavors:
      python_function:
        env:
          conda: conda.yaml
        loader_module: mlflow.sklearn
    mlflow_version: 3.17.2
    model_id: null
    signature:
      inputs: '[{"type": "double", "name": "sepal length (cm)", "required": true}, {"type":
        "long", "name": "n", "required": false}, {"type": "string", "name": "it''s", "required":
        true}, {"name": "x", "type": "tensor", "tensor-spec": {"dtype": "float32", "shape":
        [-1, 13]}}, {"type": "double", "name": "S\u00e4ule
        7", "required": true}]'
      outputs: '[{"type": "double", "required": true}, {"type": "array", "items": {"type":
        "object", "properties": {"role": {"type": "string", "required": true}, "content":
        {"type": "string", "required": false}}}, "required": true}, {"type": "map", "values":
        {"type": "long"}, "name": "m", "required": true}]'
      params: '[{"name": "temperature", "default": NaN, "shape": null, "type": "double"},
        {"name": "stop", "default": ["a"], "shape": [-1], "dtype": "string"}]'
    utc_time_created: '2026-11-21 15:04:56.762573'

    """#

  static func inspect(_ text: String, name: String = "model/MLmodel") -> ArtifactInspection {
    ArtifactInspection.of(bytes: Array(text.utf8), name: name)
  }

  /// One line each: `in signature name: type shape`.
  private static func ports(_ text: String) -> [String] {
    inspect(text).contents.ports.map { port in
      let shape = port.shape.map { " [\($0.joined(separator: ", "))]" } ?? ""
      return "\(port.direction) \(port.group ?? "") \(port.name): \(port.type)\(shape)"
    }
  }

  private static func loading(_ lines: String...) -> ArtifactInspection {
    inspect(
      "flavors:\n  python_function:\n" + lines.map { "    \($0)\n" }.joined() + "run_id: null\n")
  }

  @Test(
    "loaders of MLflow itself are known",
    arguments: [
      "loader_module: mlflow.sklearn", "loader_module: mlflow.pyfunc.model", "loader_module: null",
      "loader_module: 'mlflow.pyfunc.loaders.code_model'", "keras_module: tensorflow.keras",
      "code: null", "code: code", "data: model/data.pkl", "python_model: python_model.pkl",
    ])
  func known(line: String) { #expect(Self.loading(line).findings == []) }

  @Test(
    "any other module that loading imports is to be reviewed",
    arguments: [
      ("loader_module: my_loader", "my_loader:_load_pyfunc", ArtifactFinding.Severity.high),
      ("loader_module: mlflow.evil", "mlflow.evil:_load_pyfunc", .high),
      ("loader_module: mlflow.pyfunc.loaders.a.b", "mlflow.pyfunc.loaders.a.b:_load_pyfunc", .high),
      ("{loader_module: my_loader}", "my_loader:_load_pyfunc", .high),
      ("loader_module: subprocess", "subprocess:_load_pyfunc", .critical),
      ("keras_module: my_keras", "my_keras:models", .high),
    ])
  func unknown(line: String, subject: String, severity: ArtifactFinding.Severity) {
    let inspection = Self.loading(line)
    #expect(inspection.findings.map(\.rule) == ["safety.import"])
    #expect(inspection.findings.first?.subject == subject)
    #expect(inspection.findings.first?.severity == severity)
    #expect(inspection.contents.imports.map { "\($0.module):\($0.name)" } == [subject])
    var options = ScanOptions()
    let parts = subject.split(separator: ":").map(String.init)
    options.allowedImports = [.init(module: parts[0], name: parts[1])]
    let text = "flavors:\n  python_function:\n    \(line)\n"
    let allowed = ArtifactInspection.of(
      bytes: Array(text.utf8), name: "MLmodel", options: options)
    #expect(allowed.findings == [])
  }

  @Test("what an alias stands for cannot be told")
  func alias() {
    let found = Self.loading("env: &a os", "loader_module: *a").findings
    #expect(found.map(\.rule) == ["safety.import-unresolved"])
  }

  @Test(
    "what is loaded lies in the model's folder",
    arguments: ["data: ../../secret", "code: /srv/code", "pickled_model: 'C:\\x.pkl'"])
  func paths(line: String) {
    let found = Self.loading(line).findings
    #expect(found.map(\.rule) == ["safety.mlflow.path"])
    #expect(found.first?.severity == .critical)
  }

  private static func signature(_ lines: String...) -> String {
    "flavors: {}\nsignature:\n" + lines.map { "  \($0)\n" }.joined()
  }

  @Test("columns, tensors and parameters are inputs and outputs")
  func ports() {
    let found = Self.inspect(Self.model)
    #expect(found.contents.kind == .mlflowModel && found.findings == [])
    #expect(
      Self.ports(Self.model) == [
        "input signature sepal length (cm): double", "input signature n: long?",
        "input signature it's: string", "input signature x: float32 [?, 13]",
        "input signature Säule 7: double", "output signature 0: double",
        "output signature 1: array(object(content: string?, role: string))",
        "output signature m: map(long)", "input parameters temperature: double?",
        "input parameters stop: string? [?]",
      ])
    #expect(
      found.contents.metadata.map { "\($0.key)=\($0.value)" } == [
        "artifact_path=model", "mlflow_version=3.17.2", "model_id=null",
        "utc_time_created=2026-11-21 15:04:56.762573",
      ])
  }

  @Test(
    "a model without a signature promises nothing, and that is no fault",
    arguments: [
      "flavors: {}\n", "flavors: {}\nsignature: null\n", "flavors: {}\nsignature:\nx: y\n",
      "flavors: {}\nsignature: ~\n",
      "nested:\n  signature:\n    inputs: '[{\"type\": \"long\"}]'\n",
      "flavors: {}\nsignature:\n  inputs: null\n  outputs: 'null'\n  params: '[]'\n",
    ])
  func noSignature(text: String) {
    let found = Self.inspect(text)
    #expect(found.findings == [] && found.contents.ports == [])
    #expect(found.contents.kind == .mlflowModel)
  }

  @Test(
    "a signature that MLflow would trip over is a fault, and none of it counts",
    arguments: [
      "inputs: '[{\"type\": \"long\"'", "inputs: '{\"type\": \"long\"}'", "inputs: '[\"long\"]'",
      "inputs: '[{\"name\": \"x\"}]'", "inputs: '[{\"type\": \"tensor\", \"tensor-spec\": {}}]'",
      "inputs: '[{\"type\": \"array\"}]'",
      "inputs: '[{\"type\": \"object\", \"properties\": {\"a\": {}}}]'",
    ])
  func broken(line: String) {
    let found = Self.inspect(Self.signature("outputs: '[{\"type\": \"long\"}]'", line))
    #expect(found.findings.map(\.rule) == ["structure.mlmodel.signature"])
    #expect(found.findings.map(\.severity) == [.high] && found.contents.ports == [])
  }

  @Test(
    "a signature of another form could not be judged, and none of it counts",
    arguments: [
      signature("inputs: [{type: long}]"), signature("inputs: *other"),
      signature("inputs: '[]'", "inputs: '[{\"type\": \"long\"}]'"),
      "signature: {inputs: '[{\"type\": \"long\"}]', outputs: '[]'}\n",
      "signature: *other\n", "signature: text\n",
      "signature:\n  inputs: '[{\"type\": \"long\"}]'\nsignature:\n  inputs: '[]'\n",
      signature(
        "inputs: '[{\"type\": \"long\", \"name\": \"a\"}, {\"type\": \"long\", \"name\": \"a\"}]'"),
    ])
  func otherForm(text: String) {
    let found = Self.inspect(text)
    #expect(found.findings.map(\.rule) == ["structure.mlmodel.signature-form"])
    #expect(found.findings.allSatisfy(\.isUnjudged) && found.contents.ports == [])
  }

  @Test("what is longer than any signature could not be judged")
  func tooLong() {
    let columns = String(repeating: "0, ", count: 400_000) + "0"
    let found = Self.inspect(Self.signature("inputs: '[\(columns)]'"))
    #expect(found.findings.map(\.rule) == ["structure.mlmodel.signature-size"])
    #expect(found.verdict == .unjudged)
  }

  @Test("nesting as deep as JSON may be is one type, and deeper is a fault")
  func deep() {
    let arrays = { (depth: Int) in
      String(repeating: #"{"type":"array","items":"#, count: depth) + #"{"type":"long"}"#
        + String(repeating: "}", count: depth)
    }
    let sound = Self.inspect(Self.signature("inputs: '[\(arrays(100))]'")).contents.ports
    #expect(sound.map(\.type.count) == [100 * 7 + 4])
    let deep = Self.inspect(Self.signature("inputs: '[\(arrays(200))]'"))
    #expect(deep.findings.map(\.rule) == ["structure.mlmodel.signature"])
  }

  @Test("only the file of that name is a description, and a pickle of that name is a pickle")
  func name() {
    #expect(Self.inspect(Self.model, name: "MLmodel.txt").contents.kind == .unknown)
    #expect(Self.inspect(Self.model, name: "MLmodel").contents.kind == .mlflowModel)
    let pickle = ArtifactInspection.of(
      bytes: Array("\u{80}\u{2}cos\nsystem\n(Vx\ntR.".unicodeScalars.map { UInt8($0.value) }),
      name: "MLmodel")
    #expect(pickle.contents.kind == .pickle)
    #expect(pickle.findings.contains { $0.rule.hasPrefix("safety.") && $0.severity == .critical })
  }

  @Test("what YAML says of code is judged here, too")
  func targets() {
    let found = Self.inspect("flavors:\n  x:\n    _target_: os.system\n")
    #expect(found.findings.contains { $0.severity == .critical })
  }
}
