// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization
import ValidationArtifacts
import ValidationCore

/// Inspects model files of a snapshot, and with them the files beside them that they name.
///
/// What a file names is known when it was looked at, and fetched then; its tensors are read once, at the last
/// look.
struct SnapshotInspection: Sendable {
  let snapshot: any Snapshot
  /// What the check declared to read: a companion outside would make a stored measurement stale unseen.
  let files: [Glob]
  let options: ScanOptions
  private let companions = ReadCompanions()

  /// Files that name files that name files: more than any format has.
  private static let mostRounds = 4

  /// One for each subject of the check. What was read as data of another file is known by that one.
  func files<Facts>(
    _ facts: (ArtifactInspection, SnapshotFile) async throws -> Facts
  ) async throws -> [InspectedFile<Facts>] {
    let inspected = try await InspectedFile.all(files, in: snapshot) { file in
      try await facts(try await inspection(of: file), file)
    }
    return inspected.map { $0.hosted(by: companions) }
  }

  /// - Throws: ``Obstacle`` for a stand-in in place of the model, or for companions that cannot be read.
  func inspection(of file: SnapshotFile) async throws -> ArtifactInspection {
    if let obstacle = try Obstacle(standInFor: file) { throw obstacle }
    var known: [String: Companion] = [:]
    for _ in 0..<Self.mostRounds {
      let companions = KnownCompanions(known)
      let inspection = ArtifactInspection.of(
        fileAt: file.url, name: file.path.text, companions: companions, options: options)
      let asked = companions.missing
      if asked.isEmpty {
        for path in companions.claimed { note(path, claimedBy: file) }
        return inspection
      }
      for path in asked { known[path] = try await companion(at: path, of: file) }
    }
    throw Obstacle(
      rule: "artifact.companions",
      message: "'\(file.path)' names files that name files, without end",
      remedy: "look at what wrote it")
  }

  private static func place(of path: String, beside file: SnapshotFile) -> RepositoryPath? {
    RepositoryPath((file.path.folder.components + [path]).joined(separator: "/"))
  }

  private func note(_ path: String, claimedBy file: SnapshotFile) {
    guard let place = Self.place(of: path, beside: file), snapshot.entry(at: place) != nil else {
      return
    }
    companions.note(place, of: file.path)
  }

  private func companion(at path: String, of file: SnapshotFile) async throws -> Companion {
    guard let place = Self.place(of: path, beside: file) else { return .absent }
    guard let entry = snapshot.entry(at: place) else {
      let isFolder = snapshot.entries.contains { $0.path.text.hasPrefix(place.text + "/") }
      return isFolder ? .folder : .absent
    }
    if entry.kind == .symbolicLink { return .link }
    guard files.contains(where: { $0.matches(place) }) else {
      throw Obstacle(
        rule: "artifact.companion-undeclared",
        message: "'\(file.path)' takes data from '\(place)', which `files` does not name",
        remedy: "add '\(place)', or a pattern that matches it, to `files`")
    }
    let content = try await snapshot.file(at: place)
    companions.note(place, of: file.path)
    return .file(content.url, size: content.size, linkCount: 1)
  }
}

/// Files that were read as data of another.
final class ReadCompanions: Sendable {
  private let hosts = Mutex<[RepositoryPath: RepositoryPath]>([:])

  fileprivate func note(_ path: RepositoryPath, of host: RepositoryPath) {
    hosts.withLock { if $0[path] == nil { $0[path] = host } }
  }

  func host(of path: RepositoryPath) -> RepositoryPath? { hosts.withLock { $0[path] } }
}

/// Answers from what was found so far, and remembers what it was asked in vain.
private final class KnownCompanions: Companions {
  private let known: [String: Companion]
  private let asked = Mutex<Set<String>>([])
  private let claims = Mutex<Set<String>>([])

  init(_ known: [String: Companion]) { self.known = known }

  var awaitsAnswers: Bool { !missing.isEmpty }

  func claim(_ path: String) { _ = claims.withLock { $0.insert(path) } }

  var claimed: [String] { claims.withLock { $0.sorted() } }

  /// In a fixed order.
  var missing: [String] { asked.withLock { $0.sorted() } }

  func companion(at path: String) -> Companion {
    if let companion = known[path] { return companion }
    asked.withLock { _ = $0.insert(path) }
    return .unknown
  }
}
