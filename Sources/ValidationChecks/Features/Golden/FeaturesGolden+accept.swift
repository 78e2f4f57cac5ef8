// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
package import ValidationCore

extension FeaturesGolden {
  /// Bytes that a reviewed file may have: nobody reviews more.
  static let largest: UInt64 = 256 << 20

  package func accepted(_ scope: Scope, with access: Access) async throws -> [AcceptedFile] {
    let pipeline = scope.pipeline
    return try await pipeline.withTable(access, family: "golden") { table in
      try await Self.requireUsable(table, scope.terms, access.engine)
      let url = URL(fileURLWithPath: table.parts[0].localPath)
      let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
      let size = (attributes[.size] as? NSNumber)?.uint64Value ?? .max
      guard size <= Self.largest else { throw Obstacle.goldenTooLarge(pipeline.output, size) }
      return [AcceptedFile(path: scope.golden, data: try Data(contentsOf: url))]
    }
  }

  /// A table that no run could pass against is not worth a review.
  private static func requireUsable(
    _ table: TableFile, _ terms: MatchTerms, _ engine: any DataEngine
  ) async throws {
    let match = try await TableMatch(of: table, with: table, terms, engine: engine)
    if let repeated = match.comparison.value?.repeated, repeated > 0 {
      throw Obstacle.goldenKeysRepeated(terms.keys)
    }
    if let obstacle = match.obstacle(terms) { throw obstacle }
  }
}

extension Obstacle {
  fileprivate static func goldenTooLarge(_ path: RepositoryPath, _ size: UInt64) -> Obstacle {
    Obstacle(
      rule: "golden.too-large",
      message: "'\(path)' has \(Counted.things(size, "byte")); at most 256 MiB are accepted",
      remedy: "make the table from a smaller input")
  }

  fileprivate static func goldenKeysRepeated(_ keys: [String]) -> Obstacle {
    Obstacle(
      rule: "golden.keys-repeated",
      message: "rows of the table repeat the key \(Counted.list(keys)), and could not be compared",
      remedy: "correct the pipeline, or name more columns in `keys`")
  }
}
