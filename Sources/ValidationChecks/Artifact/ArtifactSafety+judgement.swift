// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
import ValidationArtifacts
package import ValidationCore

/// What a scan found in one file that bears on its safety.
struct SafetyFacts: Codable, Hashable, Sendable {
  let scanned: ScannedFacts
  /// Imports that would be findings, as `module:name`, all of them.
  let suspects: [String]

  init(_ inspection: ArtifactInspection, of file: SnapshotFile) {
    scanned = ScannedFacts(inspection, of: file, family: "safety.", most: Self.mostFindings)
    suspects = Set(inspection.findings.filter(\.isAboutImport).compactMap(\.subject)).sorted()
  }

  /// More than of other checks: those that are allowed go, and none of the others may have been cut off.
  static let mostFindings = 500
}

extension ArtifactFinding {
  /// The project may allow what it is about.
  fileprivate var isAboutImport: Bool { rule == ArtifactFinding.importRule }
}

extension ArtifactSafety {
  package func judge(_ measurement: Measurement, against limits: Limits, now: Date) -> [Judgement] {
    let valid = Set(limits.allow.filter { !$0.hasEnded(at: now) }.map(\.name))
    let files = measurement.files.map { Self.judgement(of: $0, limits, allowed: valid) }
    return limits.allow.isEmpty
      ? files : files + [Self.judgement(of: limits.allow, measurement, now)]
  }

  private static func judgement(
    of file: InspectedFile<SafetyFacts>, _ limits: Limits, allowed: Set<String>
  ) -> Judgement {
    switch file.facts {
    case .unknown(let obstacle): return file.judgement(obstacle)
    case .known(let facts):
      let rest = facts.scanned.without { finding in
        finding.isAboutImport && finding.subject.map { allowed.contains($0) } == true
      }
      let used = Set(facts.suspects).intersection(allowed).count
      let note =
        "\(facts.scanned.kind.rawValue): nothing that runs code when loaded"
        + (used > 0 ? ", \(Counted.things(used, "reviewed import")) allowed" : "")
      return Judgement(
        file.subject, rest.verdict(failingAt: limits.failAt.severity, in: file.path, note: note),
        quantities: [
          Quantity("size", Double(facts.scanned.size), unit: "B"),
          Quantity("findings", Double(rest.findingCount)),
        ])
    }
  }

  /// Whether each entry is still needed and has not ended.
  private static func judgement(
    of list: [AllowedImport], _ measurement: Measurement, _ now: Date
  ) -> Judgement {
    let own = measurement.files.filter { $0.host == nil }
    let known = own.compactMap(\.facts.value)
    let needed = Set(known.flatMap(\.suspects))
    let findings = list.compactMap { entry -> Finding? in
      if entry.hasEnded(at: now) { return .ended(entry) }
      // A file that could not be read may be the one that needs it.
      let isUnused = !needed.contains(entry.name) && known.count == own.count
      return isUnused ? .unused(entry) : nil
    }
    return Judgement(
      allow,
      findings.isEmpty
        ? .passed(note: "\(Counted.things(list.count, "reviewed import")), all needed")
        : .failed(findings))
  }
}

extension Finding {
  fileprivate static func ended(_ entry: ArtifactSafety.AllowedImport) -> Finding {
    Finding(
      rule: "safety.allow-ended",
      message: "the import '\(OneLine.of(entry.name))' was allowed until \(entry.until ?? "")",
      value: entry.until,
      remedy: "review it again and set a later day, or remove it and the code that needs it")
  }

  fileprivate static func unused(_ entry: ArtifactSafety.AllowedImport) -> Finding {
    Finding(
      rule: "safety.allow-unused",
      message: "the import '\(OneLine.of(entry.name))' is allowed, and no file needs it",
      remedy: "remove it from `allow`")
  }
}
