// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

extension FeaturesRobustness {
  package struct Measurement: Codable, Hashable, Sendable {
    var seed: Int
    var rules: RobustnessRules
    /// Columns of the output that had to hold values.
    var outputs: [String]
    /// Rows of the sample.
    var rows: Int
    /// Listed kinds of which the sample allows none.
    var unfit: [Kind]
    var runs: [RobustnessRun]
    var smallest: [SmallestInput]
  }

  /// A failing input that was made as small as could be.
  struct SmallestInput: Codable, Hashable, Sendable {
    var kind: Kind
    /// Of the run that it was made from.
    var run: Int
    var columns: [String]
    /// Each value cut to 100 characters; at most ten rows.
    var firstRows: [[String]]
    var rows: Int
    /// Runs that it took.
    var tries: Int
  }
}

/// Tries every bad input, and makes the first that fails of each kind small.
struct RobustnessRuns: Sendable {
  /// A failing input as a file.
  struct Failure: Sendable {
    var name: String
    var data: Data
  }

  struct Results: Sendable {
    var measurement: FeaturesRobustness.Measurement
    var failures: [Failure]
  }

  let scope: FeaturesRobustness.Scope
  let access: Access

  func results() async throws -> Results {
    try await access.content.withWorkspace(of: .candidate) { workspace in
      let layout = try InputLayout(scope, in: workspace, access)
      let sample = try await layout.sample(of: scope, access)
      let kept = try await KeptInputs.inputs(scope, layout, access)
      var bench = RobustnessBench(
        scope: scope, access: access, workspace: workspace, layout: layout)
      try await bench.acceptSample(sample)
      var inputs = BadInputs(
        from: sample, columns: scope.columns, seed: scope.seed,
        knowsColumns: scope.inputFormat != .jsonLines)
      var (tried, unfit) = ([BadInput](), [FeaturesRobustness.Kind]())
      for kind in scope.kinds ?? FeaturesRobustness.Kind.allCases {
        let own = inputs.inputs(of: kind)
        if own.isEmpty, scope.kinds != nil { unfit.append(kind) }
        tried += own
      }
      return try await results(of: tried + kept, unfit, sample, &bench)
    }
  }

  private func results(
    of inputs: [BadInput], _ unfit: [FeaturesRobustness.Kind], _ sample: TextTable,
    _ bench: inout RobustnessBench
  ) async throws -> Results {
    var tried = inputs
    var runs = try await bench.runs(of: inputs)
    let alone = zip(inputs, runs).flatMap { input, run in
      if case .rejected = bench.end(of: run) { input.alone } else { [BadInput]() }
    }
    tried += alone
    runs += try await bench.runs(of: alone)
    var (smallest, failures) = ([FeaturesRobustness.SmallestInput](), [Failure]())
    for kind in FeaturesRobustness.Kind.allCases {
      guard
        let place = runs.indices.first(where: { runs[$0].kind == kind && bench.fails(runs[$0]) })
      else { continue }
      let shrunk = try await bench.shrink(tried[place], runs[place])
      failures.append(
        Failure(name: shrunk.input.fileName, data: try await bench.data(of: shrunk.input)))
      if let table = shrunk.input.table {
        smallest.append(.init(kind, run: place, table, tries: shrunk.tries))
      }
    }
    return Results(
      measurement: FeaturesRobustness.Measurement(
        seed: scope.seed, rules: scope.rules, outputs: bench.outputs, rows: sample.rows.count,
        unfit: unfit, runs: runs, smallest: smallest),
      failures: failures)
  }
}

extension FeaturesRobustness.SmallestInput {
  fileprivate init(
    _ kind: FeaturesRobustness.Kind, run: Int, _ table: TextTable, tries: Int
  ) {
    self.kind = kind
    self.run = run
    self.tries = tries
    rows = table.rows.count
    columns = table.columns.prefix(30).map { OneLine.of($0.name, most: 100) }
    firstRows = table.rows.prefix(10).map { row in
      row.prefix(30).map { OneLine.of($0 ?? "", most: 100) }
    }
  }
}

extension BadInput {
  /// Letters that every file system and shell takes.
  fileprivate var fileName: String {
    let letters = (column ?? "").unicodeScalars.map { scalar -> Character in
      let isPlain =
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
      return isPlain ? Character(scalar) : "_"
    }
    return kind.rawValue + (letters.isEmpty ? "" : "-\(String(letters.prefix(40)))")
  }
}
