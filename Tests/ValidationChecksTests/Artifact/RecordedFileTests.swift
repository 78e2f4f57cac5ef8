// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationContent
import ValidationCore

@testable import ValidationChecks

@Suite struct RecordedFileTests {
  private let md5 = String(repeating: "c", count: 32)

  /// One file that DVC keeps elsewhere.
  private struct Elsewhere: Snapshot {
    let entry: SnapshotEntry

    var revision: Revision { Revision(kind: .commit, commit: nil, name: "test") }
    var entries: [SnapshotEntry] { [entry] }

    func entry(at path: RepositoryPath) -> SnapshotEntry? { path == entry.path ? entry : nil }

    func file(at path: RepositoryPath) async throws -> SnapshotFile {
      throw Obstacle(rule: "content.pointer-unresolved", message: "not here", remedy: "dvc pull")
    }
  }

  @Test("What DVC keeps elsewhere is known by its MD5, and by nothing else")
  func keptElsewhere() async throws {
    let path = try #require(RepositoryPath("data/big.csv"))
    let entry = SnapshotEntry(path: path, kind: .file, objectID: "md5:\(md5)")
    var file = try await RecordedFile(path, in: Elsewhere(entry: entry))
    let right = try #require(RecordedDigest(spelled: "md5:\(md5)"))
    #expect(try file.compare(with: .known([right])).agree)
    let wrong = try #require(RecordedDigest(spelled: "md5:\(String(repeating: "d", count: 32))"))
    #expect(try !file.compare(with: .known([wrong])).agree)
    let other = try #require(RecordedDigest(spelled: "sha256:\(String(repeating: "a", count: 64))"))
    let obstacle = #expect(throws: Obstacle.self) { try file.compare(with: .known([other])) }
    #expect(obstacle?.rule == "provenance.digest-kind")
  }
}
