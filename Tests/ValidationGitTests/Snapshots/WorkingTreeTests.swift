// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationGit

@Suite struct WorkingTreeTests {
  @Test func theWorkingTreeIsTheCandidateOnlyWhenTrackedFilesDiffer() throws {
    let world = try GitWorld()
    let head = try world.commit(["a": "1", "b": "2"], in: "r")
    try world.write("untracked", to: "r/c")
    #expect(try world.open("r").history.candidate.kind == .commit)
    #expect(try world.open("r", .worktree).history.candidate.kind == .worktree)
    try world.run("touch", ["-d", "2001-01-01", "r/a"])
    #expect(try world.open("r").history.candidate.kind == .commit, "a new date is no difference")
    try world.write("changed", to: "r/a")
    let candidate = try world.open("r").history.candidate
    #expect(candidate.kind == .worktree)
    #expect(candidate.commit == head)
    #expect(try world.open("r", .head).history.candidate.kind == .commit)
  }

  @Test func lineEndConversionIsNoDifference() throws {
    let world = try GitWorld()
    try world.commit([".gitattributes": "* text=auto eol=crlf\n", "a.txt": "one\ntwo\n"], in: "r")
    try FileManager.default.removeItem(at: world.url("r/a.txt"))
    try world.git("checkout", "-q", ".", in: "r")
    try world.run("touch", ["-d", "2001-01-01", "r/a.txt"])
    #expect(try Data(contentsOf: world.url("r/a.txt")).contains(13))
    #expect(try world.open("r").history.candidate.kind == .commit)
  }

  @Test func aWorkingTreeGivesModifiedContentAndForgetsDeletedFiles() async throws {
    let world = try GitWorld()
    try world.commit(["same": "1", "edited": "2", "gone": "3"], in: "r")
    try world.write("now", to: "r/edited")
    try FileManager.default.removeItem(at: world.url("r/gone"))
    try world.write("new", to: "r/staged")
    try world.git("add", "staged", in: "r")
    try world.write("untracked", to: "r/untracked")
    let access = try world.open("r")
    let snapshot = try await access.content.snapshot(of: .candidate)
    #expect(snapshot.entries.map(\.path.text) == ["edited", "same", "staged"])
    #expect(try await world.text(of: "edited", in: snapshot) == "now")
    #expect(try await world.text(of: "same", in: snapshot) == "1")
    let id = try world.git("hash-object", "edited", in: "r")
    #expect(snapshot.entries[0].objectID == id)
    let untracked = await obstacle { _ = try await world.text(of: "untracked", in: snapshot) }
    #expect(untracked?.rule == "content.untracked")
    #expect(untracked?.remedy.contains("git add untracked") == true)
    let gone = await obstacle { _ = try await world.text(of: "gone", in: snapshot) }
    #expect(gone?.rule == "content.missing")
    #expect(gone?.message.contains("deleted") == true)
  }

  @Test func contentThatWasHandedOutDoesNotChangeAndALaterChangeIsNoticed() async throws {
    let world = try GitWorld()
    try world.commit(["a": "1", "b": "1"], in: "r")
    try world.write("two", to: "r/a")
    try world.write("two", to: "r/b")
    let access = try world.open("r")
    let snapshot = try await access.content.snapshot(of: .candidate)
    #expect(try await world.text(of: "a", in: snapshot) == "two")
    try world.write("three", to: "r/a")
    try world.write("three", to: "r/b")
    #expect(try await world.text(of: "a", in: snapshot) == "two")
    #expect(await rule { _ = try await world.text(of: "b", in: snapshot) } == "content.changed")
  }

  @Test func aLinkOfTheWorkingTreeIsReadAsItIsNow() async throws {
    let world = try GitWorld()
    try world.commit(["a": "1", "b": "2", "d/f": "3"], in: "r")
    try world.run("ln", ["-sfn", "b", "r/a"])
    try world.run("mv", ["r/d", "outside"])
    try world.run("ln", ["-s", "../outside", "r/d"])
    let access = try world.open("r")
    let snapshot = try await access.content.snapshot(of: .candidate)
    #expect(try await world.text(of: "a", in: snapshot) == "2")
    #expect(snapshot.entry(at: try #require(RepositoryPath("a")))?.kind == .symbolicLink)
    #expect(snapshot.entries.map(\.path.text) == ["a", "b"])
    #expect(await rule { _ = try await world.text(of: "d/f", in: snapshot) } == "content.missing")
  }

  @Test func aPipeOrSocketInPlaceOfAFileIsAnObstacleAndNoHang() async throws {
    let world = try GitWorld()
    try world.commit(["a": "1", "b": "2"], in: "r")
    try FileManager.default.removeItem(at: world.url("r/a"))
    try world.run("mkfifo", ["r/a", "r/untracked"])
    let access = try world.open("r")
    let snapshot = try await access.content.snapshot(of: .candidate)
    #expect(access.history.candidate.kind == .worktree)
    #expect(await rule { _ = try await world.text(of: "a", in: snapshot) } == "content.not-a-file")
    #expect(
      await rule { try await access.content.withWorkspace(of: .candidate) { _ in } }
        == "content.not-a-file")
  }

  @Test func aSparseCheckoutIsNoChangeAndItsMissingFilesAreStillThere() async throws {
    let world = try GitWorld()
    try world.commit(["in/a": "1", "out/b": "2"], in: "r")
    try world.git("sparse-checkout", "set", "in", in: "r")
    #expect(!FileManager.default.fileExists(atPath: world.url("r/out/b").plainPath))
    #expect(try world.open("r").history.candidate.kind == .commit)
    let access = try world.open("r", .worktree)
    let snapshot = try await access.content.snapshot(of: .candidate)
    #expect(try await world.text(of: "out/b", in: snapshot) == "2")
    let exported = try await access.content.withWorkspace(of: .candidate) { workspace in
      try String(contentsOf: workspace.root.appending(path: "out/b"), encoding: .utf8)
    }
    #expect(exported == "2")
  }

  @Test func anUnresolvedMergeIsAnObstacleForTheWorkingTreeOnly() async throws {
    let world = try GitWorld()
    try world.commit(["a": "0"], in: "r")
    try world.git("switch", "-q", "-c", "other", in: "r")
    try world.commit(["a": "1"], in: "r")
    try world.git("switch", "-q", "main", in: "r")
    try world.commit(["a": "2"], in: "r")
    #expect(throws: GitWorld.ProgramFailure.self) { try world.git("merge", "other", in: "r") }
    #expect(await rule { _ = try world.open("r") } == "git.conflicts")
    #expect(try world.open("r", .head).history.candidate.kind == .commit)
  }

  @Test func anUnbornBranchIsJudgedAsItsWorkingTree() async throws {
    let world = try GitWorld()
    try world.git("init", "-q", "r")
    try world.write("1", to: "r/a")
    try world.git("add", "a", in: "r")
    let access = try world.open("r")
    #expect(
      access.history.candidate == Revision(kind: .worktree, commit: nil, name: "working tree"))
    #expect(access.history.base == .firstCommit)
    let snapshot = try await access.content.snapshot(of: .candidate)
    #expect(try await world.text(of: "a", in: snapshot) == "1")
    #expect(await rule { _ = try await access.history.changedPaths() } == "base.first-commit")
    #expect(await rule { _ = try world.open("r", .head) } == "git.unborn")
  }
}
