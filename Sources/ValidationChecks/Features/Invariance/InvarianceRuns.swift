// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

extension FeaturesInvariance {
  package struct Measurement: Codable, Hashable, Sendable {
    var terms: MatchTerms
    var duplicates: Duplicates?
    var seed: Int
    var variations: [Varied]
  }

  /// What the pipeline made of one variation of its input.
  struct Varied: Codable, Hashable, Sendable {
    var variation: Variation
    /// How it failed where the first run did not.
    var failure: String?
    /// `nil` when it failed.
    var match: Fact<TableMatch>?
  }
}

/// Runs the pipeline on the input as it is, and on each variation of it while that first output exists.
struct InvarianceRuns: Sendable {
  let scope: FeaturesInvariance.Scope
  let access: Access

  func measurement() async throws -> FeaturesInvariance.Measurement {
    let input = try await VariedInput(scope, access)
    return try await access.content.withWorkspace(of: .candidate) { workspace in
      let first = try await tables(.rerun, of: input, in: workspace)
      guard case .made(let reference) = first else { throw first.obstacle(scope.pipeline.command) }
      try await requireComparable(reference)
      var varied: [FeaturesInvariance.Varied] = []
      for variation in scope.variations {
        varied.append(try await self.varied(variation, of: input, reference))
      }
      return FeaturesInvariance.Measurement(
        terms: scope.terms, duplicates: scope.duplicates, seed: scope.seed, variations: varied)
    }
  }

  /// Set beside itself, the first output tells whether anything could be compared with it.
  private func requireComparable(_ reference: TableFile) async throws {
    let match = try await TableMatch(
      of: reference, with: reference, scope.terms, engine: access.engine)
    if let repeated = match.comparison.value?.repeated, repeated > 0 {
      throw Obstacle.firstKeysRepeated(scope.terms.keys)
    }
    if let obstacle = match.obstacle(scope.terms) { throw obstacle }
  }

  private func varied(
    _ variation: FeaturesInvariance.Variation, of input: VariedInput, _ reference: TableFile
  ) async throws -> FeaturesInvariance.Varied {
    do {
      return try await access.content.withWorkspace(of: .candidate) { workspace in
        switch try await tables(variation, of: input, in: workspace) {
        case .made(let table):
          let match = try await TableMatch(
            of: table, with: reference, scope.terms,
            collapsing: variation == .duplicated && scope.duplicates == .twice,
            engine: access.engine)
          return .init(variation: variation, match: .known(match))
        case .failed(let text): return .init(variation: variation, failure: text)
        case .unknown(let obstacle):
          return .init(variation: variation, match: .unknown(obstacle))
        }
      }
    } catch let obstacle as Obstacle {
      return .init(variation: variation, match: .unknown(obstacle))
    }
  }

  private enum Made: Sendable {
    case made(TableFile)
    case failed(String)
    case unknown(Obstacle)

    func obstacle(_ command: CommandDeclaration) -> Obstacle {
      switch self {
      case .made: .noAnswer
      case .unknown(let obstacle): obstacle
      case .failed(let text): .firstRunFailed(text, command)
      }
    }
  }

  /// One run for each input; their outputs are one table.
  private func tables(
    _ variation: FeaturesInvariance.Variation, of input: VariedInput, in workspace: Workspace
  ) async throws -> Made {
    let inputs = try await input.place(variation, in: workspace, access)
    var table: TableFile?
    for (index, url) in inputs.enumerated() {
      let place = workspace.output.appendingPathComponent("run-\(index + 1)", isDirectory: true)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      let folder = OutputFolder(at: place)
      let run = inputs.count > 1 ? " on part \(index + 1) of \(inputs.count)" : ""
      let result = try await pipeline(for: variation).run(
        in: workspace, input: url, output: place, access)
      switch result.ending {
      case .exited(status: 0): break
      case .timedOut, .notStarted:
        return .unknown(.commandFailed(result, scope.pipeline.command, family: "invariance"))
      case .exited, .signalled:
        return .failed("\(result.endingText)\(run)\(result.complaint)")
      }
      do {
        let made = try scope.pipeline.table(in: folder)
        table = table?.joined(with: made) ?? made
      } catch let obstacle as Obstacle {
        return .failed("ended well\(run), but \(obstacle.message)")
      }
    }
    return table.map { .made($0) } ?? .unknown(.noAnswer)
  }

  private func pipeline(for variation: FeaturesInvariance.Variation) -> PipelineCommand {
    var pipeline = scope.pipeline
    guard variation == .threads else { return pipeline }
    for name in Self.threadVariables { pipeline.command.environment.set[name] = "1" }
    return pipeline
  }

  /// OpenMP, OpenBLAS, Intel MKL, BLIS, Apple Accelerate, numexpr, Numba, Polars, Rayon, Arrow.
  static let threadVariables = [
    "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS", "NUMEXPR_NUM_THREADS", "NUMBA_NUM_THREADS", "POLARS_MAX_THREADS",
    "RAYON_NUM_THREADS", "ARROW_NUM_THREADS",
  ]
}

extension TableFile {
  fileprivate func joined(with other: TableFile) -> TableFile {
    var table = self
    table.parts += other.parts
    return table
  }
}

extension Obstacle {
  fileprivate static func firstRunFailed(_ text: String, _ command: CommandDeclaration) -> Obstacle
  {
    Obstacle(
      rule: "invariance.command-failed", message: "the first run of the command \(text)",
      remedy: "run it by hand in a clean checkout of this commit: \(command.text)")
  }

  fileprivate static func firstKeysRepeated(_ keys: [String]) -> Obstacle {
    Obstacle(
      rule: "invariance.keys-repeated",
      message: "rows of the first output repeat the key \(Counted.list(keys)), so that rows of two "
        + "outputs cannot be told to be the same", remedy: "name more columns in `keys`")
  }
}
