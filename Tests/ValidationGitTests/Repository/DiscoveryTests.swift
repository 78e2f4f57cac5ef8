// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationGit

@Suite struct DiscoveryTests {
  @Test func aRepositoryIsFoundFromAnyDepth() throws {
    let world = try GitWorld()
    try world.commit(["a/b/c/model": "x"], in: "r")
    let found = try Repository.discover(from: world.url("r/a/b/c"))
    #expect(found.root.plainPath == world.url("r").plainPath)
  }

  @Test func noRepositoryABareOneAndSHA256AreRefusedWithARemedy() async throws {
    let world = try GitWorld()
    try world.git("init", "-q", "--bare", "bare")
    try world.git("init", "-q", "--object-format=sha256", "new")
    try world.commit(["f": "x"], in: "new")
    try world.git("worktree", "add", "-q", "../linked", in: "new")
    try FileManager.default.createDirectory(
      at: world.url("none"), withIntermediateDirectories: true)
    let expected = [
      "none": "git.none", "bare": "git.bare", "new": "git.sha256", "linked": "git.sha256",
    ]
    for (name, rule) in expected {
      let obstacle = await obstacle { _ = try Repository.discover(from: world.url(name)) }
      #expect(obstacle?.rule == rule, "\(name)")
      #expect(obstacle?.remedy.isEmpty == false)
    }
  }

  @Test func factsTellWhatDoctorShows() throws {
    let project = try HostedProject()
    try project.clone("full")
    let full = try Repository.discover(from: project.world.url("full")).facts()
    #expect(full.head == .branch("main"))
    #expect(full.upstream == "origin/main")
    #expect(full.remotes == ["origin"])
    #expect(try full.headCommit == project.id("main"))
    #expect(!full.isShallow && !full.isPartialClone && !full.isLinkedWorktree)

    try project.clone("blobless", "--filter=blob:none", "--sparse", "--depth=1")
    let partial = try Repository.discover(from: project.world.url("blobless")).facts()
    #expect(partial.isShallow && partial.isPartialClone)

    try project.world.git("checkout", "-q", "--detach", in: "full")
    let detached = try Repository.discover(from: project.world.url("full")).facts()
    #expect(detached.head == .detached)
    #expect(detached.upstream == nil)

    try project.world.git("init", "-q", "-b", "fresh", "unborn")
    let unborn = try Repository.discover(from: project.world.url("unborn")).facts()
    #expect(unborn.head == .unborn("fresh"))
    #expect(unborn.headCommit == nil)
  }

  @Test func aLinkedWorkingTreeSharesTheStoreOfItsMainOne() throws {
    let project = try HostedProject()
    try project.world.git("worktree", "add", "-q", "../linked", "topic", in: "o")
    let facts = try Repository.discover(from: project.world.url("linked")).facts()
    #expect(facts.isLinkedWorktree)
    #expect(facts.root.plainPath == project.world.url("linked").plainPath)
    #expect(facts.head == .branch("topic"))
    #expect(facts.lfsStore.plainPath == project.world.url("o/.git/lfs/objects").plainPath)
  }

  @Test func theStoreIsWhereTheConfigurationSays() throws {
    let world = try GitWorld()
    try world.commit(["f": "x"], in: "r")
    try world.git("config", "lfs.storage", "/elsewhere/lfs", in: "r")
    let facts = try Repository.discover(from: world.url("r")).facts()
    #expect(facts.lfsStore.plainPath == "/elsewhere/lfs/objects")
  }

  @Test func aFileOfASubmoduleBelongsToTheSubmodule() throws {
    let project = try HostedProject()
    try project.world.commit(["f": "x"], in: "parent")
    try project.world.git(
      "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", project.origin, "sub",
      in: "parent")
    let found = try Repository.discover(from: project.world.url("parent/sub"))
    #expect(found.root.plainPath == project.world.url("parent/sub").plainPath)
  }

  @Test(.enabled(if: getuid() == 0, "only root can give a repository to another user"))
  func aForeignRepositoryIsRefusedUntilItIsDeclaredSafe() async throws {
    let world = try GitWorld()
    try world.commit(["f": "x"], in: "foreign")
    try world.run("chown", ["-R", "65534", "foreign"])
    let place = world.url("foreign").plainPath
    let configuration = GitWorld.home.appending(path: ".gitconfig")
    defer { try? FileManager.default.removeItem(at: configuration) }
    // libgit2 1.5 fails differently where no such setting exists at all.
    for text in ["", "[safe]\n\tdirectory = /elsewhere\n"] {
      try Data(text.utf8).write(to: configuration)
      let obstacle = await obstacle { _ = try Repository.discover(from: world.url("foreign")) }
      #expect(obstacle?.rule == "git.foreign-owner")
      #expect(obstacle?.remedy.contains("--add safe.directory \(place)`") == true)
    }
    try Data("[safe]\n\tdirectory = \(place)\n".utf8).write(to: configuration)
    #expect(try Repository.discover(from: world.url("foreign")).root.plainPath == place)
  }
}
