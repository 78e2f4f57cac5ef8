// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What the command of a dataset left behind.
enum ProducedTable {
  static func requireSuccess(
    _ result: CommandResult, _ dataset: String, _ command: CommandDeclaration
  ) throws {
    guard case .exited(status: 0) = result.ending else {
      throw Obstacle.commandFailed(
        result, command, family: "dataset", name: "the command of dataset '\(dataset)'")
    }
  }

  /// Moves the output out of the workspace, which is removed. Only regular files and folders: a link
  /// could name any file of this machine.
  static func keep(
    _ output: String, of workspace: Workspace, at kept: URL, _ dataset: String,
    _ result: CommandResult
  ) throws {
    let made = workspace.output.appendingPathComponent(output)
    let files = FileManager.default
    guard let type = try? files.attributesOfItem(atPath: made.path)[.type] as? FileAttributeType
    else {
      throw Obstacle(
        rule: "dataset.output-missing",
        message: "the command of dataset '\(dataset)' ended well but did not write '\(output)' "
          + "into its output folder\(result.complaint)",
        remedy: "write it to {output}/\(output), or correct `output` in the manifest")
    }
    guard type == .typeRegular || type == .typeDirectory, !holdsLinks(made) else {
      throw Obstacle(
        rule: "dataset.output-irregular",
        message: "'\(output)' of dataset '\(dataset)' is not a plain file or a folder of those",
        remedy: "write a file, not a link, pipe or device")
    }
    try files.createDirectory(at: kept, withIntermediateDirectories: true)
    try files.moveItem(at: made, to: kept.appendingPathComponent(made.lastPathComponent))
  }

  private static func holdsLinks(_ folder: URL) -> Bool {
    let kinds: [URLResourceKey] = [.isRegularFileKey, .isDirectoryKey]
    let inside = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: kinds)
    while let url = inside?.nextObject() as? URL {
      let values = try? url.resourceValues(forKeys: Set(kinds))
      if values?.isRegularFile != true && values?.isDirectory != true { return true }
    }
    return false
  }

  static func parts(of output: String, at kept: URL) throws -> [TableFile.Part] {
    let name = URL(fileURLWithPath: output).lastPathComponent
    let place = kept.appendingPathComponent(name)
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder)
    guard isFolder.boolValue else {
      return [TableFile.Part(displayPath: output, localPath: place.path)]
    }
    let inside = try FileManager.default.subpathsOfDirectory(atPath: place.path)
    let names = inside.filter { inner in
      var isFolder: ObjCBool = false
      let path = place.appendingPathComponent(inner).path
      _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      let last = URL(fileURLWithPath: inner).lastPathComponent
      return !isFolder.boolValue && !last.hasPrefix(".") && !last.hasPrefix("_")
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { inner in
      TableFile.Part(
        displayPath: "\(output)/\(inner)", localPath: place.appendingPathComponent(inner).path)
    }
  }
}
