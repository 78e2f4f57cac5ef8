// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationArtifacts
import ValidationCore

extension Finding {
  /// A scan's finding in the words of a report.
  init(_ finding: ArtifactFinding, in path: RepositoryPath?) {
    let byte = finding.offset.map { "byte \($0)" }
    let member =
      finding.members.isEmpty ? nil : "member \(OneLine.of(finding.members.joined(separator: "!")))"
    let detail = [member, byte, finding.subject.map { OneLine.of($0, most: 200) }]
      .compactMap { $0 }.joined(separator: ", ")
    let place = [member, byte].compactMap { $0 }.joined(separator: ", ")
    self.init(
      rule: finding.rule,
      message: "'\(path?.text ?? "the file")': \(OneLine.of(finding.message))"
        + (place.isEmpty ? "" : " (\(place))"),
      value: finding.severity.rawValue,
      place: path.map { Place(path: $0, detail: detail.isEmpty ? nil : detail) },
      remedy: finding.remedy.map { OneLine.of($0) })
  }

  static func moreFaults(_ count: Int, of all: Int, in path: RepositoryPath?) -> Finding {
    Finding(
      rule: "artifact.more-faults",
      message: "'\(path?.text ?? "the file")': \(Counted.things(count, "more fault")) not shown, "
        + "\(Counted.number(all)) in all",
      value: "\(all)", place: path.map { Place(path: $0) },
      remedy: "mend those that are shown first")
  }
}

extension Judgement.Verdict {
  /// As many findings as a reader takes in, and how many more there are.
  ///
  /// - Parameter count: of all, where the findings are not all that there were.
  static func failed(
    showingFirstOf findings: [Finding], of count: Int? = nil, in path: RepositoryPath?
  ) -> Self {
    let shown = Array(findings.prefix(ScannedFacts.mostFindings))
    let all = max(count ?? 0, findings.count)
    let rest = all - shown.count
    return .failed(shown + (rest > 0 ? [.moreFaults(rest, of: all, in: path)] : []))
  }
}
