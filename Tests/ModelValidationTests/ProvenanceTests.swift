// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationContent
import ValidationCore

/// Records of trainings against a real history.
@Suite struct ProvenanceTests {
  private static let manifest = """
    version: 1
    model: m
    checks:
      - id: origin
        type: artifact.provenance
        files: [models/m.bin]
        record: models/m.json
        artifact: { model: models/m.bin }
        commit: commit
        code: { code: train.py }

    """

  /// Code committed, then a model that was made of it.
  private func repository() throws -> ModelRepository {
    let repository = try ModelRepository(
      files: ["train.py": "train", "validate-model.yaml": Self.manifest])
    try train(repository, at: try head(of: repository))
    try repository.commit("model")
    return repository
  }

  private func train(_ repository: ModelRepository, at commit: String) throws {
    let code = try Data(contentsOf: repository.folder.appendingPathComponent("train.py"))
    let model = Data("weights \(commit)".utf8)
    try repository.write("models/m.bin", model)
    let record = [
      "model": ContentDigest.sha256(of: model).hex, "code": ContentDigest.sha256(of: code).hex,
      "commit": commit,
    ]
    try repository.write("models/m.json", try JSONEncoder().encode(record))
  }

  private func head(of repository: ModelRepository) throws -> String {
    try Shell.run(["git", "rev-parse", "HEAD"], in: repository.folder).output
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private func rules(_ report: Report) -> [String] {
    report.cases.flatMap { $0.findings.map(\.rule) + [$0.obstacle?.rule].compactMap { $0 } }
  }

  @Test("a model that was made of the commit before it passes, committed or not yet")
  func passes() throws {
    let repository = try repository()
    #expect(try repository.report([]).report.names(.passed) == ["origin[models/m.bin]"])
    try train(repository, at: try head(of: repository))
    let edited = try repository.report([])
    #expect(edited.report.names(.passed) == ["origin[models/m.bin]"], "\(edited.finished.output)")
  }

  @Test("a model that was made of code that nobody had committed fails")
  func uncommittedCode() throws {
    let repository = try repository()
    try repository.write("train.py", Data("changed".utf8))
    try train(repository, at: try head(of: repository))
    try repository.commit("code and model at once")
    let result = try repository.report([])
    #expect(rules(result.report) == ["provenance.changed"], "\(result.finished.output)")
    #expect(result.finished.status == 1)
  }

  @Test("a stored measurement does not outlive the history that it was taken of")
  func rewrittenHistory() throws {
    let repository = try repository()
    let kept = try repository.report([])
    #expect(kept.report.suites[0].checks.map(\.action) == [.ran])
    #expect(try repository.report([]).report.suites[0].checks.map(\.action) == [.reused])
    // The same files on a line of history without the recorded commit.
    try Shell.git("switch", "-q", "--orphan", "rewritten", in: repository.folder)
    try Shell.git("checkout", "-q", "topic", "--", ".", in: repository.folder)
    try repository.commit("squashed")
    let result = try repository.report([])
    #expect(result.report.suites[0].checks.map(\.action) == [.ran])
    #expect(rules(result.report) == ["provenance.commit"], "\(result.finished.output)")
    try repository.replace(
      "commit: commit", with: "commit: { key: commit, is: same-files }", in: "validate-model.yaml")
    try repository.commit("same files")
    #expect(try repository.report([]).report.names(.passed) == ["origin[models/m.bin]"])
  }

  @Test("a shallow clone is unmeasured, with the remedy, and is measured once the rest is fetched")
  func shallow() throws {
    let repository = try repository()
    let clone = try ModelRepository()
    let url = "file://\(repository.folder.path)"
    try Shell.git("fetch", "-q", "--depth=1", url, "topic", in: clone.folder)
    try Shell.git("checkout", "-q", "--detach", "FETCH_HEAD", in: clone.folder)
    let cut = try clone.report(["--base", "HEAD"])
    #expect(rules(cut.report) == ["history.shallow"], "\(cut.finished.output)")
    #expect(cut.report.cases[0].obstacle?.remedy.contains("fetch-depth: 0") == true)
    #expect(cut.finished.status == 3)
    try Shell.git("fetch", "-q", "--unshallow", url, "topic", in: clone.folder)
    let whole = try clone.report(["--base", "HEAD"])
    #expect(whole.report.names(.passed) == ["origin[models/m.bin]"], "\(whole.finished.output)")
  }

  @Test("content behind a git LFS pointer is known by its own digest, and by the pointer's id")
  func largeFile() throws {
    let repository = try repository()
    let content = Data("a large table".utf8)
    let digest = ContentDigest.sha256(of: content).hex
    let pointer = Data(
      "version https://git-lfs.github.com/spec/v1\noid sha256:\(digest)\nsize \(content.count)\n"
        .utf8)
    try repository.write("data.csv", pointer)
    let objects = ".git/lfs/objects/\(digest.prefix(2))/\(digest.dropFirst(2).prefix(2))"
    try repository.write("\(objects)/\(digest)", content)
    try repository.replace(
      "commit: commit\n    code: { code: train.py }",
      with: "data: { data: data.csv, id: data.csv }", in: "validate-model.yaml")
    let model = try Data(contentsOf: repository.folder.appendingPathComponent("models/m.bin"))
    for (id, wanted) in [
      (ContentDigest.gitBlob(of: pointer).hex, []), (ContentDigest.gitBlob(of: content).hex, []),
      (String(repeating: "0", count: 40), ["provenance.data"]),
    ] as [(String, [String])] {
      let record = ["model": ContentDigest.sha256(of: model).hex, "data": digest, "id": id]
      try repository.write("models/m.json", try JSONEncoder().encode(record))
      try repository.commit("large file")
      let result = try repository.report([])
      #expect(rules(result.report) == wanted, "\(result.finished.output)")
    }
  }
}
