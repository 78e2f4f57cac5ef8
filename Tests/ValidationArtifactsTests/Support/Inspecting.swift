// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

@testable import ValidationArtifacts

extension ArtifactInspection {
  static func of(_ bytes: [UInt8], as name: String, _ budget: ScanBudget = ScanBudget()) -> Self {
    var options = ScanOptions()
    options.budget = budget
    return of(bytes: bytes, name: name, options: options)
  }

  var rules: [String] { findings.map(\.rule) }

  func severity(of rule: String) -> ArtifactFinding.Severity? {
    findings.first { $0.rule == rule }?.severity
  }

  /// Paths of all members that were looked at.
  var paths: [String] { contents.members.map { $0.path.joined(separator: "!") } }
}

/// An archive with a name that leads out: found wherever it is looked into.
enum Canary {
  static let archive = ZipWriter.archive([.init("../canary", "x")])
  static let rule = "safety.zip.path"
}
