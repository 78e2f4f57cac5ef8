// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent
import ValidationCore

/// Trains as often as asked, and compares each later run with the first while both still exist.
struct TrainingRuns: Sendable {
  let scope: TrainingReproducible.Scope
  let access: Access
  let spacing: TimeSpan

  func measurement() async throws -> TrainingReproducible.Measurement {
    try await access.content.withWorkspace(of: .candidate) { first in
      let begun = ContinuousClock.now
      let folder = OutputFolder(at: first.output)
      try await train(1, in: first)
      var outputs = scope.outputs.map { TrainingReproducible.Output(of: $0, in: folder) }
      // Outputs that were given up half-way are no facts about the model.
      try Task.checkCancellation()
      try await repeatRuns(comparing: &outputs, with: folder, since: begun)
      return TrainingReproducible.Measurement(runs: scope.runs, outputs: outputs)
    }
  }

  private func repeatRuns(
    comparing outputs: inout [TrainingReproducible.Output], with first: OutputFolder,
    since begun: ContinuousClock.Instant
  ) async throws {
    var previous = begun
    for run in 2...max(2, scope.runs) {
      let earliest = previous.advanced(by: spacing.duration)
      let known = outputs
      (outputs, previous) = try await access.content.withWorkspace(of: .candidate) { workspace in
        try await ContinuousClock().sleep(until: earliest)
        let start = ContinuousClock.now
        let folder = OutputFolder(at: workspace.output)
        try await train(run, in: workspace)
        let compared = known.map { $0.adding(run, in: folder, first: first) }
        try Task.checkCancellation()
        return (compared, start)
      }
    }
  }

  private func train(_ run: Int, in workspace: Workspace) async throws {
    let result = try await access.commands.run(Invocation(scope.command, in: workspace))
    if case .exited(status: 0) = result.ending { return }
    throw Obstacle.commandFailed(
      result, scope.command, family: "training",
      name: "run \(run) of \(scope.runs) of the training command")
  }
}

extension OutputFile {
  fileprivate func facts(run: Int) throws -> TrainingReproducible.FileFacts {
    TrainingReproducible.FileFacts(
      run: run, size: size, digest: try ContentDigest.sha256(ofFileAt: url).hex)
  }
}

extension TrainingReproducible.Output {
  init(of path: RepositoryPath, in folder: OutputFolder) {
    self.init(path: path)
    do { reference = try OutputFile(path, in: folder).facts(run: 1) } catch {
      obstacle = Obstacle(reading: path, run: 1, error)
    }
  }

  /// Once something about it is unknown, the rest is of no use.
  func adding(_ run: Int, in folder: OutputFolder, first: OutputFolder) -> Self {
    guard obstacle == nil, let reference else { return self }
    var result = self
    do {
      let file = try OutputFile(path, in: folder)
      var repeated = TrainingReproducible.Repeat(facts: try file.facts(run: run))
      if repeated.facts.digest != reference.digest {
        try repeated.compare(file, with: try OutputFile(path, in: first))
      }
      result.repeats.append(repeated)
    } catch {
      result.obstacle = Obstacle(reading: path, run: run, error)
    }
    return result
  }
}

extension Obstacle {
  fileprivate init(reading path: RepositoryPath, run: Int, _ error: any Error) {
    self =
      error as? Obstacle
      ?? Obstacle(
        rule: "command.output-unreadable",
        message: "output '\(path)' of run \(run) could not be read: \(OneLine.of("\(error)"))",
        remedy: "make the command write it as a readable file")
  }
}
