// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// `run --accept`: the one way in which a run writes into the working tree.
@Suite struct AcceptTests {
  private let manifest = """
    version: 1
    model: m
    checks:
      - id: golden
        type: artifact.predictions
        command: [cp, answers.jsonl, "{output}/a.jsonl"]
        output: a.jsonl
        golden: tests/golden.jsonl
      - { id: size, type: artifact.size, files: [answers.jsonl], at-most: 1MB }

    """

  private func repository(golden: String? = nil) throws -> ModelRepository {
    var files = ["validate-model.yaml": manifest, "answers.jsonl": "{\"p\": 0.5}\n"]
    files["tests/golden.jsonl"] = golden
    return try ModelRepository(files: files)
  }

  @Test("the reviewed file is written, judged as soon as it is tracked, and only then passed")
  func accept() throws {
    let repository = try self.repository()
    let environment = try Starter.environment()
    let before = try repository.report(["--filter", "golden"], environment: environment)
    #expect(before.finished.status == 3)
    let finished = try repository.validate(["--accept", "golden"], environment: environment)
    #expect(finished.status == 0, "\(finished.errors)")
    #expect(finished.output.contains("accepted: wrote tests/golden.jsonl"), "\(finished.output)")
    let written = repository.folder.appending(path: "tests/golden.jsonl")
    #expect(try String(contentsOf: written, encoding: .utf8) == "{\"p\": 0.5}\n")
    try repository.commit("golden")
    let after = try repository.report(["--filter", "golden"], environment: environment)
    #expect(after.finished.status == 0, "\(after.finished.output)")
  }

  @Test("a command that fails leaves the reviewed file as it was")
  func commandFails() throws {
    let repository = try repository(golden: "{\"p\": 1}\n")
    try repository.write(
      "validate-model.yaml", Data(manifest.replacing("[cp,", with: "[\"false\",").utf8))
    let finished = try repository.validate(
      ["--accept", "golden"], environment: Starter.environment())
    #expect(finished.status == 3, "\(finished.output)")
    let kept = repository.folder.appending(path: "tests/golden.jsonl")
    #expect(try String(contentsOf: kept, encoding: .utf8) == "{\"p\": 1}\n")
  }

  @Test("a check without a reviewed file, and a name that is none, are usage errors")
  func wrongNames() throws {
    let repository = try self.repository()
    for name in ["size", "gloden"] {
      let finished = try repository.validate(
        ["--accept", name], environment: Starter.environment())
      #expect(finished.status == 2)
      #expect(finished.errors.contains("one of: golden"), "\(finished.errors)")
    }
  }

  @Test("a folder that leads out of the repository by a link is not written to")
  func link() throws {
    let repository = try self.repository()
    let outside = repository.folder.appendingPathExtension("outside")
    try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: outside) }
    try FileManager.default.createSymbolicLink(
      at: repository.folder.appending(path: "tests"), withDestinationURL: outside)
    let finished = try repository.validate(
      ["--accept", "golden"], environment: Starter.environment())
    #expect(finished.status == 3, "\(finished.output)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: outside.path).isEmpty)
  }
}
