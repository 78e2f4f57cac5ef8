// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// Inputs that failed once, and are tried each time.
enum KeptInputs {
  private static let most = 200

  static func paths(_ scope: FeaturesRobustness.Scope, in snapshot: any Snapshot)
    -> [RepositoryPath]
  {
    guard let keep = scope.keep else { return [] }
    return snapshot.entries.filter { $0.path.isInside(keep) && $0.path != keep }.map(\.path)
  }

  /// - Throws: ``Obstacle`` for a file that cannot be had, and for more than anyone keeps.
  static func inputs(
    _ scope: FeaturesRobustness.Scope, _ layout: InputLayout, _ access: Access
  ) async throws -> [BadInput] {
    let paths = paths(scope, in: access.candidate)
    guard paths.count <= most else { throw Obstacle.tooManyKept(paths.count, most) }
    var files: [SnapshotFile] = []
    for path in paths {
      let file = try await access.candidate.file(at: path)
      guard file.size <= TextTable.largest else { throw Obstacle.keptTooLarge(path) }
      files.append(file)
    }
    let contents = try await contents(of: files, layout)
    return zip(paths, contents).map { path, content in
      BadInput(kind: .kept, what: "the kept input '\(path)'", content: content)
    }
  }

  /// A kept file may be malformed on purpose; then nobody knows how many rows it has.
  private static func contents(
    of files: [SnapshotFile], _ layout: InputLayout
  ) async throws -> [BadInput.Content] {
    switch layout {
    case .text(let format):
      return try files.map { file in
        let data = try Data(contentsOf: file.url)
        let table = try? TextTable(data, format, name: file.path.text)
        return table.flatMap { $0.data == data ? .table($0) : nil } ?? .bytes(data, rows: nil)
      }
    case .parquet(let inputs):
      let counts = try await inputs.rowCounts(of: files.map { $0.url.resolvingSymlinksInPath() })
      return try zip(files, counts).map { file, rows in
        .bytes(try Data(contentsOf: file.url), rows: rows)
      }
    }
  }
}

extension Obstacle {
  fileprivate static func tooManyKept(_ count: Int, _ most: Int) -> Obstacle {
    Obstacle(
      rule: "robustness.too-many-kept",
      message: "\(Counted.things(count, "input")) are kept; at most \(most) are tried",
      remedy: "remove those that show the same")
  }

  fileprivate static func keptTooLarge(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "robustness.kept-too-large", message: "the kept input '\(path)' has more than 64 MiB",
      remedy: "keep a smaller one")
  }
}
