// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// A file that a command wrote. It may be anything: what is not a regular file with content inside the
/// output folder is refused.
struct OutputFile {
  let path: RepositoryPath
  let url: URL
  let size: UInt64

  /// Bytes, also those that no disk holds: a file of holes costs nothing to write and hours to read.
  static let largest: UInt64 = 64 << 30

  /// - Throws: `Obstacle`.
  init(_ path: RepositoryPath, in folder: OutputFolder) throws {
    self.path = path
    url = folder.url.appendingPathComponent(path.text)
    guard let root = try folder.currentPlace(for: path), let real = OutputFolder.realPath(url)
    else { throw Obstacle.outputMissing(path, folder.names) }
    guard real.hasPrefix(root + "/") else { throw Obstacle.outputOutside(path) }
    let attributes = try FileManager.default.attributesOfItem(atPath: real)
    guard attributes[.type] as? FileAttributeType == .typeRegular else {
      throw Obstacle.outputNoFile(path)
    }
    size = (attributes[.size] as? NSNumber)?.uint64Value ?? 0
    guard size > 0 else { throw Obstacle.outputEmpty(path) }
    guard size <= Self.largest else { throw Obstacle.outputTooLarge(path, size) }
  }
}

extension OutputFile {
  /// Offset of the first byte that differs; the shorter size when one begins as the other; `nil` when equal.
  ///
  /// - Throws: `CancellationError`; what reading throws.
  static func firstDifference(_ left: OutputFile, _ right: OutputFile) throws -> UInt64? {
    let (a, b) = (
      try FileHandle(forReadingFrom: left.url), try FileHandle(forReadingFrom: right.url)
    )
    defer {
      try? a.close()
      try? b.close()
    }
    var offset: UInt64 = 0
    while true {
      if offset.isMultiple(of: 64 << 20) { try Task.checkCancellation() }
      let x = try a.read(upToCount: 1 << 20) ?? Data()
      let y = try b.read(upToCount: 1 << 20) ?? Data()
      if x == y {
        if x.isEmpty { return nil }
        offset += UInt64(x.count)
        continue
      }
      let same = zip(x, y).prefix { $0 == $1 }.count
      return offset + UInt64(same)
    }
  }
}

extension Obstacle {
  fileprivate static func outputMissing(_ path: RepositoryPath, _ names: [String]) -> Obstacle {
    let nearest = NearestName.of(path.text, among: names).map { "; did you mean '\($0)'?" }
    let written = names.isEmpty ? "nothing" : OneLine.of(Counted.list(names), most: 200)
    return Obstacle(
      rule: "command.output-missing",
      message: "the command did not write '\(path)'\(nearest ?? "")",
      remedy: "make it write the file below {output}, or correct `outputs`; it wrote: \(written)")
  }

  fileprivate static func outputEmpty(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "command.output-empty",
      message: "output '\(path)' is empty, and two empty files prove nothing",
      remedy: "make the command write it, or remove it from `outputs`")
  }

  fileprivate static func outputTooLarge(_ path: RepositoryPath, _ size: UInt64) -> Obstacle {
    Obstacle(
      rule: "command.output-unreadable",
      message: "output '\(path)' has \(Counted.things(size, "byte")); at most 64 GiB are compared",
      remedy: "write it in several files, and look whether it was meant to be that large")
  }

  fileprivate static func outputNoFile(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "command.output-no-file", message: "output '\(path)' is no regular file",
      remedy: "name the files inside a folder one by one in `outputs`")
  }

  fileprivate static func outputOutside(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "command.output-outside",
      message: "output '\(path)' is a link that leaves the output folder",
      remedy: "make the command write the file itself")
  }
}
