// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationReporting

extension Session {
  /// Writes the reviewed files of some checks anew into the working tree: the one thing in it that a run
  /// writes, and only when asked. Nothing is written unless all of them could be had.
  ///
  /// - Parameter patterns: of ids.
  /// - Throws: ``UsageError`` for a pattern that names no such check; ``Obstacle`` when the files cannot be
  ///   had or written.
  func accept(_ patterns: [String]) async throws -> [AcceptedFile] {
    let accepting = try patterns.flatMap { try checks(named: $0) }
    var access = Access(
      candidate: try await content.snapshot(of: .candidate), content: content, commands: commands,
      engine: engine)
    var files: [AcceptedFile] = []
    for (check, manifest) in accepting {
      access.tables = try await tables.tables(of: check, in: manifest)
      files += try await check.accept?(access) ?? []
    }
    for file in files { try write(file) }
    return files
  }

  private func checks(named pattern: String) throws -> [(PreparedCheck, Manifest)] {
    let all = manifests.flatMap { manifest in
      manifest.checks.filter {
        Selection(filters: [pattern]).includes(id: $0.id, type: $0.type, model: manifest.model)
      }.map { ($0, manifest) }
    }
    let accepting = all.filter { $0.0.accept != nil }
    guard accepting.isEmpty else { return accepting }
    let known = manifests.flatMap(\.checks).filter { $0.accept != nil }.map(\.id)
    throw UsageError(
      "failed to accept '\(pattern)': "
        + (all.isEmpty ? "no check is called so" : "it compares with no reviewed file"),
      remedy: known.isEmpty
        ? "the manifest has no check with a reviewed file"
        : "one of: \(known.joined(separator: ", "))")
  }

  private func write(_ file: AcceptedFile) throws {
    let place = repository.root.appending(path: file.path.text)
    let folder = place.deletingLastPathComponent().resolvingSymlinksInPath().path
    let root = repository.root.resolvingSymlinksInPath().path
    guard folder == root || folder.hasPrefix(root + "/") else {
      throw Obstacle(
        rule: "accept.outside", message: "'\(file.path)' leads out of the repository by a link",
        remedy: "put the file itself there")
    }
    do { try AtomicFile.write(file.data, to: place) } catch {
      throw Obstacle(
        rule: "accept.not-written", message: "failed to \(error)",
        remedy: "make the working tree writable")
    }
  }
}
