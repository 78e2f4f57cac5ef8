// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationArtifacts
package import ValidationCore

/// ## What it measures
/// Whether the numbers in tracked model files can be those of a trained model.
///
/// Each file is one case. Every tensor of safetensors, PyTorch, NumPy, GGUF, ONNX and HDF5 files, and every array of
/// numbers in pickles and joblib files, is searched in one pass over the bytes, without loading the model: NaN,
/// infinities, weight matrices that are all zero or constant, denormal numbers; and element types, shapes and the number
/// of parameters are compared with what you declare.
///
/// ## Why it matters
/// A checkpoint from after the training diverged, a layer that was never loaded and a tensor of another precision
/// serve without an error, and predict nonsense.
///
/// ## Configuration
/// | key | value | default |
/// |---|---|---|
/// | `files` | list of tracked paths or patterns such as `models/**` | required |
/// | `zeros` | weight matrices of zeros: `fail` or `allow` | fail |
/// | `constant` | weight matrices of one number: `fail` or `allow` | fail |
/// | `denormals` | most denormal numbers of a tensor, a share such as `1%` | no limit |
/// | `dtypes` | the element types that may occur, as the format spells them, such as `[F32, F16]` | any |
/// | `parameters` | elements of all tensors: `{ at-least: 1000, at-most: 2000 }` | any |
/// | `tensors` | tensors that must be there: `classifier.weight: { dtype: F32, shape: [3, 16] }` | none |
/// | `unsearched` | tensors whose values cannot be searched: `allow` or `unmeasured` | unmeasured |
///
/// NaN and infinities always fail. A matrix has two dimensions or more that are longer than one: a bias may well
/// be zero.
///
/// A file that holds data of another one (external data of ONNX, the variables of a SavedModel) has to be named by
/// `files`, too; it is judged with the model, and its own case says so.
///
/// ## When it cannot tell
/// A pattern that matches nothing, content that is not here, a file without tensors, and tensors whose values cannot be
/// searched (packed and quantised blocks, arrays of records, texts and objects, HDF5 chunks that a plugin packed or, in
/// the newest layout, of a dataset that may grow, data in files that `files` does not name) are `unmeasured`.
///
/// ## References
/// - IEEE 754-2019, section 3.4: which bit patterns are NaN and infinite.
/// - OCP 8-bit Floating Point Specification, revision 1.0: the same for FP8.
package struct ArtifactWeights: Check {
  package let type = "artifact.weights"

  package init() {}

  package struct Scope: Codable, Hashable, Sendable {
    var files: [Glob]
  }

  package struct Measurement: Codable, Hashable, Sendable {
    var files: [InspectedFile<WeightFacts>]
  }

  package func inputs(of scope: Scope) -> Inputs { Inputs(globs: scope.files) }

  package func subjects(of configuration: Configuration<Scope, Limits>, in snapshot: any Snapshot)
    -> [String?]
  {
    ModelFiles(configuration.scope.files, in: snapshot).subjects
  }

  package func measure(_ scope: Scope, with access: Access) async throws -> Measurement {
    let reader = SnapshotInspection(
      snapshot: access.candidate, files: scope.files, options: ScanOptions())
    return Measurement(
      files: try await reader.files { inspection, file in
        guard !inspection.contents.tensors.isEmpty else { throw Obstacle.noTensors(file.path) }
        return WeightFacts(inspection)
      })
  }
}

extension Obstacle {
  fileprivate static func noTensors(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "weights.no-tensors", message: "no tensor could be read from '\(path)'",
      remedy: "name files that hold weights; validate-model inspect tells what a file holds")
  }
}
