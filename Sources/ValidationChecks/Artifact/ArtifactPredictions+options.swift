// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension ArtifactPredictions {
  package var options: Fields<Configuration<Scope, Limits>> {
    Fields(
      .optional(
        "command", Syntax<CommandDeclaration>.command,
        "command that writes predictions below {output}"),
      .optional("output", Syntax<String>.text, "JSON-lines file it writes, relative to {output}"),
      .optional(
        "model", Syntax<PlacedModel>.placedModel, "tracked ONNX file, in place of a command"),
      .optional("inputs", Syntax<RepositoryPath>.path, "tracked JSON-lines file that it is asked"),
      .required("golden", .path, "reviewed predictions, a tracked JSON-lines file"),
      .optional("tolerance", .tolerance, default: Tolerance(), "most that a number may differ")
    ) { command, output, model, inputs, golden, tolerance in
      let limits = Limits(tolerance: tolerance)
      switch (command, output, model, inputs) {
      case (let command?, let output?, nil, nil):
        return Configuration(scope: try Self.scope(command, output, golden), limits: limits)
      case (nil, nil, let model?, let inputs?):
        let onnx = ONNXPrediction(model: model.path, inputs: inputs, timeout: model.timeout)
        return Configuration(
          scope: Scope(command: nil, output: ONNXPrediction.output, golden: golden, onnx: onnx),
          limits: limits)
      default: throw ManifestMistake("give either command and output, or model and inputs")
      }
    }
  }

  private static func scope(
    _ command: CommandDeclaration, _ output: String, _ golden: RepositoryPath
  ) throws -> Scope {
    guard command.arguments.contains(where: { $0.contains("{output}") }) else {
      throw ManifestMistake(
        "no argument of the command holds {output}, so its predictions could not be found",
        at: "command")
    }
    guard let output = RepositoryPath(output), output != .root else {
      throw ManifestMistake("it is no file inside {output}", at: "output")
    }
    return Scope(command: command, output: output, golden: golden, onnx: nil)
  }

  struct PlacedModel: Sendable {
    var path: RepositoryPath
    var timeout = CommandDeclaration.defaultTimeout
  }
}

extension Syntax where Value == ArtifactPredictions.PlacedModel {
  fileprivate static var placedModel: Syntax {
    .either(
      structured: .mapping(
        Fields(
          .required("path", .path, "tracked ONNX file"),
          .optional(
            "timeout", .duration, default: CommandDeclaration.defaultTimeout,
            "it is ended after this; 30m by default")
        ) { ArtifactPredictions.PlacedModel(path: $0, timeout: $1) }),
      scalar: Syntax<RepositoryPath>.path.map { ArtifactPredictions.PlacedModel(path: $0) })
  }
}
