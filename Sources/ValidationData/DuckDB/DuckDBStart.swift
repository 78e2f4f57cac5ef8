// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore
import ValidationProcesses

/// Everything that is needed to start one engine process.
struct DuckDBStart: Sendable {
  var executable: URL
  var runner: SupervisedCommandRunner
  var temporaryFolder: URL
  var limits: DuckDBLimits
  /// None when the process is only asked who it is.
  var tables: [OpenTable]
  /// A folder of S3 that may be looked into, for a process that is asked nothing but what is in it.
  var listedFolder: String?

  /// Files that are loaded before the process is locked.
  var extensions: [URL] {
    Set(tables.compactMap(\.engineExtension)).sorted { $0.path < $1.path }
  }

  /// What may be read: links in the folder, and objects.
  var paths: [String] { tables.flatMap(\.links) }

  /// The variables of all tables, of which secrets are masked in what the process says.
  private var environment: EnvironmentDeclaration {
    EnvironmentDeclaration(
      pass: tables.flatMap(\.file.environment.pass),
      secrets: tables.flatMap(\.file.environment.secrets))
  }

  func invocation(in folder: SessionFolder) -> Invocation {
    Invocation(
      arguments: [executable.path, "-no-init", "-batch", "-jsonlines"],
      workingDirectory: folder.url, temporaryDirectory: folder.url, environment: environment,
      // A last resort: each statement has a deadline of its own, and each step of a run.
      timeout: TimeSpan(seconds: 24 * 3600))
  }
}

/// Private working folder of one engine process, which holds links to the tables and what it spills.
struct SessionFolder: Sendable {
  var url: URL

  static func make(in parent: URL) throws -> SessionFolder {
    let url = parent.appendingPathComponent("duckdb-\(UUID().uuidString)", isDirectory: true)
    let folder = SessionFolder(url: url)
    do {
      try FileManager.default.createDirectory(
        at: url.appendingPathComponent(DuckDBLockdown.spillName),
        withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      folder.remove()
      throw Obstacle.temporaryFolder(parent, error)
    }
    return folder
  }

  /// A folder inside it.
  func make(_ name: String) throws -> URL {
    let inner = url.appendingPathComponent(name, isDirectory: true)
    do {
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    } catch { throw Obstacle.temporaryFolder(url, error) }
    return inner
  }

  func remove() { try? FileManager.default.removeItem(at: url) }
}

extension Obstacle {
  static func temporaryFolder(_ place: URL, _ error: any Error) -> Obstacle {
    Obstacle(
      rule: "engine.temporary-folder",
      message: "the data engine's temporary folder could not be made: "
        + OneLine.of(error.localizedDescription),
      remedy: "check space and permissions of \(OneLine.of(place.path))")
  }
}
