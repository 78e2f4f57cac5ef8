// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationContent
import ValidationCore

extension ArtifactProvenance {
  package struct Measurement: Codable, Hashable, Sendable {
    var files: [InspectedFile<Facts>]
  }

  /// What the record says of one artifact, beside what is so.
  struct Facts: Codable, Hashable, Sendable {
    /// Of a statement; `nil` for a record of plain keys.
    var envelope: ProvenanceStatement.Envelope?
    var builder: String?
    var claims: [Claim]
    var commit: Fact<CommitFacts>?
    /// Dependencies of a statement that the manifest does not name.
    var otherDependencies: Int
  }

  /// One digest of the record.
  struct Claim: Codable, Hashable, Sendable {
    enum Role: String, Codable, Sendable { case artifact, data, code }

    var role: Role
    /// In the record.
    var key: String
    var path: RepositoryPath
    var digests: Fact<Digests>
  }

  struct Digests: Codable, Hashable, Sendable {
    /// As it is recorded, its algorithm before it where it is a digest.
    var recorded: String
    /// The same of the file; `nil` where what is recorded is no digest.
    var found: String?

    var agree: Bool { recorded == found }
  }

  struct CommitFacts: Codable, Hashable, Sendable {
    var recorded: String
    /// Whether that is the whole id of a commit, here or elsewhere.
    var isID: Bool
    /// `nil` when the commit is not in this clone.
    var standing: NamedCommit.Standing?
    /// The first files that differ between that commit and the candidate.
    var changed: [RepositoryPath]
    var changedCount: Int
    /// Files that were compared.
    var compared: Int

    static let mostChanged = 20
  }
}
