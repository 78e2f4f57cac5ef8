// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationGit

@Suite struct NamedCommitTests {
  @Test func aCommitIsTheCandidateBeforeItOrElsewhere() async throws {
    let world = try GitWorld()
    let first = try world.commit(["a": "1"], in: "r")
    let second = try world.commit(["a": "2"], in: "r")
    try world.git("switch", "-q", "-c", "side", first, in: "r")
    let side = try world.commit(["a": "3"], in: "r")
    try world.git("switch", "-q", "main", in: "r")
    let content = try world.open("r").content
    let standings: [(String, NamedCommit.Standing)] = [
      (first, .ancestor), (second, .candidate), (side, .elsewhere),
    ]
    for (id, standing) in standings {
      let commit = try #require(try await content.commit(id))
      #expect(commit.standing == standing)
      #expect(commit.snapshot.revision.commit == id)
    }
    let earlier = try #require(try await content.commit(first.uppercased()))
    #expect(try await world.text(of: "a", in: earlier.snapshot) == "1")
    try world.write("edited", to: "r/a")
    let edited = try world.open("r").content
    #expect(try await edited.commit(second)?.standing == .candidate)
    #expect(try await edited.commit(first)?.standing == .ancestor)
  }

  @Test func aMergedBranchIsBeforeTheCandidate() async throws {
    let project = try HostedProject()
    try project.clone("c")
    try project.world.git("switch", "-q", "--detach", "origin/main", in: "c")
    let content = try project.world.open("c").content
    #expect(try await content.commit(project.id("topic"))?.standing == .elsewhere)
    try project.checkOut("refs/pull/7/merge", as: "merged", depth: nil)
    let merged = try project.world.open("merged").content
    #expect(try await merged.commit(project.id("topic"))?.standing == .ancestor)
  }

  @Test func whatIsNoCommitOfACompleteCloneIsNone() async throws {
    let world = try GitWorld()
    try world.commit(["a": "1"], in: "r")
    try world.git("tag", "-a", "-m", "t", "annotated", in: "r")
    try world.git("branch", "deadbeef", in: "r")
    let content = try world.open("r").content
    let tree = try world.git("rev-parse", "HEAD^{tree}", in: "r")
    let tag = try world.git("rev-parse", "annotated", in: "r")
    let head = try world.git("rev-parse", "HEAD", in: "r")
    for id in [
      String(repeating: "0", count: 40), tree, tag, "HEAD", "deadbeef", "", String(head.prefix(12)),
      head + "0", "../../HEAD", "--all", "main@{0}",
    ] {
      let commit = try await content.commit(id)
      #expect(commit.map(\.standing) == nil, "\(id)")
    }
  }

  @Test func aShallowCloneTellsThatItCannotTell() async throws {
    let project = try HostedProject()
    try project.checkOut("refs/heads/main", as: "shallow", depth: 1)
    let content = try project.world.open("shallow").content
    #expect(try await content.commit(project.id("main"))?.standing == .candidate)
    for revision in ["first", "stale", "topic"] {
      let id = try project.id(revision)
      let obstacle = await obstacle { _ = try await content.commit(id) }
      #expect(obstacle?.rule == "history.shallow", "\(revision)")
      #expect(obstacle?.remedy.contains("fetch-depth: 0") == true)
    }
  }

  @Test func twoShallowLinesWhoseConnectionWasNotFetchedCannotBeTold() async throws {
    let project = try HostedProject()
    try project.checkOut("refs/heads/main", as: "shallow", depth: 1)
    let topic = try project.id("topic")
    try project.world.git("fetch", "-q", "--depth=1", "origin", "topic", in: "shallow")
    let content = try project.world.open("shallow").content
    #expect(await rule { _ = try await content.commit(topic) } == "history.shallow")
  }
}
