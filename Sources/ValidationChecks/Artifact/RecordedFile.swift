// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationContent
import ValidationCore

/// A file that a record has digests of, as it is in the candidate.
struct RecordedFile: Sendable {
  private let path: RepositoryPath
  /// `nil` where it is kept by DVC and not here.
  private let content: SnapshotFile?
  /// What the pointer of DVC says, which needs no content.
  private let dvc: String?
  /// Of what git stores in place of the content: a pointer; `nil` behind a link, whose text says nothing.
  private let objectID: String?
  /// Each taken once.
  private var hashes: [RecordedDigest.Algorithm: String] = [:]

  /// - Throws: ``Obstacle`` where its content, or what DVC says of it, is not here.
  init(_ path: RepositoryPath, in snapshot: any Snapshot) async throws {
    self.path = path
    let entry = snapshot.entry(at: path)
    objectID = entry?.kind == .symbolicLink ? nil : entry?.objectID
    if let entry, entry.isKeptByDVC {
      dvc = String(entry.objectID.dropFirst("md5:".count))
      content = try? await snapshot.file(at: path)
    } else {
      dvc = nil
      content = try await snapshot.file(at: path)
    }
  }

  /// All of them must agree; the first that does not is told.
  mutating func compare(
    with recorded: ProvenanceRecord.Digests
  ) throws -> ArtifactProvenance.Digests {
    switch recorded {
    case .malformed(let text): return ArtifactProvenance.Digests(recorded: text, found: nil)
    case .known(let digests):
      var all: [ArtifactProvenance.Digests] = []
      for digest in digests {
        guard let found = try hex(digest) else { continue }
        all.append(
          ArtifactProvenance.Digests(
            recorded: "\(digest)", found: "\(digest.algorithm.rawValue):\(found)"))
      }
      guard let told = all.first(where: { !$0.agree }) ?? all.first else {
        throw Obstacle.onlyMD5(path, digests)
      }
      return told
    }
  }

  /// Subjects of a statement are matched by digest alone: their names are the builder's.
  mutating func compare(
    withAnyOf subjects: [ProvenanceStatement.Resource]
  ) throws -> ArtifactProvenance.Digests {
    let own = subjects.filter { $0.isCalled(path.text) || $0.isCalled(path.name) }
    var told: ArtifactProvenance.Digests?
    // Those of its name first: if none agrees, they are what the reader asks about.
    for subject in own + subjects {
      guard let digests = try? ProvenanceRecord.digests(of: subject, "a subject") else { continue }
      let compared = try compare(with: digests)
      if compared.agree { return compared }
      told = told ?? compared
    }
    guard let told else { throw Obstacle.noSubject(path, subjects.count) }
    return told
  }

  /// - Returns: `nil` for what cannot be told of it.
  private mutating func hex(_ digest: RecordedDigest) throws -> String? {
    if let dvc, digest.algorithm == .md5 { return dvc }
    guard let content else { return nil }
    // Its digest was checked when it was fetched.
    if content.contentID == "\(digest)" { return digest.hex }
    if digest.algorithm == .gitBlob, objectID == digest.hex { return digest.hex }
    if let known = hashes[digest.algorithm] { return known }
    do {
      let hash = try ContentDigest.hex(digest.algorithm, ofFileAt: content.url)
      hashes[digest.algorithm] = hash
      return hash
    } catch {
      throw Obstacle.unreadable(path, error)
    }
  }
}

extension Obstacle {
  fileprivate static func onlyMD5(_ path: RepositoryPath, _ digests: [RecordedDigest]) -> Obstacle {
    Obstacle(
      rule: "provenance.digest-kind",
      message: "'\(path)' is kept by DVC and not here, so only its MD5 is known; recorded is "
        + Counted.list(digests.map(\.algorithm.rawValue)),
      remedy: "dvc pull '\(path)', or record its md5")
  }

  fileprivate static func noSubject(_ path: RepositoryPath, _ count: Int) -> Obstacle {
    Obstacle(
      rule: "provenance.digest-kind",
      message: count == 0
        ? "the statement has no subject of the name that `artifact` gives for '\(path)'"
        : "none of \(Counted.things(count, "subject")) has a digest that could be that of '\(path)'",
      remedy: "have the builder write SHA-256 digests of its products")
  }
}
