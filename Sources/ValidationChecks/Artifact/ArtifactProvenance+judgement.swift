// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import ValidationCore

extension ArtifactProvenance {
  package func judge(_ measurement: Measurement, against limits: Limits, now: Date) -> [Judgement] {
    measurement.files.map { file in
      switch file.facts {
      case .unknown(let obstacle): Judgement(file.subject, .unmeasured(obstacle))
      case .known(let facts):
        Judgement(
          file.subject, Self.verdict(on: facts, limits.commit, file.path),
          quantities: [
            Quantity("digests", Double(facts.claims.count)),
            Quantity("files compared with the commit", Double(facts.commit?.value?.compared ?? 0)),
          ])
      }
    }
  }

  /// What is wrong comes before what could not be told.
  private static func verdict(
    on facts: Facts, _ rule: CommitRule, _ path: RepositoryPath?
  ) -> Judgement.Verdict {
    let judged = facts.commit.map { $0.value.map { commit($0, rule) } ?? .unknown($0.obstacle) }
    var findings = facts.claims.compactMap(finding)
    if case .wrong(let wrong)? = judged { findings += wrong }
    guard findings.isEmpty else { return .failed(showingFirstOf: findings, in: path) }
    if let obstacle = facts.claims.lazy.compactMap(\.digests.obstacle).first {
      return .unmeasured(obstacle)
    }
    if case .unknown(let obstacle)? = judged { return .unmeasured(obstacle ?? .noClaims) }
    guard !facts.claims.isEmpty || facts.commit != nil else {
      return .unmeasured(.noClaims)
    }
    return .passed(note: note(on: facts))
  }

  private static func finding(on claim: Claim) -> Finding? {
    guard let digests = claim.digests.value, !digests.agree else { return nil }
    return digests.found == nil ? .malformed(claim, digests) : .different(claim, digests)
  }

  private enum Judged {
    case right
    case wrong([Finding])
    case unknown(Obstacle?)
  }

  private static func commit(_ facts: CommitFacts, _ rule: CommitRule) -> Judged {
    guard facts.isID else { return .wrong([.noCommit(facts)]) }
    var findings: [Finding] = []
    switch (rule, facts.standing) {
    case (.sameFiles, nil): return .unknown(.commitAbsent(facts))
    case (.sameFiles, _), (.candidate, .candidate), (.ancestor, .candidate),
      (.ancestor, .ancestor):
      break
    case (.candidate, _), (.ancestor, _): findings.append(.otherCommit(facts, rule))
    }
    if facts.changedCount > 0 { findings.append(.changed(facts)) }
    return findings.isEmpty ? .right : .wrong(findings)
  }

  private static func note(on facts: Facts) -> String {
    var parts: [String] = []
    if !facts.claims.isEmpty {
      parts.append("\(Counted.things(facts.claims.count, "digest")) as recorded")
    }
    if let commit = facts.commit?.value {
      parts.append(
        "made from commit \(commit.recorded.prefix(12)), since when "
          + (commit.compared == 0
            ? "no file is declared to be unchanged"
            : "\(Counted.things(commit.compared, "file")) did not change"))
    }
    if facts.otherDependencies > 0 {
      parts.append(
        "\(Counted.things(facts.otherDependencies, "more dependency", "more dependencies")) of the "
          + "statement not compared")
    }
    switch facts.envelope {
    case .dsse, .sigstoreBundle: parts.append("the signature of its envelope was not verified")
    case .none?, nil: break
    }
    return parts.joined(separator: "; ")
  }
}
