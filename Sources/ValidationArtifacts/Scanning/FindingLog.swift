// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Keeps a bounded number of findings of each rule, so that many slight ones hide no grave one.
struct FindingLog {
  static let mostOfARule = 100
  static let most = 2_000

  private var kept: [ArtifactFinding] = []
  private var counts: [String: Int] = [:]
  private(set) var count = 0

  mutating func record(_ draft: FindingDraft, members: [String]) {
    count += 1
    let seen = counts[draft.rule, default: 0]
    counts[draft.rule] = seen + 1
    guard seen < Self.mostOfARule, kept.count < Self.most || draft.severity.isSerious && seen == 0
    else { return }
    kept.append(
      ArtifactFinding(
        rule: draft.rule, severity: draft.severity, members: members, offset: draft.offset,
        subject: draft.subject, message: draft.message, remedy: draft.remedy,
        isUnjudged: draft.isUnjudged))
  }

  /// In the order of their discovery; where some were not kept, how many is told at the end.
  var findings: [ArtifactFinding] {
    let omitted = count - kept.count
    guard omitted > 0 else { return kept }
    return kept + [
      ArtifactFinding(
        rule: ArtifactFinding.omissionRule, severity: .info, members: [], offset: nil, subject: nil,
        message: "\(omitted) more findings of the same rules are not listed", remedy: nil,
        isUnjudged: false)
    ]
  }
}
