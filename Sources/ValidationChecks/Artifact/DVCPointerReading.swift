// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent
import ValidationCore

/// Compares what pointers of DVC say with what a snapshot has.
struct DVCPointerReading: Sendable {
  let snapshot: any Snapshot
  private static let largest = 8 << 20

  func facts(at path: RepositoryPath) async throws -> DVCPointerFacts {
    let text = try await text(at: path)
    var facts = DVCPointerFacts(digest: ContentDigest.sha256(of: text).hex)
    do throws(DVCFile.Unreadable) {
      let pipeline = try await pipeline(beside: path)
      let file = try DVCFile(named: path.text, text, pipeline: pipeline) { text in
        try ManifestReader.read(
          text, file: path.text, as: .other("DVC file", largest: Self.largest)
        )
        .folded(scalar: DVCNode.scalar, list: DVCNode.list, mapping: DVCNode.map)
      }
      for entry in file.entries {
        if Task.isCancelled { break }
        await compare(entry, in: path.folder, &facts)
      }
    } catch {
      facts.add(.unreadablePointer(path, error.description))
    }
    try Task.checkCancellation()
    return facts
  }

  func text(at path: RepositoryPath) async throws -> Data {
    let file = try await snapshot.file(at: path)
    guard file.size <= UInt64(Self.largest) else {
      throw Obstacle.unreadablePointer(path, "it is larger than 8 MiB")
    }
    return try Data(contentsOf: file.url)
  }

  private func pipeline(
    beside path: RepositoryPath
  ) async throws(DVCFile.Unreadable) -> Data? {
    guard let place = RepositoryPath(DVCFile.pipelineName, in: path.folder),
      snapshot.entry(at: place) != nil
    else { return nil }
    do { return try await text(at: place) } catch {
      throw DVCFile.Unreadable(description: "the dvc.yaml beside it cannot be read")
    }
  }

  private func compare(
    _ entry: DVCFile.Entry, in folder: RepositoryPath, _ facts: inout DVCPointerFacts
  ) async {
    // Outside the repository: DVC's external outputs and imported sources, which no revision holds.
    guard let place = entry.place(from: ContentPath(folder.text)),
      let path = RepositoryPath(String(decoding: place.bytes, as: UTF8.self))
    else { return }
    do {
      let pointer = try entry.pointer.get()
      switch entry.role {
      case .dependency: try await compareDependency(entry, pointer, at: path, &facts)
      case .output where entry.keeping.isCached:
        try await compareKept(entry, pointer, at: path, &facts)
      case .output: try await compareCommitted(entry, pointer, at: path, &facts)
      }
      facts.entries += 1
    } catch let reason as DVCFile.Unreadable {
      facts.add(.unnamedContent(path, reason.description))
    } catch {
      facts.add(error as? Obstacle ?? .unreadable(path, error))
    }
  }
}

extension Obstacle {
  static func unreadablePointer(_ path: RepositoryPath, _ reason: String) -> Obstacle {
    Obstacle(
      rule: "integrity.dvc-unreadable",
      message: "'\(path)' cannot be read as a file of DVC: \(OneLine.of(reason, most: 300))",
      remedy: "write it anew with `dvc add` or `dvc repro`, or leave it out with `dvc`")
  }

  fileprivate static func unnamedContent(_ path: RepositoryPath, _ reason: String) -> Obstacle {
    Obstacle(
      rule: "integrity.dvc-unnamed",
      message: "'\(path)': its content cannot be compared: \(OneLine.of(reason, most: 300))",
      remedy: "track it with `dvc add` or `dvc repro`, or leave the file out with `dvc`")
  }
}
