// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationContent
import ValidationCore

@testable import ValidationGit

/// Pointers and stores are written by hand: git-lfs need not be installed.
@Suite struct LargeFileTests {
  private static let content = "the weights of a model\n"

  private static func pointer(to content: String, size: Int? = nil) -> String {
    let digest = ContentDigest.sha256(of: content.utf8).hex
    let size = size ?? content.utf8.count
    return "version https://git-lfs.github.com/spec/v1\noid sha256:\(digest)\nsize \(size)\n"
  }

  private static func stored(_ content: String, in repository: String) -> String {
    let digest = ContentDigest.sha256(of: content.utf8).hex
    let parts = [String(digest.prefix(2)), String(digest.dropFirst(2).prefix(2)), digest]
    return "\(repository)/.git/lfs/objects/" + parts.joined(separator: "/")
  }

  private func read(_ world: GitWorld, _ repository: String = "r") async throws -> String {
    let access = try world.open(repository, .head)
    return try await world.text(of: "m.onnx", in: access.content.snapshot(of: .candidate))
  }

  @Test func contentComesFromTheStoreAfterItsDigestWasChecked() async throws {
    let world = try GitWorld()
    try world.commit(["m.onnx": Self.pointer(to: Self.content)], in: "r")
    try world.write(Self.content, to: Self.stored(Self.content, in: "r"))
    let access = try world.open("r")
    let snapshot = try await access.content.snapshot(of: .candidate)
    let file = try await snapshot.file(at: try #require(RepositoryPath("m.onnx")))
    #expect(try String(contentsOf: file.url, encoding: .utf8) == Self.content)
    #expect(file.size == UInt64(Self.content.utf8.count))
    #expect(file.contentID == "sha256:\(ContentDigest.sha256(of: Self.content.utf8).hex)")
    try world.git("worktree", "add", "-q", "../linked", in: "r")
    #expect(try await read(world, "linked") == Self.content)
  }

  @Test func aPointerWithoutContentIsUnresolvedAndSaysWhatToPull() async throws {
    let world = try GitWorld()
    try world.commit(["m.onnx": Self.pointer(to: Self.content)], in: "r")
    let obstacle = await obstacle { _ = try await read(world) }
    #expect(obstacle?.rule == "content.pointer-unresolved")
    #expect(obstacle?.remedy == "run `git lfs pull --include=m.onnx`")
  }

  @Test func contentThatIsNotWhatThePointerPromisesIsRefused() async throws {
    let world = try GitWorld()
    try world.commit(["m.onnx": Self.pointer(to: Self.content)], in: "r")
    try world.write(String(Self.content.reversed()), to: Self.stored(Self.content, in: "r"))
    #expect(await rule { _ = try await read(world) } == "content.digest-mismatch")
    try world.write(Self.content + "more", to: Self.stored(Self.content, in: "r"))
    #expect(await rule { _ = try await read(world) } == "content.digest-mismatch")
    try world.commit(["m.onnx": Self.pointer(to: Self.content, size: 7)], in: "r")
    try world.write(Self.content, to: Self.stored(Self.content, in: "r"))
    #expect(await rule { _ = try await read(world) } == "content.digest-mismatch")
  }

  @Test(arguments: [
    "oid sha256:abc\nsize 3\n", "", "oid md5:00\nsize 1\n", "oid sha256:x\n",
    String(repeating: "x", count: 5_000),
  ])
  func aMalformedPointerIsNoContent(rest: String) async throws {
    let world = try GitWorld()
    try world.commit(
      ["m.onnx": "version https://git-lfs.github.com/spec/v1\n" + rest], in: "r")
    let obstacle = await obstacle { _ = try await read(world) }
    #expect(obstacle?.rule == "content.pointer-unresolved")
    // No pull replaces what git LFS did not write.
    #expect(obstacle?.remedy.contains("git lfs pull") == false)
    let access = try world.open("r", .head)
    #expect(try await access.content.pointerInventory().unresolved.isEmpty == (rest.count >= 5_000))
  }

  @Test func smudgedContentInTheWorkingTreeStandsInForTheStore() async throws {
    let world = try GitWorld()
    try world.commit(["m.onnx": Self.pointer(to: Self.content), "other": "1"], in: "r")
    try world.write(Self.content, to: "r/m.onnx")
    let access = try world.open("r")
    #expect(access.history.candidate.kind == .commit, "smudged content is no difference")
    #expect(try await read(world) == Self.content)
    try world.write("2", to: "r/other")
    let edited = try world.open("r", base: "HEAD")
    #expect(try await edited.history.changedPaths().map(\.text) == ["other"])
    let snapshot = try await edited.content.snapshot(of: .candidate)
    #expect(try await world.text(of: "m.onnx", in: snapshot) == Self.content)
  }

  @Test func aModelThatWasTrainedAnewIsUsedAsItIs() async throws {
    let world = try GitWorld()
    try world.commit(["m.onnx": Self.pointer(to: Self.content)], in: "r")
    try world.write("new weights", to: "r/m.onnx")
    let access = try world.open("r", base: "HEAD")
    #expect(try await access.history.changedPaths().map(\.text) == ["m.onnx"])
    let snapshot = try await access.content.snapshot(of: .candidate)
    #expect(try await world.text(of: "m.onnx", in: snapshot) == "new weights")
    // The commit still means the old content, which is nowhere.
    #expect(await rule { _ = try await read(world) } == "content.pointer-unresolved")
  }

  @Test func anExportHoldsContentInPlaceOfPointers() async throws {
    let world = try GitWorld()
    let pointer = Self.pointer(to: Self.content)
    try world.commit(["m.onnx": pointer, "edited": "1"], in: "r")
    let store = Self.stored(Self.content, in: "r")
    try world.write(Self.content, to: store)
    for choice in [CandidateChoice.head, .worktree] {
      if choice == .worktree { try world.write("2", to: "r/edited") }
      let access = try world.open("r", choice)
      try await access.content.withWorkspace(of: .candidate) { workspace in
        let model = workspace.root.appending(path: "m.onnx")
        #expect(try String(contentsOf: model, encoding: .utf8) == Self.content)
        // A copy: a training script must not be able to harm the store.
        try Data("overwritten".utf8).write(to: model)
        let handle = try FileHandle(forWritingTo: model)
        try handle.write(contentsOf: Data("again".utf8))
        try handle.close()
      }
      #expect(try String(contentsOf: world.url(store), encoding: .utf8) == Self.content)
    }
  }

  @Test func aCommandNeverRunsOnPointersInPlaceOfContent() async throws {
    let world = try GitWorld()
    let lost = ["lost.onnx", "other.onnx", "third.onnx"].map { ($0, Self.pointer(to: $0)) }
    let files = Dictionary(
      uniqueKeysWithValues: lost + [("m.onnx", Self.pointer(to: Self.content))])
    try world.commit(files.merging(["edited": "1"]) { old, _ in old }, in: "r")
    try world.write(Self.content, to: Self.stored(Self.content, in: "r"))
    for choice in [CandidateChoice.head, .worktree] {
      if choice == .worktree { try world.write("2", to: "r/edited") }
      let access = try world.open("r", choice)
      let obstacle = await obstacle {
        try await access.content.withWorkspace(of: .candidate) { _ in #expect(Bool(false), "it ran")
        }
      }
      #expect(obstacle?.rule == "content.pointer-unresolved")
      #expect(obstacle?.message.hasPrefix("lost.onnx is a git-LFS pointer") == true)
      #expect(obstacle?.message.hasSuffix("; 2 more tracked files are without content") == true)
      #expect(obstacle?.remedy == "run `git lfs pull`")
      let inventory = try await access.content.pointerInventory()
      #expect(inventory.pointers.count == 4)
      #expect(inventory.unresolved.map(\.text) == lost.map(\.0))
    }
  }

  @Test func aCommandNeverRunsOnDamagedContent() async throws {
    let world = try GitWorld()
    try world.commit(["m.onnx": Self.pointer(to: Self.content)], in: "r")
    try world.write(String(Self.content.reversed()), to: Self.stored(Self.content, in: "r"))
    let access = try world.open("r", .head)
    let obstacle = await obstacle {
      try await access.content.withWorkspace(of: .candidate) { _ in #expect(Bool(false), "it ran") }
    }
    #expect(obstacle?.rule == "content.digest-mismatch")
    #expect(obstacle?.message.contains("m.onnx") == true)
    #expect(obstacle?.message.contains("more") == false)
    #expect(obstacle?.remedy.contains("git lfs pull") == true)
  }
}
