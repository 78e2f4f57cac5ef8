// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationContent
import ValidationTesting

@testable import ValidationChecks
@testable import ValidationCore

@Suite struct ArtifactProvenanceTests {
  private typealias Files = [String: CheckExample.FileContent]
  private static let id = String(repeating: "a", count: 40)
  private static let model = "models/m.bin"

  private func sha256(_ text: String) -> String { ContentDigest.sha256(of: text.utf8).hex }

  private func cases(
    _ options: String, _ files: Files, commits: [String: NamedCommit] = [:],
    artifact: String = model
  ) async throws -> [Case] {
    let trial = try CheckTrial(
      ArtifactProvenance(),
      entry: "- { id: p, type: artifact.provenance, files: ['\(artifact)'], \(options) }")
    return try trial.cases(
      of: try await trial.measure(files: files, commits: commits), files: files)
  }

  private func world(_ record: String, _ more: Files = [:]) -> Files {
    [
      Self.model: .text("w"), "train.py": .text("t"), "r.json": .text(record),
      "data/a.csv": .text("1"), "data/b.csv": .text("2"),
    ].merging(more) { $1 }
  }

  /// A record of the artifact and of the commit `id`.
  private var record: String { #"{"m": "\#(sha256("w"))", "at": "\#(Self.id)"}"# }
  private let bound = "record: r.json, artifact: { m: models/m.bin }"

  @Test("Every example comes to its outcome", arguments: ArtifactProvenance().examples)
  func examples(_ example: CheckExample) async throws {
    let cases = try await CheckTrial.cases(of: example, ArtifactProvenance())
    #expect(cases.outcome(example.subject) == example.outcome, "\(cases.first?.message ?? "")")
    #expect(example.rule.map { cases.rules(example.subject).contains($0) } ?? true)
  }

  @Test(
    "the recorded commit is what the rule asks for, or fails",
    arguments: [
      ("ancestor", NamedCommit.Standing.ancestor, Outcome.passed),
      ("ancestor", .candidate, .passed), ("ancestor", .elsewhere, .failed),
      ("candidate", .candidate, .passed), ("candidate", .ancestor, .failed),
      ("candidate", .elsewhere, .failed), ("same-files", .elsewhere, .passed),
      ("same-files", .ancestor, .passed),
    ])
  func standing(rule: String, standing: NamedCommit.Standing, outcome: Outcome) async throws {
    let files = world(record)
    let commit = NamedCommit(standing: standing, snapshot: try FolderSnapshot(files))
    let cases = try await cases(
      "\(bound), commit: { key: at, is: \(rule) }, unchanged: ['data/**']", files,
      commits: [Self.id: commit])
    #expect(cases.map(\.outcome) == [outcome], "\(cases[0].message)")
    if outcome == .failed { #expect(cases.rules(Self.model) == ["provenance.commit"]) }
  }

  @Test("a file that is not as it was at the commit fails, also one that is new or gone")
  func changed() async throws {
    let files = world(record)
    for (path, content) in [("data/a.csv", "other"), ("data/c.csv", "new"), ("train.py", "u")] {
      let then = files.merging([path: .text(content)]) { $1 }
      let cases = try await cases(
        "\(bound), commit: at, unchanged: ['data/**', train.py]", files,
        commits: [Self.id: .init(standing: .ancestor, snapshot: try FolderSnapshot(then))])
      #expect(cases.rules(Self.model) == ["provenance.changed"])
      #expect(cases[0].message.contains(path), "\(cases[0].message)")
    }
    let elsewhere = files.merging(["serve.py": .text("new")]) { $1 }
    let cases = try await cases(
      "\(bound), commit: at, unchanged: ['data/**']", files,
      commits: [Self.id: .init(standing: .ancestor, snapshot: try FolderSnapshot(elsewhere))])
    #expect(cases.map(\.outcome) == [.passed], "\(cases[0].message)")
  }

  @Test("data whose digest is right today, and that was not so at the commit, fails")
  func uncommittedData() async throws {
    let files = world(
      #"{"m": "\#(sha256("w"))", "at": "\#(Self.id)", "d": "\#(sha256("1"))"}"#)
    let then = files.merging(["data/a.csv": .text("before")]) { $1 }
    let cases = try await cases(
      "\(bound), commit: at, data: { d: data/a.csv }", files,
      commits: [Self.id: .init(standing: .ancestor, snapshot: try FolderSnapshot(then))])
    #expect(cases.rules(Self.model) == ["provenance.changed"])
  }

  @Test("a commit that no history has fails; where only files count, it cannot be told")
  func unknownCommit() async throws {
    let failed = try await cases("\(bound), commit: at", world(record))
    #expect(failed.rules(Self.model) == ["provenance.commit"])
    let unmeasured = try await cases(
      "\(bound), commit: { key: at, is: same-files }, unchanged: [train.py]", world(record))
    #expect(unmeasured.map(\.outcome) == [.unmeasured])
    #expect(unmeasured.rules(Self.model) == ["provenance.commit-absent"])
  }

  @Test(
    "what is no whole commit id fails",
    arguments: [
      "HEAD", "main", "aaaaaaa", "", "\(id)-dirty", "--upload-pack=x", "\u{1b}[31m", "ａ",
    ])
  func noCommit(text: String) async throws {
    let value = try String(decoding: JSONEncoder().encode(text), as: UTF8.self)
    let files = world(#"{"m": "\#(sha256("w"))", "at": \#(value)}"#)
    let cases = try await cases("\(bound), commit: at", files)
    #expect(cases.rules(Self.model) == ["provenance.malformed"])
    #expect(!cases[0].message.contains("\u{1b}"))
  }

  @Test("a pattern of unchanged files that names none is unmeasured")
  func unchangedNothing() async throws {
    let files = world(record)
    let cases = try await cases(
      "\(bound), commit: at, unchanged: ['src/**']", files,
      commits: [Self.id: .init(standing: .ancestor, snapshot: try FolderSnapshot(files))])
    #expect(cases.rules(Self.model) == ["artifact.no-match"])
    #expect(cases.map(\.outcome) == [.unmeasured])
  }

  @Test("without a history, a commit is unmeasured, and what is wrong still fails")
  func noHistory() async throws {
    struct NoHistory: ContentStore {
      let files: FixedContent
      func snapshot(of side: Side) async throws -> any Snapshot {
        try await files.snapshot(of: side)
      }
      func withWorkspace<R: Sendable>(
        of side: Side, _ body: @Sendable (Workspace) async throws -> R
      ) async throws -> R { try await files.withWorkspace(of: side, body) }
    }
    let trial = try CheckTrial(
      ArtifactProvenance(),
      entry: "- { id: p, type: artifact.provenance, files: [\(Self.model)], \(bound), commit: at }")
    for (weights, rule) in [("w", "history.none"), ("x", "provenance.artifact")] {
      let files = world(record, [Self.model: .text(weights)])
      let snapshot = try FolderSnapshot(files)
      let access = Access(
        candidate: snapshot, content: NoHistory(files: FixedContent(candidate: snapshot)),
        commands: ScriptedCommands())
      let measured = try await trial.check.measure(trial.configuration.scope, with: access)
      #expect(try trial.cases(of: measured, files: files).rules(Self.model) == [rule])
    }
  }

  @Test("a record in YAML is read as it is spelled")
  func yaml() async throws {
    let files: Files = [
      Self.model: .text("w"), "r.yaml": .text("training:\n  model: \(sha256("w"))\n"),
    ]
    let options = "record: { path: r.yaml }, artifact: { training.model: models/m.bin }"
    #expect(try await cases(options, files).map(\.outcome) == [.passed])
  }

  @Test(
    "a record that cannot be read is unmeasured",
    arguments: [
      "", "no", "[]", "{", "{\"m\": 1, \"m\": 2}", "\u{0}",
      String(repeating: "[", count: 100_000), "{\"_type\": \"x\"}",
      "{\"payload\": 1, \"payloadType\": 2}",
    ])
  func unreadable(record: String) async throws {
    let cases = try await cases(bound, world(record))
    #expect(cases.map(\.outcome) == [.unmeasured], "\(cases[0].message)")
  }

  @Test("a record of more than 8 MiB is not read")
  func tooLarge() async throws {
    let cases = try await cases(bound, world(String(repeating: " ", count: (8 << 20) + 1)))
    #expect(cases.rules(Self.model) == ["provenance.record-unreadable"])
    #expect(cases[0].message.contains("8 MiB"))
  }

  @Test("a recorded value that is no text is no digest")
  func noText() async throws {
    for value in ["1", "true", "[]", "{}", "\"sha256:00\"", "\"\""] {
      let cases = try await cases(bound, world(#"{"m": \#(value)}"#))
      #expect(cases.rules(Self.model) == ["provenance.malformed"], "\(value)")
    }
  }

  @Test("a recorded file that is not tracked is unmeasured")
  func absentData() async throws {
    let files = world(#"{"m": "\#(sha256("w"))", "d": "\#(sha256("1"))"}"#)
    let cases = try await cases("\(bound), data: { d: data/gone.csv }", files)
    #expect(cases.rules(Self.model) == ["content.missing"])
    #expect(cases.map(\.outcome) == [.unmeasured])
  }

  @Test("metadata inside the artifact is a record, bound to it by where it stands")
  func metadata() async throws {
    let path = "models/m.safetensors"
    let model = { (metadata: String) in
      let header =
        #"{"__metadata__": {\#(metadata)}, "w": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}"#
      let length = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) }
      return CheckExample.FileContent.bytes(length + Data(header.utf8) + Data(count: 4))
    }
    let options = "record: metadata, code: { train_sha256: train.py }"
    for (metadata, rules) in [
      (#""train_sha256": "\#(sha256("t"))""#, []),
      (#""train_sha256": "\#(sha256("u"))""#, ["provenance.code"]),
      (#""other": "x""#, ["provenance.key-missing"]), ("", ["provenance.record-missing"]),
      (#""train_sha256": "\#(String(repeating: "0", count: 500))""#, ["provenance.malformed"]),
    ] as [(String, [String])] {
      let cases = try await cases(
        options, ["train.py": .text("t"), path: model(metadata)], artifact: path)
      #expect(cases.rules(path) == rules, "\(cases[0].message)")
    }
  }

  @Test("a statement is about what its digests say, whatever its names are")
  func subjects() async throws {
    let statement = { (subjects: String, dependencies: String) in
      """
      {"_type": "https://in-toto.io/Statement/v1", "subject": [\(subjects)],
       "predicateType": "https://slsa.dev/provenance/v1",
       "predicate": {"buildDefinition": {"resolvedDependencies": [\(dependencies)]}}}
      """
    }
    let subject = { (name: String, digest: String) in
      #"{"name": "\#(name)", "digest": {\#(digest)}}"#
    }
    let right = #""sha256": "\#(sha256("w"))""#
    let wrong = #""sha256": "\#(sha256("x"))""#
    for (subjects, rules) in [
      (subject("renamed", right), []),
      (subject("m.bin", wrong) + "," + subject("other", right), []),
      (subject("m.bin", wrong), ["provenance.artifact"]),
      // Both must agree.
      (
        subject("m.bin", right + #", "sha512": "\#(String(repeating: "0", count: 128))""#),
        ["provenance.artifact"]
      ),
      (subject("m.bin", #""sha256": "00""#), ["provenance.malformed"]),
      (subject("m.bin", #""blake3": "00""#), ["provenance.digest-kind"]),
    ] as [(String, [String])] {
      let cases = try await cases("record: r.json", world(statement(subjects, "")))
      #expect(cases.rules(Self.model) == rules, "\(subjects): \(cases[0].message)")
    }
    let one =
      #"{"uri": "git+https://e.org/r@refs/heads/main", "digest": {"gitCommit": "\#(Self.id)"}}"#
    let two = one.replacingOccurrences(of: "e.org/r", with: "e.org/tools")
      .replacingOccurrences(of: "aaaa", with: "bbbb")
    for (dependencies, option, rules) in [
      (one, "{ is: ancestor }", []), ("\(one),\(two)", "git+https://e.org/r", []),
      ("\(one),\(two)", "{ is: ancestor }", ["provenance.key-missing"]),
      ("", "{ is: ancestor }", ["provenance.key-missing"]),
      ("\(one),\(two)", "git+https://e.org/tools", ["provenance.commit"]),
    ] as [(String, String, [String])] {
      let files = world(statement(subject("m", right), dependencies))
      let cases = try await cases(
        "record: r.json, commit: \(option)", files,
        commits: [Self.id: .init(standing: .ancestor, snapshot: try FolderSnapshot(files))])
      #expect(cases.rules(Self.model) == rules, "\(option): \(cases[0].message)")
    }
  }

  @Test("whatever part of a measurement is lost, no judgement passes for it")
  func nothingCompared() throws {
    let trial = try CheckTrial(
      ArtifactProvenance(),
      entry: "- { id: p, type: artifact.provenance, files: [\(Self.model)], record: r.json }")
    let facts = ArtifactProvenance.Facts(claims: [], commit: nil, otherDependencies: 0)
    let measured = ArtifactProvenance.Measurement(files: [
      .init(subject: Self.model, path: RepositoryPath(Self.model), facts: .known(facts))
    ])
    let cases = try trial.cases(of: measured, files: world("{}"))
    #expect(cases.rules(Self.model) == ["provenance.nothing-compared"])
    let none = try trial.cases(of: .init(files: []), files: world("{}"))
    #expect(none.map(\.outcome) == [.unmeasured])
  }

  @Test(
    "A manifest that could not work is refused",
    arguments: [
      "", "record: metadata", "record: metadata, artifact: { m: models/m.bin }",
      "record: metadata, commit: { is: ancestor }", "record: r.json, artifact: { m: other.bin }",
      "record: r.json, unchanged: [a]", "record: r.json, commit: { key: at, is: same-files }",
      "record: r.json, commit: { key: at, is: newest }", "record: ../r.json",
      "record: r.json, data: { d: ../d }", "record: r.json, data: [d]",
    ])
  func refused(options: String) throws {
    #expect(throws: ManifestProblems.self) {
      try CheckTrial(
        ArtifactProvenance(),
        entry: "- { id: p, type: artifact.provenance, files: [\(Self.model)], \(options) }")
    }
  }
}
