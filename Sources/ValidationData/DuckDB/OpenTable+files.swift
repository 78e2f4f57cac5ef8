// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// The files of a table, before the engine sees them.
extension OpenTable {
  /// - Throws: ``Obstacle`` `engine.temporary-folder`.
  func link(in folder: URL) throws(Obstacle) {
    guard !file.isRemote else { return }
    do {
      for (link, part) in zip(links, file.parts) {
        let url = folder.appendingPathComponent(link)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
          atPath: url.path, withDestinationPath: part.localPath)
      }
    } catch { throw Obstacle.temporaryFolder(folder, error) }
  }

  /// A pipe or a device would hang the engine, an empty file looks like a table to it, and of text that is
  /// no UTF-8 it says what has little to do with that, or reads it as something else.
  static func check(_ part: TableFile.Part, _ file: TableFile) throws(Obstacle) {
    let path = URL(fileURLWithPath: part.localPath).resolvingSymlinksInPath().path
    let name = file.parts.count == 1 ? "the file" : OneLine.of(part.displayPath)
    guard let facts = try? FileManager.default.attributesOfItem(atPath: path) else {
      throw Obstacle.unreadable(file, "\(name) is missing or may not be looked at")
    }
    guard facts[.type] as? FileAttributeType == .typeRegular else {
      throw Obstacle.unreadable(file, "\(name) is not a regular file")
    }
    guard facts[.size] as? UInt64 != 0 || file.format == .delta else {
      throw Obstacle.unreadable(file, "\(name) is empty")
    }
    guard file.format == .csv || file.format == .jsonLines,
      TableSource.compression(of: part.displayPath) == nil, let start = TextStart(ofFileAt: path)
    else { return }
    if let format = start.otherFormat {
      throw Obstacle.formatMismatch(file, "\(name) \(format.what)", format.remedy)
    }
    if let encoding = start.encoding {
      throw Obstacle.encodingUnsupported(file, "\(name) is \(encoding.what)", encoding.name)
    }
    if file.format == .jsonLines, start.hasMark {
      throw Obstacle.encodingUnsupported(
        file, "\(name) begins with a byte order mark (EF BB BF), which JSON must not have", nil)
    }
  }
}
