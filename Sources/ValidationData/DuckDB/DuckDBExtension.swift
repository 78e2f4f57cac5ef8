// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// Parts of the engine that come as wheels of their own, each for exactly one version of it.
enum DuckDBExtension {
  /// The newest version that the wheel `duckdb-extension-delta` is there for.
  private static let deltaVersion = "1.5.5"

  /// The file to load for Delta tables: in the environment of the engine's own wheel, or the active one.
  ///
  /// - Throws: ``Obstacle`` `engine.extension-missing`.
  static func delta(
    for executable: URL, version: String, environment: [String: String]
  ) throws(Obstacle) -> URL {
    let name = "duckdb_extension_delta/extensions/v\(version)/delta.duckdb_extension"
    let own = executable.resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent()
    let places = [own] + packages(of: environment["VIRTUAL_ENV"])
    for place in places {
      let file = place.appendingPathComponent(name)
      if FileManager.default.isReadableFile(atPath: file.path) { return file }
    }
    throw Obstacle(
      rule: "engine.extension-missing",
      message:
        "Delta tables need the engine's delta extension for duckdb \(OneLine.of(version)), which "
        + "is not in the Python environment",
      remedy:
        "pip install duckdb-cli==\(deltaVersion) duckdb-extension-delta==\(deltaVersion) (both of "
        + "one version), or export the table as Parquet")
  }

  private static func packages(of home: String?) -> [URL] {
    guard let home, home.hasPrefix("/") else { return [] }
    let library = URL(fileURLWithPath: home).appendingPathComponent("lib")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: library.path)) ?? []
    return names.sorted().filter { $0.hasPrefix("python3") }.map {
      library.appendingPathComponent("\($0)/site-packages")
    }
  }
}
