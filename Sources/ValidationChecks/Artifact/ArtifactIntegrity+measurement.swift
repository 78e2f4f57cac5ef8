// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent
import ValidationCore

extension ArtifactIntegrity {
  package struct Measurement: Codable, Hashable, Sendable {
    var files: [InspectedFile<DigestFacts>]
    var pointers: [InspectedFile<DVCPointerFacts>]
    var sums: Fact<Sums>?
    var signature: Fact<SignatureFacts>?
  }

  struct DigestFacts: Codable, Hashable, Sendable {
    /// SHA-256 in hexadecimal.
    var digest: String
    /// Bytes.
    var size: UInt64
    /// `.gitattributes` wants git LFS, and the content itself is committed.
    var isMissingPointer: Bool
    /// Git has no more than a pointer's md5 of it.
    var isKeptByDVC = false
  }

  /// A list of digests.
  struct Sums: Codable, Hashable, Sendable {
    /// By path from the root of the repository.
    var digests: [String: String]
    /// Listed files that are not tracked.
    var missing: [String]
    /// Listed files whose digest is another.
    var different: [String]
    /// Lines that say nothing usable: the first of them, and how many there are.
    var problems: [String]
    var problemCount: Int
  }

  struct SignatureFacts: Codable, Hashable, Sendable {
    var isValid: Bool
    var faults: [String]
    var faultCount: Int
    var signer: String
    /// Files and bytes that the signature covers.
    var files: Int
    var bytes: Int64
    var notices: [String]

    static let mostFaults = 20
  }

  static func pointers(
    of files: IntegrityFiles, in snapshot: any Snapshot
  ) async throws -> [InspectedFile<DVCPointerFacts>] {
    let reading = DVCPointerReading(snapshot: snapshot)
    var pointers: [InspectedFile<DVCPointerFacts>] = []
    for path in files.pointers {
      let facts: Fact<DVCPointerFacts>
      do {
        facts = .known(try await reading.facts(at: path))
      } catch let obstacle as Obstacle { facts = .unknown(obstacle) }
      pointers.append(InspectedFile(subject: path.text, path: path, facts))
    }
    return pointers
      + files.unmatched.map {
        InspectedFile(subject: $0.pattern, path: nil, .unknown(.noPointer($0)))
      }
  }

  /// - Parameter hashed: files whose digests are known, and not taken again.
  static func sums(
    at path: RepositoryPath, _ access: Access, hashed: [InspectedFile<DigestFacts>]
  ) async throws -> Fact<Sums> {
    let known = Dictionary(
      hashed.compactMap { file in file.facts.value.map { (file.subject, $0.digest) } }
    ) { first, _ in first }
    do {
      let file = try await access.candidate.file(at: path)
      guard file.size <= UInt64(ChecksumList.maximumBytes) else {
        throw Obstacle.listTooLarge(path)
      }
      let list = ChecksumList(parsing: Array(try Data(contentsOf: file.url)))
      guard !list.entries.isEmpty else { throw Obstacle.listEmpty(path) }
      var sums = Sums(
        digests: [:], missing: [], different: [],
        problems: list.problems.prefix(SignatureFacts.mostFaults).map { OneLine.of("\($0)") },
        problemCount: list.problems.count)
      for entry in list.entries {
        try Task.checkCancellation()
        try await sums.add(entry, below: path.folder, access.candidate, known)
      }
      return .known(sums)
    } catch let obstacle as Obstacle {
      return .unknown(obstacle)
    }
  }
}

extension ArtifactIntegrity.Sums {
  fileprivate mutating func add(
    _ entry: ChecksumList.Entry, below folder: RepositoryPath, _ snapshot: any Snapshot,
    _ known: [String: String]
  ) async throws {
    let text = (folder.components + ["\(entry.path)"]).joined(separator: "/")
    guard let path = RepositoryPath(text), snapshot.entry(at: path) != nil else {
      return missing.append(OneLine.of(text, most: 300))
    }
    digests[path.text] = entry.digest.hex
    if try await digest(of: path, in: snapshot, known) != entry.digest.hex {
      different.append(path.text)
    }
  }

  private func digest(
    of path: RepositoryPath, in snapshot: any Snapshot, _ known: [String: String]
  ) async throws -> String {
    if let digest = known[path.text] { return digest }
    return try ContentDigest.sha256(ofFileAt: try await snapshot.file(at: path).url).hex
  }
}

extension Obstacle {
  fileprivate static func noPointer(_ glob: Glob) -> Obstacle {
    Obstacle(
      rule: "artifact.no-match",
      message: "no tracked .dvc file or dvc.lock matches '\(glob.pattern)'",
      remedy: "correct the pattern of `dvc`, or take it out")
  }

  fileprivate static func listTooLarge(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "integrity.sums-too-large", message: "'\(path)' is too large for a list of digests",
      remedy: "name the list that sha256sum wrote")
  }

  fileprivate static func listEmpty(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "integrity.sums-empty", message: "'\(path)' lists no digest",
      remedy: "write it with `sha256sum FILE… > SHA256SUMS`")
  }
}
