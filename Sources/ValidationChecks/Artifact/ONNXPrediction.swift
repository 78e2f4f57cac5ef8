// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// An ONNX model that answers a file of inputs, in the onnxruntime of the active Python environment.
struct ONNXPrediction: Codable, Hashable, Sendable {
  var model: RepositoryPath
  var inputs: RepositoryPath
  var timeout: TimeSpan

  static let output = RepositoryPath("predictions.jsonl") ?? .root

  /// Why the script gave up, by its exit code.
  enum Failure: Int, Sendable {
    case inputs = 65
    case model = 66
    case missing = 69
    case run = 70
  }

  /// Isolated, so that neither the repository nor the user's own packages can stand in for a module.
  func command(writing output: RepositoryPath) -> CommandDeclaration {
    CommandDeclaration(
      arguments: [
        "python3", "-I", "-c", Self.script, "{workspace}/\(model)", "{workspace}/\(inputs)",
        "{output}/\(output)",
      ], timeout: timeout)
  }

  /// - Throws: ``Obstacle`` for inputs that nothing could be learned from, and for content that is not
  ///   here, in whose place an export has a pointer.
  func requireContent(in snapshot: any Snapshot) async throws {
    _ = try await snapshot.file(at: model)
    let file = try PredictionFile(try await snapshot.file(at: inputs))
    guard !file.lines.isEmpty else { throw Obstacle.inputsEmpty(inputs) }
  }

  func obstacle(for result: CommandResult) -> Obstacle {
    switch result.ending {
    case .exited(let status):
      switch Failure(rawValue: status) {
      case .inputs: return .inputsUnfit(inputs, model, result)
      case .model: return .modelRefused(model, result)
      case .missing: return .runtimeMissing("python3 has no onnxruntime\(result.complaint)")
      case .run, nil: return .runFailed(model, result)
      }
    case .notStarted: return .runtimeMissing("python3 \(result.endingText)")
    case .signalled, .timedOut: return .runFailed(model, result)
    }
  }
}

extension Obstacle {
  fileprivate static func inputsEmpty(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "predictions.inputs-empty", message: "'\(path)' holds no input",
      remedy: #"write one line for each call, such as {"features": [[13.2, 1.78]]}"#)
  }

  fileprivate static func inputsUnfit(
    _ inputs: RepositoryPath, _ model: RepositoryPath, _ result: CommandResult
  ) -> Obstacle {
    Obstacle(
      rule: "predictions.inputs", message: "'\(inputs)' does not fit '\(model)'\(result.complaint)",
      remedy: "give each line all inputs of the model by name, whole tensors as nested lists; "
        + "`validate-model inspect \(model)` lists them")
  }

  fileprivate static func modelRefused(_ model: RepositoryPath, _ result: CommandResult) -> Obstacle
  {
    Obstacle(
      rule: "predictions.model-refused",
      message: "onnxruntime cannot open '\(model)'\(result.complaint)",
      remedy: "export it with operators and an opset that the installed onnxruntime has; custom "
        + "operators need a command of your own")
  }

  fileprivate static func runtimeMissing(_ reason: String) -> Obstacle {
    Obstacle(
      rule: "predictions.onnxruntime-missing", message: reason,
      remedy: "activate the model's Python environment, and run `pip install onnxruntime` in it")
  }

  fileprivate static func runFailed(_ model: RepositoryPath, _ result: CommandResult) -> Obstacle {
    Obstacle(
      rule: "predictions.run-failed",
      message: "'\(model)' in onnxruntime \(result.endingText)\(result.complaint)",
      remedy:
        "look whether the model ends on these inputs, and raise its timeout if it is only slow")
  }
}
