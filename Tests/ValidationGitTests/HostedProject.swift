// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

@testable import ValidationGit

/// An origin as a host of pull requests has it, and clones as its runners make them.
struct HostedProject {
  let world: GitWorld

  /// `main` moved on after `topic` left it; `refs/pull/7/merge` is what the host builds of both.
  init() throws {
    world = try GitWorld()
    try world.commit(["model": "a"], in: "o")
    try world.git("config", "uploadpack.allowFilter", "true", in: "o")
    try world.git("tag", "first", in: "o")
    try world.git("switch", "-q", "-c", "topic", in: "o")
    try world.commit(["topic": "1"], in: "o")
    try world.commit(["topic": "2"], in: "o")
    try world.git("switch", "-q", "main", in: "o")
    try world.commit(["main": "1"], in: "o")
    try world.git("tag", "stale", in: "o")
    try world.commit(["main": "2"], in: "o")
    try world.git("switch", "-q", "--detach", "main", in: "o")
    try world.git("merge", "-q", "--no-ff", "-m", "merge", "topic", in: "o")
    try world.git("update-ref", "refs/pull/7/merge", "HEAD", in: "o")
    try world.git("update-ref", "refs/pull/7/head", "topic", in: "o")
    try world.git("switch", "-q", "main", in: "o")
  }

  var origin: String { "file://\(world.url("o").plainPath)" }

  func id(_ revision: String) throws -> String { try world.git("rev-parse", revision, in: "o") }

  /// As the checkout step of a workflow does it: no clone, no `origin/HEAD`.
  func checkOut(_ reference: String, as name: String, depth: Int?) throws {
    try world.git("init", "-q", name)
    try world.git("remote", "add", "origin", origin, in: name)
    let target = "+\(reference):refs/remotes/pull/checkout"
    if let depth {
      try world.git("fetch", "-q", "--no-tags", "--depth=\(depth)", "origin", target, in: name)
    } else {
      let all = "+refs/heads/*:refs/remotes/origin/*"
      try world.git("fetch", "-q", "--no-tags", "origin", all, target, in: name)
    }
    try world.git("checkout", "-q", "--detach", "refs/remotes/pull/checkout", in: name)
  }

  func clone(_ name: String, _ options: String...) throws {
    try world.run("git", ["clone", "-q"] + options + [origin, world.url(name).plainPath])
  }

  func event(_ json: String, named name: String) throws -> [String: String] {
    let path = "event-\(UUID().uuidString).json"
    try world.write(json, to: path)
    return ["GITHUB_EVENT_PATH": world.url(path).plainPath, "GITHUB_EVENT_NAME": name]
  }

  /// As a workflow on `pull_request` sees it, with the event's stale idea of the base.
  func pullRequest() throws -> [String: String] {
    let json = """
      {"action": "synchronize", "before": "\(try id("stale"))",
       "pull_request": {"base": {"sha": "\(try id("stale"))"}}}
      """
    var environment = try event(json, named: "pull_request")
    environment["GITHUB_REF"] = "refs/pull/7/merge"
    return environment
  }

  func base(
    of clone: String, explicit: String? = nil, manifest: String? = nil,
    environment: [String: String] = [:], candidate: Revision.Kind = .commit
  ) throws -> BaseResolution {
    let resolver = BaseResolver(
      explicit: explicit, manifest: manifest, environment: environment, candidate: candidate)
    return resolver.resolve(in: try Repository.discover(from: world.url(clone)))
  }
}

extension BaseResolution {
  var commit: String? {
    if case .resolved(let revision, _) = self { revision.commit } else { nil }
  }

  var rule: String? {
    if case .resolved(_, let rule) = self { rule } else { nil }
  }

  var obstacle: Obstacle? {
    if case .unresolved(let obstacle) = self { obstacle } else { nil }
  }
}
