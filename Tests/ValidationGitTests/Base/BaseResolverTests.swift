// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationGit

@Suite struct BaseResolverTests {
  @Test func aMergeRefIsComparedWithItsFirstParentWhateverTheEventSays() throws {
    let project = try HostedProject()
    for (name, depth) in [("two", 2), ("full", nil)] {
      try project.checkOut("refs/pull/7/merge", as: name, depth: depth)
      let base = try project.base(of: name, environment: project.pullRequest())
      #expect(try base.commit == project.id("main"))
      #expect(base.rule == "HEAD^1 of refs/pull/7/merge")
    }
  }

  @Test func aMergeRefAtDepthOneIsNoFirstCommit() throws {
    let project = try HostedProject()
    try project.checkOut("refs/pull/7/merge", as: "one", depth: 1)
    let base = try project.base(of: "one", environment: project.pullRequest())
    #expect(base.obstacle?.rule == "base.shallow")
    #expect(base.obstacle?.remedy.contains("fetch-depth: 0") == true)
    try project.world.git("worktree", "add", "-q", "--detach", "../linked", in: "one")
    for place in ["linked", "one"] {
      #expect(try project.base(of: place).obstacle?.rule == "base.shallow", "\(place)")
    }
    // Without the host's variables the clone must not look like a first commit either.
    #expect(try project.base(of: "one").obstacle?.rule == "base.shallow")
    #expect(try project.base(of: "one", manifest: "origin/main").obstacle?.rule == "base.shallow")
  }

  @Test func anExplicitBaseWinsOverTheVariableAndBothOverTheMergeRef() throws {
    let project = try HostedProject()
    try project.checkOut("refs/pull/7/merge", as: "full", depth: nil)
    var environment = try project.pullRequest()
    environment["VALIDATE_MODEL_BASE"] = try project.id("stale")
    let byVariable = try project.base(of: "full", environment: environment)
    #expect(try byVariable.commit == project.id("stale"))
    #expect(byVariable.rule == "VALIDATE_MODEL_BASE")
    let byOption = try project.base(of: "full", explicit: "origin/topic", environment: environment)
    #expect(try byOption.commit == project.id("topic"))
    #expect(byOption.rule == "--base")
    environment["VALIDATE_MODEL_BASE"] = ""
    #expect(
      try project.base(of: "full", environment: environment).commit == project.id("main"),
      "an empty variable is an unset one")
  }

  @Test func aBaseThatIsNoCommitHereIsUnresolved() throws {
    let project = try HostedProject()
    try project.clone("full")
    for name in ["no-such", "", "-q", "a..b", "HEAD^{tree}", "main:model"] {
      let base = try project.base(of: "full", explicit: name)
      #expect(base.obstacle?.rule == "base.not-found", "\(name)")
    }
    try project.checkOut("refs/pull/7/merge", as: "one", depth: 1)
    let base = try project.base(of: "one", explicit: try project.id("main"))
    #expect(base.obstacle?.rule == "base.shallow")
  }

  @Test func theHeadOfAPullRequestIsComparedWithItsForkPoint() throws {
    let project = try HostedProject()
    try project.clone("head")
    try project.world.git("fetch", "-q", "origin", "refs/pull/7/head", in: "head")
    try project.world.git("checkout", "-q", "--detach", "FETCH_HEAD", in: "head")
    // The workflow's reference is still that of the merge, which HEAD is not.
    let base = try project.base(of: "head", environment: project.pullRequest())
    #expect(try base.commit == project.id("first"))
    #expect(base.rule == "merge base of HEAD and origin/HEAD")
  }

  @Test func theHeadOfAPullRequestWithoutADefaultBranchIsUnresolvedOrTheManifests() throws {
    let project = try HostedProject()
    try project.checkOut("refs/pull/7/head", as: "head", depth: nil)
    let environment = try project.pullRequest()
    let base = try project.base(of: "head", environment: environment)
    #expect(base.obstacle?.rule == "base.not-found")
    let named = try project.base(of: "head", manifest: "origin/main", environment: environment)
    #expect(try named.commit == project.id("first"))
    #expect(
      try project.base(of: "head", manifest: "origin/gone").obstacle?.rule == "base.not-found")
    try project.checkOut("refs/pull/7/head", as: "shallow", depth: 2)
    #expect(try project.base(of: "shallow").obstacle?.rule == "base.shallow")
  }

  @Test func aMergeQueueIsComparedWithTheEventsBase() throws {
    let project = try HostedProject()
    try project.checkOut("refs/pull/7/merge", as: "full", depth: nil)
    let json = #"{"merge_group": {"base_sha": "\#(try project.id("stale"))"}}"#
    let base = try project.base(
      of: "full", environment: try project.event(json, named: "merge_group"))
    #expect(try base.commit == project.id("stale"))
    #expect(base.rule == "base_sha of the merge_group event")
    try project.checkOut("refs/pull/7/merge", as: "one", depth: 1)
    let shallow = try project.base(
      of: "one", environment: try project.event(json, named: "merge_group"))
    #expect(shallow.obstacle?.rule == "base.shallow")
  }

  @Test func aPushIsComparedWithWhatTheBranchWas() throws {
    let project = try HostedProject()
    try project.clone("main")
    func base(before: String, of clone: String) throws -> BaseResolution {
      let json = #"{"ref": "refs/heads/main", "before": "\#(before)"}"#
      return try project.base(of: clone, environment: try project.event(json, named: "push"))
    }
    #expect(try base(before: project.id("stale"), of: "main").commit == project.id("stale"))
    let zeros = try base(before: String(repeating: "0", count: 40), of: "main")
    #expect(zeros.rule == "merge base of HEAD and origin/HEAD, which is HEAD itself")
    let absent = String(repeating: "ab", count: 20)
    #expect(try base(before: absent, of: "main").commit == project.id("main"))
    // In a shallow clone nobody can tell whether it was pushed away.
    try project.clone("shallow", "--depth=1")
    #expect(try base(before: absent, of: "shallow").obstacle?.rule == "base.shallow")
    #expect(
      try base(before: project.id("stale"), of: "shallow").obstacle?.rule == "base.shallow")
  }

  @Test func aPushedTopicBranchIsNotComparedWithItself() throws {
    let project = try HostedProject()
    try project.clone("work")
    try project.world.git("switch", "-q", "topic", in: "work")
    let base = try project.base(of: "work")
    #expect(try base.commit == project.id("first"))
    #expect(base.rule == "merge base of HEAD and origin/HEAD")
    try project.world.commit(["topic": "3"], in: "work")
    let ahead = try project.base(of: "work")
    #expect(try ahead.commit == project.id("topic"))
    #expect(ahead.rule == "merge base of HEAD and origin/topic")
  }

  @Test func aTrueFirstCommitAndAnUnbornBranchHaveNoBase() throws {
    let project = try HostedProject()
    try project.clone("first")
    try project.world.git("checkout", "-q", "--detach", "first", in: "first")
    #expect(try project.base(of: "first") == .firstCommit)
    #expect(try project.base(of: "first", candidate: .worktree).commit == project.id("first"))
    try project.world.git("init", "-q", "unborn")
    #expect(try project.base(of: "unborn") == .firstCommit)
  }

  @Test func aRepositoryWithoutARemoteHasNoBaseOfItsOwn() throws {
    let project = try HostedProject()
    let base = try project.base(of: "o")
    #expect(base.obstacle?.rule == "base.not-found")
    #expect(base.obstacle?.remedy.contains("--base") == true)
    #expect(try project.base(of: "o", manifest: "topic").commit == project.id("first"))
  }

  @Test func historiesWithoutACommonCommitAreSaidToBeUnrelated() throws {
    let project = try HostedProject()
    try project.world.git("switch", "-q", "--orphan", "other", in: "o")
    try project.world.commit(["x": "1"], in: "o")
    try project.world.commit(["x": "2"], in: "o")
    #expect(try project.base(of: "o", manifest: "main").obstacle?.rule == "base.unrelated")
  }

  @Test func aCutHistoryDoesNotGiveAnOlderForkPoint() throws {
    let project = try HostedProject()
    try project.world.run(
      "git",
      [
        "clone", "-q", "--depth=2", "--no-single-branch", project.origin,
        project.world.url("cut").plainPath,
      ])
    try project.world.git("checkout", "-q", "--detach", "origin/topic", in: "cut")
    #expect(try project.base(of: "cut").obstacle?.rule == "base.shallow")
  }

  @Test func inAShallowCloneACommitOnTopIsComparedWithWhatWasCloned() throws {
    let project = try HostedProject()
    try project.clone("shallow", "--depth=1")
    try project.world.git("switch", "-q", "-c", "work", in: "shallow")
    for change in ["1", "2"] {
      try project.world.commit(["work": change], in: "shallow")
      let base = try project.base(of: "shallow")
      #expect(try base.commit == project.id("main"))
      #expect(base.rule == "merge base of HEAD and origin/HEAD")
    }
    try project.world.git("worktree", "add", "-q", "-b", "linked", "../linked", in: "shallow")
    #expect(try project.base(of: "linked").commit == project.id("main"))
    // A merge brings in a line of history that was cut above the fork point.
    let topic = "+refs/heads/topic:refs/remotes/origin/topic"
    try project.world.git("fetch", "-q", "--depth=1", "origin", topic, in: "shallow")
    try project.world.git(
      "merge", "-q", "--allow-unrelated-histories", "-m", "m", "origin/topic", in: "shallow")
    #expect(try project.base(of: "shallow").commit == project.id("main"))
    let other = try project.base(of: "shallow", manifest: "HEAD~1")
    #expect(try other.commit == project.world.git("rev-parse", "HEAD~1", in: "shallow"))
  }

  @Test func inAShallowCloneTheForkPointMayBeTheBoundaryButNotBelowIt() throws {
    let project = try HostedProject()
    // Two lines of the clone's own that part at the only commit that was fetched.
    try project.clone("own", "--depth=1")
    for branch in ["left", "right"] {
      try project.world.git("switch", "-q", "-c", branch, "--no-track", "origin/main", in: "own")
      try project.world.commit([branch: "1"], in: "own")
    }
    #expect(try project.base(of: "own", manifest: "left").commit == project.id("main"))
    // The other line was cut above the fork point.
    let topic = "+refs/heads/topic:refs/remotes/origin/topic"
    try project.world.git("fetch", "-q", "--depth=1", "origin", topic, in: "own")
    let cut = try project.base(of: "own", manifest: "origin/topic")
    #expect(cut.obstacle?.rule == "base.shallow")
    #expect(cut.obstacle?.remedy.contains("git fetch --unshallow") == true)
    // A common commit that is here proves nothing when one side was cut above it.
    try project.world.git(
      "merge", "-q", "--allow-unrelated-histories", "-m", "m", "origin/topic", in: "own")
    #expect(
      try project.base(of: "own", manifest: "left").obstacle?.rule == "base.shallow")
    try project.world.git("fetch", "-q", "--unshallow", "origin", in: "own")
    #expect(try project.base(of: "own", manifest: "left").commit == project.id("main"))
  }

  @Test func aBloblessCloneHasAllTheHistoryThatABaseNeeds() throws {
    let project = try HostedProject()
    try project.clone("blobless", "--filter=blob:none", "--no-checkout")
    try project.world.git("update-ref", "--no-deref", "HEAD", "origin/topic", in: "blobless")
    #expect(try project.base(of: "blobless").commit == project.id("first"))
  }
}
