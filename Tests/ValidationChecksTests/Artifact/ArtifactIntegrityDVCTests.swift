// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationChecks
@testable import ValidationCore
@testable import ValidationTesting

/// What pointers of DVC come to, in a snapshot that has, lacks or lists what they name.
@Suite struct ArtifactIntegrityDVCTests {
  /// md5 of `weights` and of `other`.
  private static let (weights, other) = (
    "63f4f1e9b725370f459720575cd5f953", "795f3202b17cb6bc3d4b771d8c6c9eaf"
  )

  private func cases(
    _ files: [String: String], kept: [String: String] = [:], unlisted: [String] = [],
    options: String = ""
  ) async throws -> [Case] {
    let trial = try CheckTrial(
      ArtifactIntegrity(),
      entry: "- { id: i, type: artifact.integrity, files: [README.md]\(options) }")
    let files = files.merging(["README.md": "words"]) { given, _ in given }
    let snapshot = try KeptSnapshot(files, kept: kept, unlisted: unlisted)
    let scope = trial.configuration.scope
    let access = Access(
      candidate: snapshot,
      content: FixedContent(candidate: snapshot.tracked), commands: ScriptedCommands())
    let measurement = try await ArtifactIntegrity().measure(scope, with: access)
    let judgements = ArtifactIntegrity().judge(
      measurement, against: trial.configuration.limits, now: Date(timeIntervalSince1970: 0))
    return CaseMaker(trial.prepared, strict: false).cases(
      of: ArtifactIntegrity().subjects(of: trial.configuration, in: snapshot), from: judgements)
  }

  private func pointer(_ text: String) -> String { "outs:\n- {\(text), hash: md5}\n" }

  private static func lock(dependency: String, output: String) -> String {
    """
    schema: '2.0'
    stages:
      train:
        cmd: x
        deps: [{path: data.csv, hash: md5, \(dependency)}]
        outs: [{path: m.json, hash: md5, \(output)}]
    """
  }

  private static let pipeline =
    "stages:\n  train:\n    cmd: x\n    metrics:\n    - m.json:\n        cache: false\n"

  @Test("content that has the size and the number of files that its pointer states passes")
  func matching() async throws {
    let file = try await cases(
      ["m.bin.dvc": pointer("md5: \(Self.weights), size: 7, path: m.bin")],
      kept: ["m.bin": "weights"])
    #expect(file.outcome("m.bin.dvc") == .passed)
    let folder = try await cases(
      ["d.dvc": pointer("md5: \(Self.weights).dir, size: 12, nfiles: 2, path: d")],
      kept: ["d/a": "weights", "d/b": "other"])
    #expect(folder.outcome("d.dvc") == .passed, "\(folder.map(\.message))")
  }

  @Test("a size or a number of files that is not the content's fails")
  func wrongNumbers() async throws {
    let file = try await cases(
      ["m.bin.dvc": pointer("md5: \(Self.weights), size: 8, path: m.bin")],
      kept: ["m.bin": "weights"])
    #expect(file.rules("m.bin.dvc") == ["integrity.dvc-size"])
    let folder = try await cases(
      ["d.dvc": pointer("md5: \(Self.weights).dir, size: 12, nfiles: 3, path: d")],
      kept: ["d/a": "weights", "d/b": "other"])
    #expect(folder.rules("d.dvc") == ["integrity.dvc-count"])
  }

  @Test("what DVC is to keep and git has too fails, also inside a folder")
  func committed() async throws {
    let file = try await cases([
      "m.bin.dvc": pointer("md5: \(Self.weights), size: 7, path: m.bin"), "m.bin": "weights",
    ])
    #expect(file.rules("m.bin.dvc") == ["integrity.dvc-committed"])
    let folder = try await cases(
      ["d.dvc": pointer("md5: \(Self.weights).dir, path: d"), "d/c": "x"], kept: ["d/a": "weights"])
    #expect(folder.rules("d.dvc") == ["integrity.dvc-committed"])
  }

  @Test("content that is not here, and a folder whose files are not known, are unmeasured")
  func absent() async throws {
    let text = pointer("md5: \(Self.weights), size: 7, path: m.bin")
    #expect(try await cases(["m.bin.dvc": text]).outcome("m.bin.dvc") == .unmeasured)
    let folder = try await cases(
      ["d.dvc": pointer("md5: \(Self.weights).dir, path: d")], unlisted: ["d"])
    #expect(folder.outcome("d.dvc") == .unmeasured)
  }

  @Test("a folder that is not listed makes a pattern that looks into it unmeasured")
  func unlisted() async throws {
    let snapshot = try KeptSnapshot(["m/a.onnx": "x"], kept: [:], unlisted: ["m/big"])
    let inside = ModelFiles([Glob("m/**/*.onnx"), Glob("m/big/x/*")], in: snapshot)
    #expect(inside.subjects == ["m/a.onnx", "m/big"])
    #expect(
      ModelFiles([Glob("m/*.onnx"), Glob("other/*")], in: snapshot).subjects == [
        "m/a.onnx", "other/*",
      ])
  }

  @Test("a stage whose dependency changed since it was run is stale")
  func stale() async throws {
    let text = Self.lock(dependency: "md5: \(Self.weights)", output: "md5: \(Self.other)")
    let files = ["dvc.lock": text, "dvc.yaml": Self.pipeline, "m.json": "other"]
    let fresh = try await cases(files.merging(["data.csv": "weights"]) { old, _ in old })
    #expect(fresh.outcome("dvc.lock") == .passed, "\(fresh.map(\.message))")
    let stale = try await cases(files.merging(["data.csv": "changed"]) { old, _ in old })
    #expect(stale.rules("dvc.lock") == ["integrity.dvc-stale"])
    let kept = try await cases(files, kept: ["data.csv": "changed"])
    #expect(kept.rules("dvc.lock") == ["integrity.dvc-stale"])
    #expect(try await cases(files).outcome("dvc.lock") == .unmeasured)
  }

  @Test("an output that DVC leaves to git is what the lock has of it")
  func leftToGit() async throws {
    let text = Self.lock(dependency: "md5: \(Self.weights)", output: "md5: \(Self.other)")
    let cases = try await cases([
      "dvc.lock": text, "dvc.yaml": Self.pipeline, "m.json": "{}", "data.csv": "weights",
    ])
    #expect(cases.rules("dvc.lock") == ["integrity.dvc-differs"])
  }

  @Test(
    "a folder of tracked files is compared as DVC names folders, unless something is left out of it"
  )
  func folderDependency() async throws {
    // echo -n '[{"md5": "63f4f1e9b725370f459720575cd5f953", "relpath": "a.py"}]' | md5sum
    let right = "6e70567a48cd5b428becf24684292dcd"
    func lock(_ digest: String) -> String {
      "schema: '2.0'\nstages:\n  t:\n    cmd: x\n    deps: [{path: src, hash: md5, md5: \(digest).dir}]\n"
    }
    let passed = try await cases(["dvc.lock": lock(right), "src/a.py": "weights"])
    #expect(passed.outcome("dvc.lock") == .passed, "\(passed.map(\.message))")
    let files = ["dvc.lock": lock(Self.other), "src/a.py": "weights"]
    #expect(try await cases(files).rules("dvc.lock") == ["integrity.dvc-stale"])
    let comments = files.merging([".dvcignore": "# none\n\n"]) { old, _ in old }
    #expect(try await cases(comments).rules("dvc.lock") == ["integrity.dvc-stale"])
    let ignoring = files.merging([".dvcignore": "*.md\n"]) { old, _ in old }
    #expect(try await cases(ignoring).outcome("dvc.lock") == .unmeasured)
  }

  @Test(
    "a file of DVC that cannot be read is unmeasured",
    arguments: ["", "a: [", "outs: x", "- &a [*a]"])
  func unreadable(text: String) async throws {
    #expect(try await cases(["m.bin.dvc": text]).outcome("m.bin.dvc") == .unmeasured)
  }

  @Test("more faults than are shown are counted")
  func many() async throws {
    let outs = (0..<30).map { "- {md5: \(Self.weights), hash: md5, size: 1, path: f\($0)}\n" }
    let kept = Dictionary(uniqueKeysWithValues: (0..<30).map { ("f\($0)", "weights") })
    let cases = try await cases(["a.dvc": "outs:\n" + outs.joined()], kept: kept)
    #expect(cases.rules("a.dvc").count == ScannedFacts.mostFindings + 1)
    let message = cases.first { $0.subject == "a.dvc" }?.findings.last?.message
    #expect(message?.contains("10 more faults not shown, 30 in all") == true, "\(message ?? "")")
  }

  @Test("which pointers are judged can be said, and one that is not there is unmeasured")
  func chosen() async throws {
    let files = ["a.dvc": "", "sub/b.dvc": pointer("md5: \(Self.weights), size: 7, path: m")]
    let none = try await cases(files, options: ", dvc: []")
    #expect(none.map(\.subject) == ["README.md"])
    let one = try await cases(
      files, kept: ["sub/m": "weights"], options: ", dvc: ['sub/*.dvc', 'c.dvc']")
    #expect(one.map(\.subject) == ["README.md", "sub/b.dvc", "c.dvc"])
    #expect(one.map(\.outcome) == [.passed, .passed, .unmeasured])
  }
}

/// Files of git, and files and folders that DVC keeps, without a store.
private struct KeptSnapshot: Snapshot {
  let tracked: FolderSnapshot
  let kept: FolderSnapshot
  let unlistedFolders: [RepositoryPath]
  let entries: [SnapshotEntry]

  init(_ files: [String: String], kept: [String: String], unlisted: [String]) throws {
    tracked = try FolderSnapshot(files.mapValues { .text($0) })
    self.kept = try FolderSnapshot(kept.mapValues { .text($0) })
    unlistedFolders = unlisted.compactMap { RepositoryPath($0) }
    entries =
      (tracked.entries
      + self.kept.entries.map {
        SnapshotEntry(path: $0.path, kind: .file, objectID: "md5:" + $0.objectID.prefix(32))
      }).sorted { $0.path < $1.path }
  }

  var revision: Revision { tracked.revision }

  func entry(at path: RepositoryPath) -> SnapshotEntry? { entries.first { $0.path == path } }

  func file(at path: RepositoryPath) async throws -> SnapshotFile {
    kept.entry(at: path) == nil
      ? try await tracked.file(at: path) : try await kept.file(at: path)
  }
}
