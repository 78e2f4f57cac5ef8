// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// A table of a session, and the links to its files in the folder of the engine's process.
///
/// Links have names of ours, so that what the repository calls its files is never a pattern, an address
/// or SQL.
struct OpenTable: Sendable {
  var file: TableFile
  /// One for each part, relative to the folder.
  var links: [String]

  init(_ file: TableFile, at place: Int) {
    self.file = file
    links =
      file.parts.count == 1
      ? ["table\(place)"] : file.parts.indices.map { "table\(place)/part\($0)" }
  }

  func link(in folder: URL) throws {
    for (link, part) in zip(links, file.parts) {
      let url = folder.appendingPathComponent(link)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: url.path, withDestinationPath: part.localPath)
    }
  }

  /// A pipe or a device would hang the engine, and an empty file looks like a table to it.
  ///
  /// - Throws: ``Obstacle`` `data.unreadable`.
  func check() throws {
    guard !file.parts.isEmpty else {
      throw Obstacle.unreadable(file, "it has no file")
    }
    for part in file.parts {
      let path = URL(fileURLWithPath: part.localPath).resolvingSymlinksInPath().path
      guard let facts = try? FileManager.default.attributesOfItem(atPath: path) else {
        throw Obstacle.unreadable(file, "the file is missing or may not be looked at")
      }
      guard facts[.type] as? FileAttributeType == .typeRegular else {
        throw Obstacle.unreadable(file, "it is not a regular file")
      }
      guard facts[.size] as? UInt64 != 0 else {
        throw Obstacle.unreadable(file, "the file is empty")
      }
    }
  }
}
