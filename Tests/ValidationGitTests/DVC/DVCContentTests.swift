// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationGit

@Suite struct DVCContentTests {
  private static let content = "the weights of a model\n"
  private static let files = ["a.csv": "1\n", "sub/b.csv": "2\n"]

  private func candidate(_ world: GitWorld) async throws -> any Snapshot {
    try await world.open("r").content.snapshot(of: .candidate)
  }

  private func read(_ world: GitWorld, _ path: String = "m.bin") async throws -> String {
    try await world.text(of: path, in: candidate(world))
  }

  @Test("content comes from the store after its digest was checked, and is listed by it")
  func file() async throws {
    let world = try GitWorld()
    try world.commitDVC(["models/m.bin.dvc": GitWorld.pointer(to: Self.content, at: "m.bin")])
    try world.store(Self.content)
    let snapshot = try await candidate(world)
    let path = try #require(RepositoryPath("models/m.bin"))
    let file = try await snapshot.file(at: path)
    #expect(try String(contentsOf: file.url, encoding: .utf8) == Self.content)
    #expect(file.size == UInt64(Self.content.utf8.count))
    #expect(file.contentID == "md5:\(GitWorld.md5(Self.content))")
    #expect(snapshot.entry(at: path)?.objectID == file.contentID)
    #expect(snapshot.entry(at: path)?.isKeptByDVC == true)
  }

  @Test("content that is not here is unresolved, and says what to pull")
  func absent() async throws {
    let world = try GitWorld()
    try world.commitDVC(["m.bin.dvc": GitWorld.pointer(to: Self.content, at: "m.bin")])
    let obstacle = await obstacle { _ = try await read(world) }
    #expect(obstacle?.rule == "content.pointer-unresolved")
    #expect(obstacle?.remedy == "run `dvc pull m.bin`")
    #expect(obstacle?.message.contains("m.bin.dvc") == true)
  }

  @Test("content that is not what its name promises is refused")
  func damaged() async throws {
    let world = try GitWorld()
    try world.commitDVC(["m.bin.dvc": GitWorld.pointer(to: Self.content, at: "m.bin")])
    try world.store(String(Self.content.reversed()), as: GitWorld.md5(Self.content))
    #expect(await rule { _ = try await read(world) } == "content.digest-mismatch")
  }

  @Test("what the working tree still has stands in for the store, if it has the digest")
  func workingTree() async throws {
    let world = try GitWorld()
    try world.commitDVC([
      "m.bin.dvc": GitWorld.pointer(to: Self.content, at: "m.bin"), ".gitignore": "/m.bin\n",
    ])
    try world.write(Self.content, to: "r/m.bin")
    #expect(try await read(world) == Self.content)
    try world.write(String(Self.content.reversed()), to: "r/m.bin")
    let obstacle = await obstacle { _ = try await read(world) }
    #expect(obstacle?.rule == "content.pointer-unresolved")
    #expect(obstacle?.message.contains("the file in the working tree is another") == true)
  }

  @Test("the files of a folder are those that its list names, wherever they lie")
  func folder() async throws {
    let world = try GitWorld()
    try world.commitDVC(["data.dvc": GitWorld.pointer(toFolder: Self.files, at: "data")])
    let before = try await candidate(world)
    #expect(before.unlistedFolders.map(\.text) == ["data"])
    for path in ["data", "data/a.csv", "data/sub"] {
      let obstacle = await obstacle { _ = try await world.text(of: path, in: before) }
      #expect(obstacle?.rule == "content.pointer-unresolved", "\(path)")
      #expect(obstacle?.remedy == "run `dvc pull data`")
    }
    try world.store(folder: Self.files)
    let after = try await candidate(world)
    #expect(after.unlistedFolders.isEmpty)
    #expect(
      after.entries.filter(\.isKeptByDVC).map(\.path.text) == ["data/a.csv", "data/sub/b.csv"])
    #expect(try await world.text(of: "data/sub/b.csv", in: after) == "2\n")
  }

  @Test("text that DVC 2 tracked is found in its layout, whatever its line ends")
  func old() async throws {
    let world = try GitWorld()
    let pointer = GitWorld.pointer(to: "a\nb\n", at: "t.csv", isOld: true)
    try world.commitDVC(["t.csv.dvc": pointer])
    try world.store("a\r\nb\r\n", as: GitWorld.md5("a\nb\n"), in: "r/.dvc/cache")
    #expect(try await read(world, "t.csv") == "a\r\nb\r\n")
  }

  @Test(
    "the store is where DVC's configuration says",
    arguments: [
      ("config", "[cache]\n    dir = ../../shared\n"),
      ("config.local", "# x\n[core]\ndir = no\n['cache']\ndir = \"../../shared\" # ours\n"),
    ])
  func configured(file: String, text: String) async throws {
    let world = try GitWorld()
    try world.commitDVC([
      "m.bin.dvc": GitWorld.pointer(to: Self.content, at: "m.bin"),
      ".dvc/config": file == "config" ? text : "[cache]\n    dir = nowhere\n",
    ])
    try world.write(text, to: "r/.dvc/\(file)")
    try world.store(Self.content, in: "shared/files/md5")
    #expect(try await read(world) == Self.content)
  }

  @Test("the store of the user's own configuration counts, and that of a folder set up by itself")
  func places() async throws {
    let world = try GitWorld()
    try world.commitDVC([
      "m.bin.dvc": GitWorld.pointer(to: Self.content, at: "m.bin"),
      "sub/.dvc/config": "[core]\n", "sub/.dvc/.gitignore": "/cache\n",
      "sub/x/n.bin.dvc": GitWorld.pointer(to: "n", at: "n.bin"),
    ])
    try world.write("[cache]\ndir = ~/mine\n", to: "home/.config/dvc/config")
    try world.write("[cache]\ndir = cache\n", to: "r/sub/.dvc/config")
    try world.store(Self.content, in: "home/mine/files/md5")
    try world.store("n", in: "r/sub/.dvc/cache/files/md5")
    let access = try world.open(
      "r", .head, environment: ["HOME": world.url("home").plainPath])
    let snapshot = try await access.content.snapshot(of: .candidate)
    #expect(try await world.text(of: "m.bin", in: snapshot) == Self.content)
    #expect(try await world.text(of: "sub/x/n.bin", in: snapshot) == "n")
  }

  @Test("outputs of a pipeline belong to the revision, in the folder of their stage")
  func pipeline() async throws {
    let world = try GitWorld()
    let digest = GitWorld.md5(Self.content)
    try world.commitDVC([
      "p/dvc.yaml":
        "stages:\n  train:\n    cmd: x\n    wdir: src\n    outs:\n    - m.bin\n    metrics:\n    - m.json:\n"
        + "        cache: false\n    - own.json:\n        push: false\n",
      "p/dvc.lock":
        "schema: '2.0'\nstages:\n  train:\n    cmd: x\n    outs:\n"
        + ["m.bin", "m.json", "own.json"].map {
          "    - path: \($0)\n      hash: md5\n      md5: \(digest)\n      size: 23\n"
        }.joined(),
      "p/src/m.json": "{}",
    ])
    try world.store(Self.content)
    let snapshot = try await candidate(world)
    #expect(try await world.text(of: "p/src/m.bin", in: snapshot) == Self.content)
    #expect(try await world.text(of: "p/src/m.json", in: snapshot) == "{}")
    let own = await obstacle { _ = try await world.text(of: "p/src/own.json", in: snapshot) }
    #expect(own?.message.contains("push: false") == true)
  }

  @Test("what git tracks comes before what a pointer names for the same path")
  func committed() async throws {
    let world = try GitWorld()
    try world.commitDVC([
      "m.bin.dvc": GitWorld.pointer(to: Self.content, at: "m.bin"), "m.bin": "committed",
    ])
    try world.store(Self.content)
    #expect(try await read(world) == "committed")
  }

  @Test("two pointers for one path, and a path below a file, have no content")
  func contested() async throws {
    let world = try GitWorld()
    try world.commitDVC([
      "m.bin.dvc": GitWorld.pointer(to: Self.content, at: "m.bin"),
      "n.dvc": GitWorld.pointer(to: "other", at: "m.bin"), "file": "1",
      "o.dvc": GitWorld.pointer(to: "other", at: "file/x"),
      "g.dvc": GitWorld.pointer(to: "other", at: "sub/.git/config"),
    ])
    try world.store(Self.content)
    try world.store("other")
    let snapshot = try await candidate(world)
    #expect(snapshot.entries.filter(\.isKeptByDVC).isEmpty)
    for path in ["m.bin", "file/x", "sub/.git/config"] {
      #expect(
        await rule { _ = try await world.text(of: path, in: snapshot) }
          == "content.pointer-unresolved", "\(path)")
    }
  }

  @Test(
    "a pointer that cannot be read gives nothing, and is told",
    arguments: [
      "", "outs: [", "outs:\n- path: m.bin\n", "outs: &a [*a]\n", "a: 1\n",
      "outs:\n- {md5: 12, path: m.bin}\n", "outs:\n- {md5: a, path: m.bin, files: []}\n",
    ])
  func unreadable(text: String) async throws {
    let world = try GitWorld()
    try world.commitDVC(["m.bin.dvc": text])
    #expect(await rule { _ = try await read(world) } == "content.pointer-unresolved")
  }

  @Test("a pointer to what lies outside the repository names nothing in it")
  func outside() async throws {
    let world = try GitWorld()
    try world.commitDVC([
      "a.dvc": GitWorld.pointer(to: Self.content, at: "../../a"),
      "b.dvc": GitWorld.pointer(to: Self.content, at: "/etc/passwd"),
      "c.dvc": GitWorld.pointer(to: Self.content, at: "s3://b/c"),
    ])
    #expect(try await candidate(world).entries.filter(\.isKeptByDVC).isEmpty)
  }

  @Test("a workspace holds copies of what DVC keeps, and the store stays as it is")
  func workspace() async throws {
    let world = try GitWorld()
    try world.commitDVC([
      "data.dvc": GitWorld.pointer(toFolder: Self.files, at: "data"),
      "run.sh.dvc": GitWorld.pointer(to: "run", at: "run.sh").replacing(
        "  path", with: "  isexec: true\n  path"), "edited": "1",
    ])
    try world.store(folder: Self.files)
    try world.store("run")
    for choice in [CandidateChoice.head, .worktree] {
      if choice == .worktree { try world.write("2", to: "r/edited") }
      let access = try world.open("r", choice)
      try await access.content.withWorkspace(of: .candidate) { workspace in
        let file = workspace.root.appending(path: "data/sub/b.csv")
        #expect(try String(contentsOf: file, encoding: .utf8) == "2\n")
        try Data("overwritten".utf8).write(to: file)
        let handle = try FileHandle(forWritingTo: workspace.root.appending(path: "data/a.csv"))
        try handle.write(contentsOf: Data("harm".utf8))
        try handle.close()
        let program = workspace.root.appending(path: "run.sh").plainPath
        #expect(FileManager.default.isExecutableFile(atPath: program))
      }
      #expect(try await read(world, "data/a.csv") == "1\n")
    }
  }

  @Test("a command never runs where something that DVC keeps is not here")
  func incomplete() async throws {
    let world = try GitWorld()
    try world.commitDVC([
      "data.dvc": GitWorld.pointer(toFolder: Self.files, at: "data"),
      "m.bin.dvc": GitWorld.pointer(to: Self.content, at: "m.bin"),
    ])
    try world.store(Self.content)
    let access = try world.open("r")
    let first = await obstacle {
      try await access.content.withWorkspace(of: .candidate) { _ in #expect(Bool(false), "it ran") }
    }
    #expect(first?.rule == "content.pointer-unresolved")
    #expect(first?.remedy == "run `dvc pull`")
    try world.store(GitWorld.listing(Self.files), ending: ".dir")
    try world.store("1\n")
    let second = await obstacle {
      try await world.open("r").content.withWorkspace(of: .candidate) { _ in
        #expect(Bool(false), "it ran")
      }
    }
    #expect(second?.message.hasPrefix("data/sub/b.csv is kept by DVC") == true)
  }

  @Test("what differs between two revisions are the files that DVC keeps, as far as they are known")
  func changes() async throws {
    let world = try GitWorld()
    let newer = ["a.csv": "1\n", "sub/b.csv": "3\n"]
    try world.commitDVC(["data.dvc": GitWorld.pointer(toFolder: Self.files, at: "data")])
    let base = try world.git("rev-parse", "HEAD", in: "r")
    try world.commitDVC(["data.dvc": GitWorld.pointer(toFolder: newer, at: "data")])
    func changed() async throws -> [String] {
      try await world.open("r", base: base).history.changedPaths().map(\.text)
    }
    #expect(try await changed() == ["data", "data.dvc"])
    try world.store(folder: newer)
    #expect(try await changed() == ["data", "data.dvc", "data/a.csv", "data/sub/b.csv"])
    try world.store(folder: Self.files)
    #expect(try await changed() == ["data.dvc", "data/sub/b.csv"])
  }

  @Test("content that only the base names is fetched otherwise")
  func base() async throws {
    let world = try GitWorld()
    try world.commitDVC(["m.bin.dvc": GitWorld.pointer(to: "old", at: "m.bin")])
    let base = try world.git("rev-parse", "HEAD", in: "r")
    try world.commitDVC(["m.bin.dvc": GitWorld.pointer(to: Self.content, at: "m.bin")])
    let content = try world.open("r", base: base).content
    let obstacle = await obstacle {
      _ = try await world.text(of: "m.bin", in: content.snapshot(of: .base))
    }
    #expect(obstacle?.remedy.contains("dvc fetch --all-commits") == true)
  }
}
