// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationArtifacts
package import ValidationCore

/// ## What it measures
/// What a model takes and gives: inputs, outputs, element types, dimensions, operator sets.
///
/// Each file is one case. Inputs and outputs are read from ONNX and Core ML graphs and the signatures of TensorFlow
/// SavedModels and MLflow models (the file `MLmodel`), without loading the model; of XGBoost and LightGBM models the
/// features are the inputs, in their order; of other formats without a graph the stored tensors' names, types and shapes
/// count. They are compared with what you declare, and with the same file on the base.
///
/// ## Why it matters
/// Whoever calls the model finds out about a renamed input, a dropped output or a newer opset when it fails in
/// production, or reads the wrong column without an error.
///
/// ## Configuration
/// | key | value | default |
/// |---|---|---|
/// | `files` | list of tracked paths or patterns such as `models/*.onnx` | required |
/// | `compatible` | with the base: `exact` or `backward-compatible` | not compared |
/// | `inputs` | the declared inputs: `features: { type: tensor(float), shape: [batch, 13] }` | not compared |
/// | `outputs` | the declared outputs, likewise | not compared |
/// | `opset` | most that an operator set may require: `{ ai.onnx: 17 }` | no limit |
///
/// At least one of the last four has to be there. `exact` allows no difference. `backward-compatible` allows what no
/// caller of the base can notice: optional inputs and further outputs, a dimension that became dynamic on an input,
/// an older opset. A file that the base has and the candidate has not fails with either, and so does an `MLmodel`
/// without the signature that the base had. In a declared shape a number is exact, a name or `?` is dynamic; a type or
/// shape that is left out is not compared. Types are spelled as the format does, those of MLflow `double`, `float32`,
/// `array(string)` or `object(a: long, b: string?)`; a parameter of an MLflow model is an optional input.
///
/// A file that holds data of another one (external data of ONNX, the variables of a SavedModel) has to be named by
/// `files`, too; it is judged with the model, and its own case says so.
///
/// ## When it cannot tell
/// A pattern that matches nothing, content that is not here, a file of which neither inputs nor tensors can be read
/// (pickles among them, whose arrays follow from the data and not from what callers give), an `MLmodel` without a
/// signature, and a comparison without a base are `unmeasured`. A file that the base does not have passes the comparison
/// and says so.
///
/// ## References
/// - ONNX intermediate representation, <https://onnx.ai/onnx/repo-docs/IR.html>.
/// - TensorFlow, `SignatureDef` in `meta_graph.proto`.
/// - MLflow, model signatures, <https://mlflow.org/docs/latest/ml/model/signatures/>.
package struct ArtifactInterface: Check {
  package let type = "artifact.interface"
  package let measurementVersion = 3

  package init() {}

  package struct Scope: Codable, Hashable, Sendable {
    var files: [Glob]
    var comparesWithBase: Bool
  }

  package struct Measurement: Codable, Hashable, Sendable {
    var files: [InspectedFile<InterfaceFacts>]
    /// On the base and not on the candidate.
    var removed: [RepositoryPath] = []
  }

  struct InterfaceFacts: Codable, Hashable, Sendable {
    var candidate: ModelInterface
    /// Nil where it was not asked for; known as nil where the base has no such file.
    var base: Fact<ModelInterface?>?
  }

  package func inputs(of scope: Scope) -> Inputs {
    Inputs(globs: scope.files, sides: scope.comparesWithBase ? [.candidate, .base] : [.candidate])
  }

  package func subjects(of configuration: Configuration<Scope, Limits>, in snapshot: any Snapshot)
    -> [String?]
  {
    ModelFiles(configuration.scope.files, in: snapshot).subjects
  }

  package func measure(_ scope: Scope, with access: Access) async throws -> Measurement {
    let base = scope.comparesWithBase ? try await BaseFiles(in: access.content) : nil
    return Measurement(
      files: try await Self.reader(of: access.candidate, scope).files { inspection, file in
        InterfaceFacts(
          candidate: try Self.interface(in: inspection, of: file),
          base: try await base?.fact(at: file.path) { file, snapshot in
            let reader = Self.reader(of: snapshot, scope)
            return try Self.interface(in: try await reader.inspection(of: file), of: file)
          })
      },
      removed: base?.removed(scope.files, from: access.candidate) ?? [])
  }

  private static func reader(of snapshot: any Snapshot, _ scope: Scope) -> SnapshotInspection {
    var options = ScanOptions()
    options.examinesWeights = false
    return SnapshotInspection(snapshot: snapshot, files: scope.files, options: options)
  }

  private static func interface(
    in inspection: ArtifactInspection, of file: SnapshotFile
  ) throws -> ModelInterface {
    if let finding = inspection.findings.first(where: \.isUnjudged) {
      throw Obstacle(finding, in: file.path)
    }
    let contents = inspection.contents
    // What arrays a pickle holds follows from the data that it was fitted on.
    let isPickle = [.pickle, .joblib].contains(contents.kind)
    let interface = ModelInterface(
      contents, includesParameters: contents.ports.isEmpty && !isPickle)
    // A description that promises nothing is known to do so: where the base had a promise, it was dropped.
    let isKnown = !interface.values.isEmpty || Self.isSilent(inspection)
    guard isKnown, !contents.isCut else { throw Obstacle.noInterface(file.path) }
    return interface
  }

  /// Of an MLflow model that was read to its end.
  private static func isSilent(_ inspection: ArtifactInspection) -> Bool {
    inspection.contents.kind == .mlflowModel && inspection.findings.isEmpty
  }
}

extension Obstacle {
  fileprivate static func noInterface(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "interface.none", message: "neither inputs nor tensors can be read from '\(path)'",
      remedy:
        "name ONNX, Core ML, SavedModel or weight files; validate-model inspect tells what it holds"
    )
  }
}
