// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing
import ValidationTesting

@testable import ValidationChecks
@testable import ValidationCore

/// Check types whose rules are shown by their examples.
@Suite struct ArtifactExampleTests {
  @Test("Interface: every example comes to its outcome", arguments: ArtifactInterface().examples)
  func interface(_ example: CheckExample) async throws {
    let cases = try await CheckTrial.cases(of: example, ArtifactInterface())
    #expect(cases.outcome(example.subject) == example.outcome, "\(cases.first?.message ?? "")")
    #expect(example.rule.map { cases.rules(example.subject).contains($0) } ?? true)
  }

  @Test("Integrity: every example comes to its outcome", arguments: ArtifactIntegrity().examples)
  func integrity(_ example: CheckExample) async throws {
    guard example.rule != "content.pointer-unresolved" else { return }
    let cases = try await CheckTrial.cases(of: example, ArtifactIntegrity())
    #expect(cases.outcome(example.subject) == example.outcome, "\(cases.first?.message ?? "")")
    #expect(example.rule.map { cases.rules(example.subject).contains($0) } ?? true)
  }

  /// No example: whether git writes a pointer depends on git LFS being installed where it is run.
  @Test(
    "Integrity: content that .gitattributes gives to git LFS, and that is committed itself, fails")
  func notInLFS() async throws {
    let files: [String: CheckExample.FileContent] = [
      "models/a.bin": .text("w"), "models/b.bin": .text("w"),
      ".gitattributes": .text("*.bin filter=lfs diff=lfs\nmodels/b.bin -filter\n"),
    ]
    let trial = try CheckTrial(
      ArtifactIntegrity(), entry: "- { id: i, type: artifact.integrity, files: ['models/*'] }")
    let cases = try trial.cases(of: try await trial.measure(files: files), files: files)
    #expect(cases.map(\.outcome) == [.failed, .passed])
    #expect(cases.rules("models/a.bin") == ["integrity.not-in-lfs"])
  }

  @Test("Integrity: digests are given by paths from the manifest's folder, as all paths are")
  func digestsByPath() throws {
    let digest = String(repeating: "0", count: 64)
    func digests(_ path: String, in folder: String) throws -> [String: String] {
      let text = """
        version: 1
        model: m
        checks:
          - { id: i, type: artifact.integrity, files: [a], sha256: { \(path): \(digest) } }
        """
      let file = try #require(RepositoryPath("\(folder)validate-model.yaml"))
      let manifest = try ManifestLanguage(types: [ArtifactIntegrity()]).decode(
        text.utf8, file: file)
      let check = try #require(manifest.checks.first)
      // A digest without its file is told by the first case.
      let measurement = ArtifactIntegrity.Measurement(
        files: [
          InspectedFile(
            subject: "a", path: .root, .known(.init(digest: "", size: 0, isMissingPointer: false)))
        ],
        pointers: [], sums: nil, signature: nil)
      let judged = check.judge
      let first = try judged(try JSONValue(encoding: measurement), .distantPast).first
      guard case .failed(let findings) = first?.verdict else { return [:] }
      return Dictionary(uniqueKeysWithValues: findings.map { ($0.place?.path.text ?? "", $0.rule) })
    }
    #expect(try digests("m.bin", in: "models/a/") == ["models/a/m.bin": "integrity.absent"])
    #expect(try digests("../m.bin", in: "models/a/") == ["models/m.bin": "integrity.absent"])
    #expect(try digests("m.bin", in: "") == ["m.bin": "integrity.absent"])
    #expect(throws: ManifestProblems.self) { try digests("../m.bin", in: "") }
  }

  @Test("Integrity: findings that are not shown are counted", arguments: ["sums", "sha256"])
  func countedFindings(option: String) async throws {
    let digest = String(repeating: "0", count: 64)
    let lines = (0..<50).map { "\(digest)  gone\($0).bin\n" } + (0..<30).map { "line \($0)\n" }
    let files: [String: CheckExample.FileContent] = [
      "a": .text("a"), "list": .text(lines.joined()),
    ]
    let digests = (0..<50).map { "gone\($0): \(digest)" }.joined(separator: ", ")
    let value = option == "sums" ? "list" : "{ \(digests) }"
    let trial = try CheckTrial(
      ArtifactIntegrity(),
      entry: "- { id: i, type: artifact.integrity, files: [a], \(option): \(value) }")
    let cases = try trial.cases(of: try await trial.measure(files: files), files: files)
    let findings = cases.first { $0.subject == (option == "sums" ? "sums" : "a") }?.findings ?? []
    #expect(findings.count == ScannedFacts.mostFindings + 1)
    let (rest, all) = option == "sums" ? (60, 80) : (30, 50)
    #expect(
      findings.last?.message.contains("\(rest) more faults not shown, \(all) in all") == true,
      "\(findings.last?.message ?? "")")
  }

  @Test(
    "Integrity: whatever a list may name is an input, so that no stored measurement outlives it")
  func listedFilesAreInputs() throws {
    for (sums, inside) in [("m/SHA256SUMS", "m/deep/x.bin"), ("SHA256SUMS", "other/x.bin")] {
      let trial = try CheckTrial(
        ArtifactIntegrity(),
        entry: "- { id: i, type: artifact.integrity, files: [m/a.bin], sums: \(sums) }")
      let inputs = ArtifactIntegrity().inputs(of: trial.configuration.scope)
      let path = try #require(RepositoryPath(inside))
      #expect(inputs.globs.contains { $0.matches(path) }, "\(inputs.globs)")
    }
  }

  @Test("Safety: findings beyond those that are kept pass for nothing, whatever is allowed")
  func moreFindingsThanKept() async throws {
    let names = (0..<150).map { "C\($0)" }
    let pickle = names.map { "cown\n\($0)\n0" }.joined() + "N."
    let files: [String: CheckExample.FileContent] = ["m.pkl": .text(pickle)]
    let allow = names.prefix(100).map { "{ import: 'own:\($0)', reason: x }" }
    let trial = try CheckTrial(
      ArtifactSafety(),
      entry:
        "- { id: s, type: artifact.safety, files: [m.pkl], allow: [\(allow.joined(separator: ", "))] }"
    )
    let cases = try trial.cases(of: try await trial.measure(files: files), files: files)
    #expect(cases.outcome("m.pkl") == .unmeasured)
    #expect(cases.rules("m.pkl") == ["structure.more-findings"])
  }

  @Test("Safety: every example comes to its outcome", arguments: ArtifactSafety().examples)
  func safety(_ example: CheckExample) async throws {
    guard example.rule != "content.pointer-unresolved" else { return }
    let cases = try await CheckTrial.cases(of: example, ArtifactSafety())
    #expect(cases.outcome(example.subject) == example.outcome, "\(cases.first?.message ?? "")")
    #expect(example.rule.map { cases.rules(example.subject).contains($0) } ?? true)
  }

  @Test(
    "A manifest that could not work is refused",
    arguments: [
      "artifact.interface, files: [a]", "artifact.interface, files: [a], compatible: maybe",
      "artifact.interface, files: [a], opset: { ai.onnx: zero }",
      "artifact.integrity, files: [a], sha256: { a: 12 }",
      "artifact.integrity, files: [a], signature: { model: m, file: s }",
      "artifact.integrity, files: [a], signature: { model: m, file: s, public-key: k, certificates: c }",
      "artifact.safety, files: [a], allow: [{ import: os.system, reason: x }]",
      "artifact.safety, files: [a], allow: [{ import: 'a:b' }]",
      "artifact.safety, files: [a], allow: [{ import: 'a:*', reason: x }]",
      "artifact.safety, files: [a], allow: [{ import: 'a:b', reason: x, until: soon }]",
    ])
  func refused(entry: String) throws {
    let checks: [any Check] = [ArtifactInterface(), ArtifactIntegrity(), ArtifactSafety()]
    let manifest = "version: 1\nmodel: m\nchecks:\n  - { id: c, type: \(entry) }\n"
    #expect(throws: ManifestProblems.self) {
      try ManifestLanguage(types: checks).decode(manifest.utf8, file: .root)
    }
  }
}
