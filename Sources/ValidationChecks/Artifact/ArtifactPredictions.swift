// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
package import ValidationCore

/// ## What it measures
/// Whether the model still answers as it did when its answers were last reviewed.
///
/// A command of yours runs in a private export of the candidate and writes its predictions on fixed inputs as
/// JSON lines; or an ONNX model answers fixed inputs in the onnxruntime of the active Python environment. The answers
/// are compared with a reviewed file of the repository: as many lines, the same keys and texts, and every number
/// within the tolerance, |found − golden| ≤ absolute + relative · |golden|. NaN equals nothing.
///
/// ## Why it matters
/// An exported model can be whole, safe and fast, and answer something else than the model that was evaluated:
/// another opset, a lost scaler, swapped columns.
///
/// ## Configuration
/// | key | value | default |
/// |---|---|---|
/// | `command` | command that writes the predictions below `{output}` | this and `output`, or `model` |
/// | `output` | the JSON-lines file it writes, relative to `{output}` | with `command` |
/// | `model` | a tracked ONNX file, or `{ path: models/model.onnx, timeout: 10m }` | this and `inputs`, or `command` |
/// | `inputs` | a tracked JSON-lines file of what the model is asked | with `model` |
/// | `golden` | the reviewed file, tracked | required |
/// | `tolerance` | `{ absolute: 1e-6, relative: 1e-5 }` | both 0 |
///
/// `validate-model run --accept ID` predicts and writes the golden file anew, for you to review and commit.
///
/// Each line of `inputs` is one call of the graph: an object with every input by its name, whole tensors as nested
/// lists, `{"features": [[13.2, 1.78]]}`. Its answer has every output by its name. Lists must be of the declared shape and
/// hold what the declared type can hold exactly. One thread computes, in the graph's order, with basic optimisations only,
/// on the processor. Nothing of the repository is imported and no library of custom operators is loaded: a graph that
/// needs one cannot be opened. It runs as a command does, with a deadline, which ends a graph that never ends. Data that the
/// graph takes from files outside of its folder are for `artifact.structure` and `artifact.safety` to refuse.
///
/// ## When it cannot tell
/// A golden file that is missing or empty, a command that fails or writes nothing, files beyond 64 MiB, a Python
/// environment without onnxruntime, a model that it cannot open or run, and inputs that are missing, empty or of another
/// name, type or shape than the model's are `unmeasured`.
///
/// ## References
/// - The tolerance is that of `numpy.isclose`, <https://numpy.org/doc/stable/reference/generated/numpy.isclose.html>.
/// - JSON lines, <https://jsonlines.org>.
/// - ONNX Runtime, <https://onnxruntime.ai/docs/api/python/api_summary.html>.
package struct ArtifactPredictions: AcceptingCheck {
  package let type = "artifact.predictions"

  package init() {}

  package struct Scope: Codable, Hashable, Sendable {
    /// `nil` for an ONNX model.
    var command: CommandDeclaration?
    /// Relative to the output folder.
    var output: RepositoryPath
    var golden: RepositoryPath
    var onnx: ONNXPrediction?

    /// What is run.
    var invoked: CommandDeclaration? { onnx?.command(writing: output) ?? command }
  }

  package struct Limits: Sendable {
    var tolerance: Tolerance
  }

  package func inputs(of scope: Scope) -> Inputs {
    Inputs(
      paths: [scope.golden] + (scope.onnx.map { [$0.model, $0.inputs] } ?? []),
      commands: scope.invoked.map { [$0] } ?? [])
  }

  package func subjects(of configuration: Configuration<Scope, Limits>, in snapshot: any Snapshot)
    -> [String?]
  { [nil] }

  package func measure(_ scope: Scope, with access: Access) async throws -> Measurement {
    let golden = try PredictionFile(try await access.candidate.file(at: scope.golden))
    guard !golden.lines.isEmpty else { throw Obstacle.goldenEmpty(scope.golden) }
    return try await Self.predictions(scope, with: access) { found in
      Measurement(comparing: found, with: golden)
    }
  }

  package func accepted(_ scope: Scope, with access: Access) async throws -> [AcceptedFile] {
    let file = try await Self.predictions(scope, with: access) { $0 }
    guard !file.lines.isEmpty else { throw Obstacle.nothingPredicted(scope.output) }
    return [AcceptedFile(path: scope.golden, data: file.data)]
  }

  /// Runs the command and hands out what it wrote, while it exists.
  static func predictions<Result: Sendable>(
    _ scope: Scope, with access: Access, _ body: @Sendable (PredictionFile) throws -> Result
  ) async throws -> Result {
    guard let command = scope.invoked else { throw Obstacle.nothingPredicted(scope.output) }
    try await scope.onnx?.requireContent(in: access.candidate)
    return try await access.content.withWorkspace(of: .candidate) { workspace in
      let folder = OutputFolder(at: workspace.output)
      let result = try await access.commands.run(Invocation(command, in: workspace))
      guard case .exited(status: 0) = result.ending else {
        throw scope.onnx?.obstacle(for: result)
          ?? .commandFailed(result, command, family: "predictions")
      }
      return try body(try PredictionFile(try OutputFile(scope.output, in: folder)))
    }
  }
}

extension Obstacle {
  fileprivate static func goldenEmpty(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "predictions.golden-empty", message: "'\(path)' holds no prediction to compare with",
      remedy: "write it with `validate-model run --accept ID`, review and commit it")
  }

  fileprivate static func nothingPredicted(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "predictions.none", message: "the command wrote no prediction to '\(path)'",
      remedy: "make it write a line for each input")
  }
}
