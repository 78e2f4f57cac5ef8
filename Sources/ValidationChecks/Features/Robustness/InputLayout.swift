// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// How a sample is read, and how bad inputs made of it become files.
enum InputLayout: Sendable {
  case text(TextTable.Format)
  case parquet(ParquetInputs)

  init(_ scope: FeaturesRobustness.Scope, in workspace: Workspace, _ access: Access) throws {
    switch scope.inputFormat {
    case .csv: self = .text(.csv)
    case .jsonLines: self = .text(.jsonLines)
    case .parquet: self = .parquet(try ParquetInputs(scope, in: workspace, access))
    }
  }

  /// - Throws: ``Obstacle``, also for an input without a row.
  func sample(of scope: FeaturesRobustness.Scope, _ access: Access) async throws -> TextTable {
    let table: TextTable
    switch self {
    case .text(let format):
      let whole = try TextTable(try await access.candidate.file(at: scope.input), format)
      table = whole.with(rows: Array(whole.rows.prefix(scope.sampleRows)))
    case .parquet(let inputs): table = try await inputs.firstRows(scope.sampleRows)
    }
    guard !table.rows.isEmpty else { throw Obstacle.sampleEmpty(scope.input) }
    for name in scope.columns ?? [] where !table.columns.contains(where: { $0.name == name }) {
      throw Obstacle.noSuchColumn(name, table.columns.map(\.name))
    }
    return table
  }

  func write(_ inputs: [(input: BadInput, place: URL)]) async throws {
    var tables: [(table: TextTable, place: URL)] = []
    for (input, place) in inputs {
      switch (input.content, self) {
      case (.bytes(let data, _), _): try data.write(to: place)
      case (.table(let table), .text): try table.data.write(to: place)
      case (.table(let table), .parquet): tables.append((table, place))
      }
    }
    if case .parquet(let inputs) = self { try await inputs.write(tables) }
  }
}

extension Obstacle {
  fileprivate static func sampleEmpty(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "robustness.sample-empty", message: "'\(path)' has no row that could be spoiled",
      remedy: "give a sample of good rows")
  }

  fileprivate static func noSuchColumn(_ name: String, _ known: [String]) -> Obstacle {
    let nearest = NearestName.of(name, among: known).map { "; did you mean '\($0)'?" } ?? ""
    return Obstacle(
      rule: "robustness.no-such-column", message: "the input has no column '\(name)'\(nearest)",
      remedy: "correct `columns`; there is: \(OneLine.of(Counted.list(known), most: 300))")
  }
}
