// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// Parts of the engine that come as wheels of their own, each for exactly one version of it.
enum DuckDBExtension: String, Sendable {
  case delta
  case httpfs

  /// The newest version that the wheels are there for.
  private static let version = "1.5.5"

  /// What the engine itself cannot read the table without.
  static func needed(by table: TableFile) -> DuckDBExtension? {
    table.isRemote ? .httpfs : table.format == .delta ? .delta : nil
  }

  /// The file to load: in the environment of the engine's own wheel, or the active one.
  ///
  /// - Throws: ``Obstacle`` `engine.extension-missing`.
  func file(
    for executable: URL, version: String, environment: [String: String]
  ) throws(Obstacle) -> URL {
    let name =
      "duckdb_extension_\(rawValue)/extensions/v\(version)/\(rawValue).duckdb_extension"
    let own = executable.resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent()
    let places = [own] + Self.packages(of: environment["VIRTUAL_ENV"])
    for place in places {
      let file = place.appendingPathComponent(name)
      if FileManager.default.isReadableFile(atPath: file.path) { return file }
    }
    throw Obstacle(
      rule: "engine.extension-missing",
      message:
        "\(subject) need the engine's \(rawValue) extension for duckdb \(OneLine.of(version)), which "
        + "is not in the Python environment",
      remedy:
        "pip install duckdb-cli==\(Self.version) duckdb-extension-\(rawValue)==\(Self.version) (both "
        + "of one version), or \(instead)")
  }

  private var subject: String {
    switch self {
    case .delta: "Delta tables"
    case .httpfs: "tables in S3"
    }
  }

  private var instead: String {
    switch self {
    case .delta: "export the table as Parquet"
    case .httpfs: "fetch the table with a dataset of `command` and `output`"
    }
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
