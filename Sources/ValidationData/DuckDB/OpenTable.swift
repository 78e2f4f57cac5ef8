// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// A table of a session, and the links to its files in the folder of the engine's process.
///
/// Links have names of ours, so that what the repository calls its files is never a pattern, an address
/// or SQL. An object of S3 has no link: what the engine reads is its address.
struct OpenTable: Sendable {
  var file: TableFile
  /// What statements call it.
  var view: String
  /// One for each part, relative to the folder; or its address.
  var links: [String]
  /// The folder of all of them, where there are several.
  var folder: String
  /// Names of the folders `key=value` that are columns.
  private(set) var partitionKeys: [String] = []
  /// What is loaded to read it.
  var engineExtension: URL?
  /// Statement that says how its objects are reached.
  var secret: String?

  /// - Throws: ``Obstacle`` when its files are not as they must be.
  init(_ file: TableFile, at place: Int) throws(Obstacle) {
    self.file = file
    view = "table\(place)"
    guard !file.parts.isEmpty else { throw Obstacle.unreadable(file, "it has no file") }
    folder = "files/\(place)"
    guard !file.isRemote else {
      links = file.parts.map(\.localPath)
      _ = try S3Address(file)
      if file.isPartitioned { try addPartitions(place) }
      return
    }
    let extent = file.parts.count == 1 && !file.isPartitioned
    links =
      extent
      ? ["files/\(place)"] : file.parts.indices.map { "files/\(place)/part\($0)" }
    if file.format == .delta {
      links = try Self.deltaLinks(file, place)
    } else if file.isPartitioned {
      try addPartitions(place)
    }
    for part in file.parts { try Self.check(part, file) }
  }

  /// A Delta table's log calls its files by their names, so these are kept, below a folder of ours.
  private static func deltaLinks(_ file: TableFile, _ place: Int) throws(Obstacle) -> [String] {
    guard let root = deltaRoot(of: file) else {
      throw Obstacle.unreadable(file, "it has no folder _delta_log")
    }
    var links: [String] = []
    for part in file.parts {
      let inside = part.displayPath.dropFirst(root.count)
      let isPlain = inside.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\\" }
      guard part.displayPath.hasPrefix(root), isPlain,
        !inside.split(separator: "/").contains("..")
      else { throw Obstacle.unreadable(file, "\(OneLine.of(part.displayPath)) is not inside it") }
      links.append("files/\(place)/\(inside)")
    }
    return links
  }

  /// What stands before `_delta_log/`, with a slash at its end unless it is nothing.
  static func deltaRoot(of file: TableFile) -> String? {
    for part in file.parts {
      if part.displayPath.hasPrefix("_delta_log/") { return "" }
      if let mark = part.displayPath.range(of: "/_delta_log/") {
        return String(part.displayPath[..<mark.lowerBound]) + "/"
      }
    }
    return nil
  }

  private mutating func addPartitions(_ place: Int) throws(Obstacle) {
    for (index, part) in file.parts.enumerated() {
      let folders = part.displayPath.split(separator: "/").dropLast()
      let pairs = folders.compactMap { folder -> (key: String, value: String)? in
        guard let mark = folder.firstIndex(of: "="), mark != folder.startIndex else { return nil }
        return (String(folder[..<mark]), String(folder[folder.index(after: mark)...]))
      }
      if index == 0 { partitionKeys = pairs.map(\.key) }
      guard pairs.map(\.key) == partitionKeys else {
        throw Obstacle.unreadable(
          file, "\(OneLine.of(part.displayPath)) is in other key=value folders than the first file")
      }
      guard !file.isRemote else { continue }
      let inside = pairs.enumerated().map {
        "\(Self.key($0.offset))=\(Self.safe($0.element.value))/"
      }
      links[index] = "files/\(place)/\(inside.joined())part\(index)"
    }
  }

  /// Real name of a folder's key, from the one that the engine was given.
  func partitionKey(of name: String) -> String? {
    partitionKeys.indices.first { Self.key($0) == name }.map { partitionKeys[$0] }
  }

  private static func key(_ place: Int) -> String {
    "folder_key_\(place < 10 ? "0" : "")\(place)"
  }

  /// The engine reads percent escapes in values, as other writers make them.
  private static func safe(_ value: String) -> String {
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-%".utf8)
    return value.utf8.map { byte in
      plain.contains(byte)
        ? String(Unicode.Scalar(byte))
        : "%" + String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }
}
