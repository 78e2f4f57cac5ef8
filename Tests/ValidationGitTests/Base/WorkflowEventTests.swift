// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationGit

@Suite struct WorkflowEventTests {
  @Test(arguments: [
    "", "[]", "{", #"{"merge_group": 7}"#, #"{"merge_group": {}}"#,
    #"{"merge_group": {"base_sha": "HEAD"}}"#, #"{"merge_group": {"base_sha": "--help"}}"#,
    String(repeating: "[", count: 100_000),
  ])
  func aMergeGroupThatNamesNoCommitIsAnObstacle(json: String) throws {
    let project = try HostedProject()
    let environment = try project.event(json, named: "merge_group")
    let base = try project.base(of: "o", environment: environment)
    #expect(base.obstacle?.rule == "base.event-unreadable")
  }

  @Test func anEventFileIsBoundedAndNeverWaitedFor() throws {
    let project = try HostedProject()
    let large = #"{"before": "\#(String(repeating: "x", count: WorkflowEvent.sizeLimit))"}"#
    var environment = try project.event(large, named: "push")
    #expect(
      try project.base(of: "o", environment: environment).obstacle?.rule
        == "base.event-unreadable")
    try project.world.run("mkfifo", ["pipe"])
    environment["GITHUB_EVENT_PATH"] = project.world.url("pipe").plainPath
    #expect(
      try project.base(of: "o", environment: environment).obstacle?.rule
        == "base.event-unreadable")
    environment["GITHUB_EVENT_PATH"] = project.world.url("absent").plainPath
    #expect(
      try project.base(of: "o", environment: environment).obstacle?.rule
        == "base.event-unreadable")
  }

  @Test func thePreviousHeadOfAPullRequestIsNoBase() throws {
    let project = try HostedProject()
    let json = #"{"before": "\#(try project.id("stale"))", "pull_request": {}}"#
    for name in ["pull_request", "push", ""] {
      let event = try WorkflowEvent.read(from: try project.event(json, named: name))
      #expect(event == .other, "\(name)")
    }
  }

  @Test func anEventWithoutANameIsRecognisedByItsShape() throws {
    let project = try HostedProject()
    let id = try project.id("main")
    let group = try project.event(#"{"merge_group": {"base_sha": "\#(id)"}}"#, named: "")
    #expect(try WorkflowEvent.read(from: group) == .mergeGroup(base: id))
    let push = try project.event(#"{"before": "\#(id)"}"#, named: "")
    #expect(try WorkflowEvent.read(from: push) == .push(before: id))
  }
}
