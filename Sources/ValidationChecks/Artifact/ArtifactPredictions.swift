// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
package import ValidationCore

/// ## What it measures
/// Whether the model still answers as it did when its answers were last reviewed.
///
/// A command of yours runs in a private export of the candidate and writes its predictions on fixed inputs as
/// JSON lines. They are compared with a reviewed file of the repository: as many lines, the same keys and texts,
/// and every number within the tolerance, |found − golden| ≤ absolute + relative · |golden|. NaN equals nothing.
///
/// ## Why it matters
/// An exported model can be whole, safe and fast, and answer something else than the model that was evaluated:
/// another opset, a lost scaler, swapped columns.
///
/// ## Configuration
/// | key | value | default |
/// |---|---|---|
/// | `command` | command that writes the predictions below `{output}` | required |
/// | `output` | the JSON-lines file it writes, relative to `{output}` | required |
/// | `golden` | the reviewed file, tracked | required |
/// | `tolerance` | `{ absolute: 1e-6, relative: 1e-5 }` | both 0 |
///
/// `validate-model run --accept ID` runs the command and writes the golden file anew, for you to review and commit.
///
/// ## When it cannot tell
/// A golden file that is missing or empty, a command that fails or writes nothing, and files beyond 64 MiB are
/// `unmeasured`.
///
/// ## References
/// - The tolerance is that of `numpy.isclose`, <https://numpy.org/doc/stable/reference/generated/numpy.isclose.html>.
/// - JSON lines, <https://jsonlines.org>.
package struct ArtifactPredictions: AcceptingCheck {
  package let type = "artifact.predictions"

  package init() {}

  package struct Scope: Codable, Hashable, Sendable {
    var command: CommandDeclaration
    /// Relative to the output folder.
    var output: RepositoryPath
    var golden: RepositoryPath
  }

  package struct Limits: Sendable {
    var tolerance: Tolerance
  }

  struct Tolerance: Hashable, Sendable {
    var absolute = 0.0
    /// Of the golden value's magnitude.
    var relative = 0.0
  }

  package var options: Fields<Configuration<Scope, Limits>> {
    Fields(
      .required("command", .command, "command that writes predictions below {output}"),
      .required("output", .text, "JSON-lines file it writes, relative to {output}"),
      .required("golden", .path, "reviewed predictions, a tracked JSON-lines file"),
      .optional("tolerance", .tolerance, default: Tolerance(), "most that a number may differ")
    ) { command, output, golden, tolerance in
      guard command.arguments.contains(where: { $0.contains("{output}") }) else {
        throw ManifestMistake(
          "no argument of the command holds {output}, so its predictions could not be found",
          at: "command")
      }
      guard let output = RepositoryPath(output), output != .root else {
        throw ManifestMistake("it is no file inside {output}", at: "output")
      }
      return Configuration(
        scope: Scope(command: command, output: output, golden: golden),
        limits: Limits(tolerance: tolerance))
    }
  }

  package func inputs(of scope: Scope) -> Inputs {
    Inputs(paths: [scope.golden], commands: [scope.command])
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
    try await access.content.withWorkspace(of: .candidate) { workspace in
      let folder = OutputFolder(at: workspace.output)
      let result = try await access.commands.run(Invocation(scope.command, in: workspace))
      guard case .exited(status: 0) = result.ending else {
        throw Obstacle.predictionFailed(result, of: scope)
      }
      return try body(try PredictionFile(try OutputFile(scope.output, in: folder)))
    }
  }
}

extension Syntax where Value == ArtifactPredictions.Tolerance {
  fileprivate static var tolerance: Syntax {
    .mapping(
      Fields(
        .optional("absolute", .number, default: 0, "in units of the prediction"),
        .optional("relative", .number, default: 0, "as a part of the golden value, such as 1e-5")
      ) { absolute, relative in
        guard absolute >= 0, relative >= 0 else {
          throw ManifestMistake("a tolerance is not negative")
        }
        return ArtifactPredictions.Tolerance(absolute: absolute, relative: relative)
      })
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

  fileprivate static func predictionFailed(
    _ result: CommandResult, of scope: ArtifactPredictions.Scope
  ) -> Obstacle {
    Obstacle(
      rule: "predictions.command-failed",
      message: "the command \(result.endingText)\(result.complaint)",
      remedy: "run it by hand in a clean checkout of this commit: \(scope.command.text)")
  }
}
