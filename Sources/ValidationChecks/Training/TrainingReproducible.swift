// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import ValidationCore

/// ## What it measures
/// Whether the same commit trains to the same model again.
///
/// The training command runs in two or more clean exports of the candidate, one after the other, each with
/// a folder, an output folder and a temporary folder of its own, started at least 2.1 seconds apart so that
/// seeds taken from the clock show. Every declared output of the later runs is compared with that of
/// the first, byte for byte; safetensors files also tensor by tensor, bit for bit.
///
/// ## Why it matters
/// A model that cannot be made again cannot be audited, repaired, or told from one that was tampered with;
/// and a gain that is only the luck of a seed is found out in production.
///
/// ## Configuration
/// | key | value | default |
/// |---|---|---|
/// | `command` | training command; one of its arguments holds `{output}` | required |
/// | `outputs` | files it writes, relative to `{output}` | required |
/// | `require` | `tensors` or `bytes`: what must be equal | `tensors` |
/// | `runs` | how many runs, 2 to 10 | 2 |
///
/// With `require: tensors`, names, types, shapes and bits of all tensors must agree, and the rest of
/// the file (metadata, order) may differ. Only safetensors files are compared so: for JSON, ONNX and
/// all other outputs `tensors` means bytes too.
///
/// ## When it cannot tell
/// A command that cannot be started, exits with another status than 0, dies by a signal or takes longer than
/// its `timeout` leaves every output `unmeasured`, with the end of what it wrote to standard error. An
/// output that is missing, empty, larger than 64 GiB, no regular file, or a link out of the output folder
/// is `unmeasured` itself, and so is a safetensors file that is malformed and differs. An output
/// folder that was replaced by a link leaves all of them so.
///
/// R repeats that agree bound the share q of deviating runs: q ≤ 1 − 0.05^(1/R) with 95 % confidence, which
/// is 0.95 for one repeat. Two runs that agree show that no seed is missing; they say little about
/// rare races. Each pass states its bound.
///
/// ## References
/// - J. A. Hanley, A. Lippman-Hand, "If Nothing Goes Wrong, Is Everything All Right?", JAMA 249(13), 1983.
/// - H. V. Pham et al., "Problems and Opportunities in Training Deep Learning Software Systems", ASE 2020.
package struct TrainingReproducible: Check {
  package let type = "training.reproducible"
  /// Least time between two starts: clock seeds step by a second, zip timestamps by two.
  let spacing: TimeSpan

  package init() { self.init(spacing: TimeSpan(seconds: 2.1)) }

  init(spacing: TimeSpan) { self.spacing = spacing }

  package func inputs(of scope: Scope) -> Inputs {
    let runs = Double(scope.runs)
    return Inputs(
      commands: [scope.command],
      timeLimit: TimeSpan(seconds: runs * (scope.command.timeout.seconds + Self.margin.seconds)))
  }

  /// For the export, the pause and the comparison of one run.
  private static let margin = TimeSpan(seconds: 300)

  package func subjects(of configuration: Configuration<Scope, Limits>, in snapshot: any Snapshot)
    -> [String?]
  {
    configuration.scope.outputs.map(\.text)
  }

  package func measure(_ scope: Scope, with access: Access) async throws -> Measurement {
    try await TrainingRuns(scope: scope, access: access, spacing: spacing).measurement()
  }

  package func judge(_ measurement: Measurement, against limits: Limits, now: Date) -> [Judgement] {
    measurement.outputs.map {
      OutputJudgement($0, runs: measurement.runs, require: limits.require).judgement
    }
  }
}

extension TrainingReproducible {
  /// What is run and compared.
  package struct Scope: Codable, Hashable, Sendable {
    var command: CommandDeclaration
    /// Relative to the output folder.
    var outputs: [RepositoryPath]
    var runs: Int
  }

  package struct Limits: Sendable {
    var require: Level
  }

  /// What must be equal.
  enum Level: String, CaseIterable, Sendable { case bytes, tensors }

  package var options: Fields<Configuration<Scope, Limits>> {
    Fields(
      .required("command", .command, "training command; one argument holds {output}"),
      .required(
        "outputs", .list(of: .text, atLeast: 1), "files it writes, relative to {output}"),
      .optional("require", .choice, default: Level.tensors, "what must be equal: bytes or tensors"),
      .optional(
        "runs", .integer(from: 2, to: 10), default: 2, "how many runs are compared")
    ) { command, outputs, require, runs in
      guard command.arguments.contains(where: { $0.contains("{output}") }) else {
        throw ManifestMistake(
          "no argument of the command holds {output}, so its outputs could not be found",
          at: "command")
      }
      return Configuration(
        scope: Scope(command: command, outputs: try Self.paths(outputs), runs: runs),
        limits: Limits(require: require))
    }
  }

  private static func paths(_ texts: [String]) throws -> [RepositoryPath] {
    var paths: [RepositoryPath] = []
    for text in texts {
      guard let path = RepositoryPath(text), path != .root else {
        throw ManifestMistake("output '\(text)' is no file inside {output}", at: "outputs")
      }
      guard !paths.contains(path) else {
        throw ManifestMistake("output '\(text)' stands twice", at: "outputs")
      }
      paths.append(path)
    }
    return paths
  }
}
