// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationGit

@Suite struct HostileTreeTests {
  @Test func linksAreFollowedInsideTheTreeAndNeverOutOfIt() async throws {
    let world = try GitWorld()
    try world.commit(["models/v3/m": "three", "deep/x": "x"], in: "r")
    let links = [
      "models/latest": "v3", "alias": "models/latest/m", "deep/up": "../models/v3/m",
      "deep/out": "../../secret", "absolute": "/etc/passwd", "loop": "loop", "dangling": "nowhere",
      "sneaky": "models/latest/../../../secret",
    ]
    for (name, target) in links { try world.run("ln", ["-s", target, "r/\(name)"]) }
    try world.write("secret", to: "secret")
    try world.commit([:], in: "r")
    try world.write("edit", to: "r/deep/x")
    for choice in [CandidateChoice.head, .worktree] {
      let access = try world.open("r", choice)
      let snapshot = try await access.content.snapshot(of: .candidate)
      for path in ["alias", "models/latest/m", "deep/up"] {
        #expect(try await world.text(of: path, in: snapshot) == "three")
      }
      let expected = [
        "deep/out": "content.escaping-link", "absolute": "content.escaping-link",
        "sneaky": "content.escaping-link", "loop": "content.link-loop",
        "dangling": "content.missing",
      ]
      for (path, rule) in expected {
        let obstacle = await obstacle { _ = try await world.text(of: path, in: snapshot) }
        #expect(obstacle?.rule == rule, "\(path)")
      }
    }
  }

  @Test(arguments: [
    "line\nbreak", "quo\"te", "it's", "ümläut", "u\u{308}mlaut", "-rf", "sp ace", "100%20", "#?&",
    "back\\slash", ".hidden", "日本/モデル.bin",
  ])
  func oddNamesAreNamesLikeAnyOther(name: String) async throws {
    let world = try GitWorld()
    try world.commit([name: "committed", "other": "x"], in: "r")
    for choice in [CandidateChoice.head, .worktree] {
      if choice == .worktree { try world.write("edited", to: "r/\(name)") }
      let access = try world.open("r", choice, base: "HEAD")
      let snapshot = try await access.content.snapshot(of: .candidate)
      let expected = choice == .head ? "committed" : "edited"
      #expect(try await world.text(of: name, in: snapshot) == expected)
      let exported = try await access.content.withWorkspace(of: .candidate) { workspace in
        try String(contentsOf: workspace.root.appending(path: name), encoding: .utf8)
      }
      #expect(exported == expected)
      let changed = try await access.history.changedPaths().map(\.text)
      #expect(changed == (choice == .head ? [] : [name]))
    }
  }

  @Test func aCorruptObjectIsNotHandedOut() async throws {
    let world = try GitWorld()
    try world.commit(["a": "one"], in: "r")
    let id = try world.git("rev-parse", "HEAD:a", in: "r")
    let other = try world.git("rev-parse", "HEAD^{tree}", in: "r")
    func object(_ id: String) -> String { "r/.git/objects/\(id.prefix(2))/\(id.dropFirst(2))" }
    // A well-formed object under the wrong name.
    try world.write("two", to: "two")
    let two = try world.git("hash-object", "-w", "../two", in: "r")
    try world.run("chmod", ["-R", "u+w", "r/.git/objects"])
    try world.run("cp", [object(two), object(id)])
    let access = try world.open("r", .head)
    let snapshot = try await access.content.snapshot(of: .candidate)
    #expect(
      await rule { _ = try await world.text(of: "a", in: snapshot) } == "content.digest-mismatch")
    #expect(other != id)
  }

  /// Git itself refuses to make such trees; a hostile server may send them.
  @Test(arguments: ["..", ".", "a/../../b", "/etc"])
  func aTreeWithAnImpossibleNameIsRefused(name: String) async throws {
    let world = try GitWorld()
    try world.commit(["a": "1"], in: "r")
    let blob = try world.git("rev-parse", "HEAD:a", in: "r")
    let id = stride(from: 0, to: 40, by: 2).compactMap { start in
      UInt8(blob.dropFirst(start).prefix(2), radix: 16)
    }
    try world.write(Data("100644 \(name)\0".utf8) + Data(id), to: "tree")
    let tree = try world.git(
      "hash-object", "-t", "tree", "--literally", "-w", "../tree", in: "r")
    let commit = try world.git("commit-tree", "-m", "hostile", tree, in: "r")
    try world.git("update-ref", "--no-deref", "HEAD", commit, in: "r")
    let rule = await rule { _ = try world.open("r", .head) }
    #expect(rule == "git.impossible-path")
  }
}
