// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

/// A data engine that is not there, or fails: every check that asks it is unmeasured, and says what to do.
@Suite struct BadEngineTests {
  private func gate() throws -> Gate {
    try Gate(
      [
        "{ id: contract, type: features.contract, dataset: t, columns: { a: { nulls: 0 } } }",
        "{ id: drift, type: features.drift, dataset: t, against: base, columns: [a] }",
        "{ id: files, type: artifact.safety, files: [\"*.safetensors\"] }",
      ], datasets: ["t": "{ path: t.csv }"], files: ["t.csv": "a\n1\n2\n"])
  }

  private static let tooOld = """
    if [ "$1" = --version ]; then echo 'v1.4.4 (Andium) 6ddac802ff'; exit; fi
    echo "$0: Error: unknown option: $1" >&2
    exit 1
    """

  @Test(
    "an engine that is missing, too old, killed, or something else judges nothing",
    arguments: [
      (nil, "engine.missing"), (tooOld, "engine.too-old"), ("kill -9 $$", "engine.ended"),
      ("echo hello", "engine.not-locked"),
    ])
  func engines(script: String?, rule: String) throws {
    let gate = try gate()
    let program = gate.repository.place.appendingPathComponent("duckdb")
    if let script {
      try Data("#!/bin/sh\n\(script)\n".utf8).write(to: program)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    }
    let (report, finished) = try gate.repository.report(
      [], environment: Starter.environment().merging(["VALIDATE_MODEL_DUCKDB": program.path]) { $1 }
    )
    let asking = report.cases.filter { ["contract", "drift"].contains($0.check) }
    #expect(asking.count == 3, "\(finished.output)")
    for judged in asking {
      #expect(judged.outcome == .unmeasured, "\(judged.name): \(judged.message)")
      #expect(judged.obstacle?.rule == rule, "\(judged.name): \(judged.message)")
      #expect(judged.obstacle?.remedy.isEmpty == false)
    }
    #expect(report.cases.contains { $0.check == "files" && $0.obstacle?.rule != rule })
    #expect(finished.status == 3)
  }
}
