// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationGit

@Suite struct GitSnapshotTests {
  @Test func aCommitGivesItsOwnContentWhateverTheWorkingTreeSays() async throws {
    let world = try GitWorld()
    let first = try world.commit(["data/a.csv": "one\n", "run.sh": "x"], in: "r")
    try world.git("update-index", "--chmod=+x", "run.sh", in: "r")
    try world.git("commit", "-q", "-m", "mode", in: "r")
    try world.write("two\n", to: "r/data/a.csv")
    let access = try world.open("r", .head, base: first)
    let candidate = try await access.content.snapshot(of: .candidate)
    #expect(candidate.entries.map(\.path.text) == ["data/a.csv", "run.sh"])
    #expect(candidate.entries.map(\.kind) == [.file, .executable])
    let file = try await candidate.file(at: try #require(RepositoryPath("data/a.csv")))
    #expect(try String(contentsOf: file.url, encoding: .utf8) == "one\n")
    #expect(file.size == 4)
    #expect(file.contentID == candidate.entries[0].objectID)
    #expect(file.url.pathExtension == "csv")
    #expect(file.url.plainPath.hasPrefix(world.runs.plainPath))
    let base = try await access.content.snapshot(of: .base)
    #expect(base.entries.map(\.kind) == [.file, .file])
  }

  @Test func manyReadersOfOneFileShareOneCopy() async throws {
    let world = try GitWorld()
    try world.commit(["a": "1", "b": "2"], in: "r")
    let snapshot = try await world.open("r").content.snapshot(of: .candidate)
    let paths = ["a", "b"].compactMap { RepositoryPath($0) }
    let urls = try await withThrowingTaskGroup(of: URL.self) { group in
      for number in 0..<64 {
        group.addTask { try await snapshot.file(at: paths[number % 2]).url }
      }
      return try await group.reduce(into: Set<URL>()) { $0.insert($1) }
    }
    #expect(urls.count == 2)
  }

  @Test func aMissingPathSuggestsTheNearestTrackedOne() async throws {
    let world = try GitWorld()
    try world.commit(["models/churn.onnx": "1", "data/train.csv": "2"], in: "r")
    let access = try world.open("r")
    let snapshot = try await access.content.snapshot(of: .candidate)
    let cases = ["churn.onnx": "models/churn.onnx", "data/trian.csv": "data/train.csv"]
    for (asked, meant) in cases {
      let obstacle = await obstacle { _ = try await world.text(of: asked, in: snapshot) }
      #expect(obstacle?.rule == "content.missing")
      #expect(obstacle?.remedy == "did you mean \(meant)?")
    }
    #expect(
      await rule { _ = try await world.text(of: "models", in: snapshot) } == "content.not-a-file")
    #expect(await rule { _ = try await world.text(of: "", in: snapshot) } == "content.not-a-file")
  }

  @Test func aBloblessCloneSaysWhichObjectIsMissing() async throws {
    let project = try HostedProject()
    try project.clone("blobless", "--filter=blob:none", "--no-checkout")
    let access = try project.world.open("blobless", .head, base: "HEAD")
    let snapshot = try await access.content.snapshot(of: .candidate)
    #expect(snapshot.entries.map(\.path.text) == ["main", "model"])
    let missing = await obstacle { _ = try await project.world.text(of: "model", in: snapshot) }
    #expect(missing?.rule == "content.object-missing")
    #expect(missing?.remedy.contains("--filter") == true)
    #expect(
      await rule { try await access.content.withWorkspace(of: .candidate) { _ in } }
        == "content.object-missing")
  }

  @Test func aSubmoduleIsAnEntryWithoutContent() async throws {
    let project = try HostedProject()
    try project.world.commit(["f": "x"], in: "parent")
    try project.world.git(
      "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", project.origin, "sub",
      in: "parent")
    try project.world.commit([:], in: "parent")
    try project.world.write("dirty", to: "parent/sub/model")
    let access = try project.world.open("parent")
    #expect(access.history.candidate.kind == .commit)
    let snapshot = try await access.content.snapshot(of: .candidate)
    #expect(snapshot.entry(at: try #require(RepositoryPath("sub")))?.kind == .submodule)
    #expect(
      await rule { _ = try await project.world.text(of: "sub", in: snapshot) }
        == "content.not-a-file")
    let names = try await access.content.withWorkspace(of: .candidate) { workspace in
      try FileManager.default.contentsOfDirectory(
        atPath: workspace.root.appending(path: "sub").plainPath)
    }
    #expect(names == [])
  }
}
