// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

@testable import ValidationArtifacts

/// The scan of bytes in memory, in the words that tests ask in.
struct Scanned {
  let inspection: ArtifactInspection

  init(
    _ bytes: [UInt8], as name: String, beside companions: any Companions = NoCompanions(),
    options: ScanOptions = ScanOptions()
  ) {
    inspection = ArtifactInspection.of(
      bytes: bytes, name: name, companions: companions, options: options)
  }

  /// Critical and high ones, without their first word.
  var faults: [String] { rules { $0.severity.isSerious } }

  /// Those below.
  var notes: [String] { rules { !$0.severity.isSerious } }

  func severity(of rule: String) -> ArtifactFinding.Severity? {
    inspection.findings.first { $0.rule == rule }?.severity
  }

  private func rules(where isMeant: (ArtifactFinding) -> Bool) -> [String] {
    inspection.findings.filter(isMeant).map(\.rule)
  }
}
