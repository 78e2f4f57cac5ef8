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
  /// `nil` when the process is only asked who it is.
  var table: TableFile?

  func invocation(in folder: SessionFolder) -> Invocation {
    Invocation(
      arguments: [executable.path, "-no-init", "-batch", "-jsonlines"],
      workingDirectory: folder.url, temporaryDirectory: folder.url,
      // A last resort beyond the deadline of the session itself.
      timeout: TimeSpan(seconds: limits.time.seconds + 60))
  }
}

/// Private working folder of one engine process, which holds a link to the table and what it spills.
struct SessionFolder: Sendable {
  var url: URL

  static func make(in parent: URL, table: TableFile?) throws -> SessionFolder {
    if let table { try check(table) }
    let url = parent.appendingPathComponent("duckdb-\(UUID().uuidString)", isDirectory: true)
    let folder = SessionFolder(url: url)
    do {
      try FileManager.default.createDirectory(
        at: url.appendingPathComponent(DuckDBLockdown.spillName),
        withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      if let table {
        try FileManager.default.createSymbolicLink(
          atPath: url.appendingPathComponent(DuckDBLockdown.tableName).path,
          withDestinationPath: table.localPath)
      }
    } catch {
      folder.remove()
      throw Obstacle(
        rule: "engine.temporary-folder",
        message: "the data engine's temporary folder could not be made: "
          + OneLine.of(error.localizedDescription),
        remedy: "check space and permissions of \(OneLine.of(parent.path))")
    }
    return folder
  }

  func remove() { try? FileManager.default.removeItem(at: url) }

  /// A pipe or a device would hang the engine, and an empty file looks like a table to it.
  private static func check(_ table: TableFile) throws {
    let path = URL(fileURLWithPath: table.localPath).resolvingSymlinksInPath().path
    guard let facts = try? FileManager.default.attributesOfItem(atPath: path) else {
      throw Obstacle.unreadable(table, "the file is missing or may not be looked at")
    }
    guard facts[.type] as? FileAttributeType == .typeRegular else {
      throw Obstacle.unreadable(table, "it is not a regular file")
    }
    guard facts[.size] as? UInt64 != 0 else {
      throw Obstacle.unreadable(table, "the file is empty")
    }
  }
}
