// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What `mlflow.pyfunc.load_model` imports and reads because the description says so.
///
/// It imports `loader_module` and calls its `_load_pyfunc` (`mlflow/pyfunc/__init__.py`); the flavor of Keras
/// imports `keras_module`. Source that stands beside the model (`code`) is what a reviewer reads.
enum MLflowLoading {
  static func judge(_ pair: YAMLPair, _ scan: ArtifactScan) {
    switch pair.key {
    case "loader_module": judge(pair, callee: "_load_pyfunc", scan) { isOwnLoader($0) }
    case "keras_module":
      judge(pair, callee: "models", scan) {
        ["keras", "tensorflow.keras", "tensorflow.python.keras", "tf_keras"].contains($0)
      }
    case let key? where paths.contains(key): judge(path: pair, key, scan)
    default: return
    }
  }

  private static func judge(
    _ pair: YAMLPair, callee: String, _ scan: ArtifactScan, isKnown: (String) -> Bool
  ) {
    switch pair.value {
    case .nothing, .collection: return
    case .alias: scan.record(.alias(pair.key ?? "", pair.offset))
    case .text(let text) where MLflowSignature.isNull(text): return
    case .text(let module):
      scan.note(
        ArtifactContents.Import(
          module: module.excerpt, name: callee, members: scan.members, offset: pair.offset,
          isCalled: true))
      guard !isKnown(module) else { return }
      let reference = PickleRecord.Reference(
        module: module, name: callee, offset: pair.offset, isCalled: true)
      let policy = ImportPolicy(allowed: scan.options.allowedImports)
      guard var finding = policy.finding(on: reference) else { return }
      finding.remedy =
        "log the model with a flavor of MLflow, or review the module and allow it by its exact name"
      scan.record(finding)
    }
  }

  /// Of MLflow itself; the names that a path goes on by are its own too.
  private static func isOwnLoader(_ module: String) -> Bool {
    guard module.isDottedName else { return false }
    let parts = module.split(separator: ".")
    guard parts.first == "mlflow", parts.count > 1 else { return false }
    if parts.count == 2 { return flavors.contains(String(parts[1])) }
    return module == "mlflow.pyfunc.model"
      || module.hasPrefix("mlflow.pyfunc.loaders.") && parts.count == 4
  }

  private static let flavors: Set<String> = [
    "catboost", "diviner", "dspy", "fastai", "gluon", "h2o", "johnsnowlabs", "keras", "langchain",
    "lightgbm", "llama_index", "mleap", "onnx", "openai", "paddle", "pmdarima", "promptflow",
    "prophet", "pytorch", "sentence_transformers", "shap", "sklearn", "spacy", "spark",
    "statsmodels", "tensorflow", "transformers", "xgboost",
  ]

  // MARK: files

  /// Keys whose values are paths below the model's folder.
  private static let paths: Set<String> = [
    "code", "data", "model_code_path", "model_data", "pickled_model", "python_model",
    "saved_model_dir",
  ]

  private static func judge(path pair: YAMLPair, _ key: String, _ scan: ArtifactScan) {
    guard case .text(let path) = pair.value, !MLflowSignature.isNull(path) else { return }
    scan.note(metadata: key, path)
    if case .outside(let reason) = ReferencedPath(path) {
      scan.record(.path(key, path, reason, pair.offset))
    }
  }
}

extension FindingDraft {
  fileprivate static func alias(_ key: String, _ offset: UInt64) -> Self {
    Self(
      "safety.import-unresolved", .high,
      "what \(key) has imported stands behind an alias and cannot be told", offset: offset,
      remedy: "write the module's name where it is used")
  }

  fileprivate static func path(
    _ key: String, _ path: String, _ reason: String, _ offset: UInt64
  ) -> Self {
    Self(
      "safety.mlflow.path", .critical,
      "\(key) leads to \(path.excerpt), out of the model's folder (\(reason)): loading runs or reads "
        + "what is no part of the model",
      offset: offset, subject: path, remedy: "log the model again, with what it needs in its folder"
    )
  }
}
