// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("Skops schema")
struct SkopsSchemaTests {
  static func node(
    _ module: String, _ name: String, _ loader: String = "ObjectNode", content: String = "null"
  ) -> String {
    """
    {"__class__":"\(name)","__module__":"\(module)","__loader__":"\(loader)","content":\(content)}
    """
  }

  static func inspect(
    _ schema: String, allowed: Set<ScanOptions.AllowedImport> = []
  ) -> ArtifactInspection {
    var options = ScanOptions()
    options.allowedImports = allowed
    return ArtifactInspection.of(
      bytes: StoredZip.archive([("schema.json", Array(schema.utf8))]), name: "model.skops",
      options: options)
  }

  /// An estimator that holds it.
  static func holding(_ node: String) -> String {
    Self.node(
      "sklearn.pipeline", "Pipeline",
      content: Self.node("builtins", "dict", "DictNode", content: "{\"steps\":[\(node)]}"))
  }

  @Test(
    "estimators, arrays and value types are no finding",
    arguments: [
      node("sklearn.linear_model._logistic", "LogisticRegression"),
      node("numpy", "ndarray", "NdArrayNode"), node("builtins", "str", "JsonNode"),
      node("numpy.random.mtrand", "RandomState", "RandomStateNode"),
      node("numpy", "log1p", "FunctionNode"),
      node("scipy.special._ufuncs", "expit", "FunctionNode"),
      node("scipy.sparse._csr", "csr_matrix", "SparseMatrixNode"),
      node("xgboost.sklearn", "XGBClassifier"), node("functools", "partial", "PartialNode"),
      node("sklearn.tree._tree", "Tree", "ReduceNode"),
    ])
  func harmless(node: String) {
    let inspection = Self.inspect(Self.holding(node))
    #expect(inspection.findings == [] && inspection.contents.kind == .skops)
  }

  @Test(
    "any other type is an attack, the more so one that runs or loads",
    arguments: [
      (node("os", "system", "FunctionNode"), ArtifactFinding.Severity.critical),
      (node("builtins", "eval", "FunctionNode"), .critical),
      (node("operator", "methodcaller", "OperatorFuncNode"), .critical),
      (node("my_package", "Model"), .high), (node("sklearn.datasets", "fetch_openml"), .high),
      (node("numpy", "load", "FunctionNode"), .high), (node("", ""), .high),
      (node("sklearn", "PickleLoader"), .high), (node("numpy", "log1p", "TypeNode"), .high),
    ])
  func attacks(node: String, severity: ArtifactFinding.Severity) {
    let findings = Self.inspect(Self.holding(node)).findings
    #expect(findings.map(\.rule) == ["safety.skops.type"])
    #expect(findings.first?.severity == severity && findings.first?.members == ["schema.json"])
  }

  @Test("a type that the project allows is no finding")
  func allowed() {
    let schema = Self.holding(Self.node("my_package", "Model"))
    let pair = ScanOptions.AllowedImport(module: "my_package", name: "Model")
    #expect(Self.inspect(schema, allowed: [pair]).findings == [])
  }

  @Test("types are told as imports")
  func imports() {
    let imports = Self.inspect(Self.holding(Self.node("os", "system"))).contents.imports
    #expect(imports.map(\.name) == ["Pipeline", "dict", "system"])
  }

  @Test("a schema that is none is a fault")
  func faults() {
    #expect(Self.inspect("{}").findings.map(\.rule) == ["structure.skops.schema"])
    #expect(Self.inspect("{").findings.map(\.rule) == ["structure.skops.json"])
    let strange = Self.node("builtins", "dict", "EvilNode")
    #expect(Self.inspect(strange).findings.map(\.rule) == ["structure.skops.loader"])
  }
}
