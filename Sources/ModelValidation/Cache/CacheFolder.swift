// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Where measurements, facts about programs, the last report and the folders of running commands are kept
/// between runs.
/// Losing it costs time, never a verdict.
struct CacheFolder: Sendable {
  let root: URL

  /// `--cache`, then `VALIDATE_MODEL_CACHE`, then the platform's folder for caches.
  init(explicit: String?, environment: [String: String], workingDirectory: URL) {
    if let explicit = explicit ?? environment["VALIDATE_MODEL_CACHE"], !explicit.isEmpty {
      root =
        URL(fileURLWithPath: explicit, isDirectory: true, relativeTo: workingDirectory)
        .standardizedFileURL
    } else {
      root = Self.platformFolder(environment)
        .appendingPathComponent("model-validation", isDirectory: true)
    }
  }

  var measurements: URL { root.appendingPathComponent("measurements", isDirectory: true) }
  var facts: URL { root.appendingPathComponent("facts", isDirectory: true) }
  var runs: URL { root.appendingPathComponent("runs", isDirectory: true) }
  var reports: URL { root.appendingPathComponent("reports", isDirectory: true) }

  private static func platformFolder(_ environment: [String: String]) -> URL {
    if let folder = environment["XDG_CACHE_HOME"], folder.hasPrefix("/") {
      return URL(fileURLWithPath: folder, isDirectory: true)
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else {
      return FileManager.default.temporaryDirectory
    }
    #if os(macOS)
      let caches = "Library/Caches"
    #else
      let caches = ".cache"
    #endif
    return URL(fileURLWithPath: home, isDirectory: true)
      .appendingPathComponent(caches, isDirectory: true)
  }
}
