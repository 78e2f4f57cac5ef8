// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationArtifacts
import ValidationCore

/// What a scan found in one file, cut to what one check judges.
struct ScannedFacts: Codable, Hashable, Sendable {
  let kind: ArtifactKind
  /// Bytes.
  let size: UInt64
  let tensors: Int
  /// Gravest first.
  let findings: [ArtifactFinding]
  let findingCount: Int

  /// More than a reader takes in, and few enough for a report.
  static let mostFindings = 20

  /// - Parameter family: beginning of the rules that the check judges, such as `structure.`.
  init(
    _ inspection: ArtifactInspection, of file: SnapshotFile, family: String,
    most: Int = mostFindings
  ) {
    kind = inspection.contents.kind
    size = file.size
    tensors = inspection.contents.tensors.count
    let own = inspection.findings.compactMap { finding -> ArtifactFinding? in
      // What was not kept may be graver than what was, or not allowed where that is.
      if finding.rule == ArtifactFinding.omissionRule { return .omission(finding.message) }
      return finding.isUnjudged || finding.rule.hasPrefix(family) ? finding : nil
    }
    findingCount = own.count
    findings = Array(
      own.enumerated().sorted { left, right in
        (right.element.severity, left.offset) < (left.element.severity, right.offset)
      }.map(\.element).prefix(most))
  }

  private init(_ other: ScannedFacts, findings: [ArtifactFinding]) {
    (kind, size, tensors) = (other.kind, other.size, other.tensors)
    self.findings = findings
    findingCount = other.findingCount - (other.findings.count - findings.count)
  }

  func without(_ isAllowed: (ArtifactFinding) -> Bool) -> Self {
    Self(self, findings: findings.filter { !isAllowed($0) })
  }

  /// Findings at or above the severity fail; without one, what could not be judged is unmeasured.
  func verdict(
    failingAt severity: ArtifactFinding.Severity, in path: RepositoryPath?, note: String
  ) -> Judgement.Verdict {
    let grave = findings.filter { !$0.isUnjudged && $0.severity >= severity }
    if !grave.isEmpty || findings.isEmpty && findingCount > 0 {
      let shown = grave.prefix(Self.mostFindings)
      let rest = findingCount - shown.count
      return .failed(
        shown.map { Finding($0, in: path) }
          + (rest > 0 ? [.moreFaults(rest, of: findingCount, in: path)] : []))
    }
    if let obstacle = findings.first(where: \.isUnjudged) {
      return .unmeasured(Obstacle(obstacle, in: path))
    }
    let slight = findings.isEmpty ? "" : "; \(Counted.things(findings.count, "slight finding"))"
    return .passed(note: note + slight)
  }
}

extension ArtifactFinding {
  fileprivate static func omission(_ message: String) -> Self {
    Self(
      unjudged: omissionRule, message, remedy: "look at the file with validate-model scan")
  }
}

/// A severity as the manifest spells it.
enum SeverityLimit: String, CaseIterable, Sendable {
  case critical, high, medium, low

  var severity: ArtifactFinding.Severity {
    switch self {
    case .critical: .critical
    case .high: .high
    case .medium: .medium
    case .low: .low
    }
  }
}
