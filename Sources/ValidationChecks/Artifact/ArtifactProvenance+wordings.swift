// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension Finding {
  private static let again =
    "commit data and code, train from that commit, and commit the model with its new record"

  static func different(
    _ claim: ArtifactProvenance.Claim, _ digests: ArtifactProvenance.Digests
  ) -> Finding {
    let what =
      switch claim.role {
      case .artifact: "is not the artifact that the record is about"
      case .data: "is not the data that the artifact was made from"
      case .code: "is not the code that the artifact was made by"
      }
    return Finding(
      rule: "provenance.\(claim.role.rawValue)",
      message: "'\(claim.path)' \(what): recorded under '\(OneLine.of(claim.key, most: 200))' is "
        + "\(digests.recorded), it has \(digests.found ?? "none")",
      value: digests.found, limit: digests.recorded, place: Place(path: claim.path), remedy: again)
  }

  static func malformed(
    _ claim: ArtifactProvenance.Claim, _ digests: ArtifactProvenance.Digests
  ) -> Finding {
    Finding(
      rule: "provenance.malformed",
      message: "what the record has under '\(OneLine.of(claim.key, most: 200))' for "
        + "'\(claim.path)' is no digest: '\(digests.recorded)'",
      value: digests.recorded, limit: "hexadecimal digits, or sha256:…",
      place: Place(path: claim.path),
      remedy: "have the training write the SHA-256 of the file, in hexadecimal")
  }

  static func noCommit(_ facts: ArtifactProvenance.CommitFacts) -> Finding {
    Finding(
      rule: "provenance.malformed",
      message: "what the record has in place of a commit is no whole id: '\(facts.recorded)'",
      value: facts.recorded, limit: "40 hexadecimal digits",
      remedy: "have the training write what `git rev-parse HEAD` prints, in a clean working tree")
  }

  static func otherCommit(
    _ facts: ArtifactProvenance.CommitFacts, _ rule: ArtifactProvenance.CommitRule
  ) -> Finding {
    let place =
      switch facts.standing {
      case .ancestor: "before the candidate"
      case .elsewhere: "on another line of history"
      case .candidate: "the candidate"
      case nil: "not in this repository's history"
      }
    return Finding(
      rule: "provenance.commit",
      message: "the recorded commit \(facts.recorded) is \(place); it must be "
        + (rule == .candidate ? "the candidate" : "the candidate or before it"),
      value: place, limit: rule.rawValue,
      remedy: again + "; after a squashed merge, `is: same-files` compares the files alone")
  }

  static func changed(_ facts: ArtifactProvenance.CommitFacts) -> Finding {
    Finding(
      rule: "provenance.changed",
      message: "\(Counted.things(facts.changedCount, "file")) of "
        + "\(Counted.number(facts.compared)) are not as they were at the recorded commit "
        + "\(facts.recorded.prefix(12)): \(Counted.list(facts.changed.map(\.text)))",
      value: "\(facts.changedCount)", limit: "0",
      place: facts.changed.first.map { Place(path: $0) },
      remedy: again)
  }
}

extension Obstacle {
  static let noClaims = Obstacle(
    rule: "provenance.nothing-compared", message: "nothing of the record was compared",
    remedy: "give data, code or commit")

  static func commitAbsent(_ facts: ArtifactProvenance.CommitFacts) -> Obstacle {
    Obstacle(
      rule: "provenance.commit-absent",
      message: "the recorded commit \(facts.recorded) is not in this clone, so that its files "
        + "cannot be compared",
      remedy: "fetch the branch that it is on, or train again from a commit of this history")
  }
}
