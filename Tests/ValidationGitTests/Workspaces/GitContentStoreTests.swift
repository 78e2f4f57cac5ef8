// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationGit

@Suite struct GitContentStoreTests {
  @Test func aWorkspaceHoldsTheTrackedFilesAndIsRemovedAfterwards() async throws {
    let world = try GitWorld()
    try world.commit(["src/train.py": "print()", "run.sh": "x"], in: "r")
    try world.run("chmod", ["+x", "r/run.sh"])
    try world.run("ln", ["-s", "src/train.py", "r/alias"])
    try world.commit([:], in: "r")
    try world.write("no", to: "r/untracked")
    for choice in [CandidateChoice.head, .worktree] {
      let access = try world.open("r", choice)
      let root = try await access.content.withWorkspace(of: .candidate) { workspace in
        let names = try FileManager.default.subpathsOfDirectory(atPath: workspace.root.plainPath)
        #expect(names.sorted() == ["alias", "run.sh", "src", "src/train.py"])
        let program = workspace.root.appending(path: "run.sh").plainPath
        #expect(FileManager.default.isExecutableFile(atPath: program))
        for folder in [workspace.output, workspace.temporary] {
          #expect(try FileManager.default.contentsOfDirectory(atPath: folder.plainPath) == [])
        }
        return workspace.root
      }
      #expect(!FileManager.default.fileExists(atPath: root.plainPath))
    }
  }

  @Test func aWorkspaceIsRemovedWhenItsBodyThrowsAndWhateverItDidToItsFolders() async throws {
    struct Stop: Error {}
    let world = try GitWorld()
    try world.commit(["a": "1"], in: "r")
    let access = try world.open("r")
    await #expect(throws: Stop.self) {
      try await access.content.withWorkspace(of: .candidate) { workspace in
        let locked = workspace.output.appending(path: "locked")
        try FileManager.default.createDirectory(at: locked, withIntermediateDirectories: true)
        try Data().write(to: locked.appending(path: "file"))
        #expect(chmod(locked.plainPath, 0) == 0)
        throw Stop()
      }
    }
    #expect(try exports(in: world) == [])
    await access.content.finish()
    #expect(try runs(in: world) == [])
  }

  @Test func twoWorkspacesOfOneRunAreApart() async throws {
    let world = try GitWorld()
    try world.commit(["a": "1"], in: "r")
    let content = try world.open("r").content
    async let one = content.withWorkspace(of: .candidate) { $0.root }
    async let two = content.withWorkspace(of: .candidate) { $0.root }
    let (first, second) = try await (one, two)
    #expect(first != second)
  }

  @Test func theBaseIsExportedAsItWas() async throws {
    let world = try GitWorld()
    let base = try world.commit(["a": "old"], in: "r")
    try world.commit(["a": "new"], in: "r")
    let access = try world.open("r", base: base)
    let text = try await access.content.withWorkspace(of: .base) { workspace in
      try String(contentsOf: workspace.root.appending(path: "a"), encoding: .utf8)
    }
    #expect(text == "old")
  }

  @Test func anUnresolvedBaseHasNeitherSnapshotNorWorkspaceNorChanges() async throws {
    let world = try GitWorld()
    try world.commit(["a": "1"], in: "r")
    let access = try world.open("r", base: "no-such")
    #expect(
      await rule { _ = try await access.content.snapshot(of: .base) } == "base.not-found")
    #expect(
      await rule { try await access.content.withWorkspace(of: .base) { _ in } } == "base.not-found")
    #expect(await rule { _ = try await access.history.changedPaths() } == "base.not-found")
  }

  @Test func anEscapingLinkIsRefusedBeforeAnythingIsWritten() async throws {
    let world = try GitWorld()
    try world.commit(["a": "1"], in: "r")
    try world.run("ln", ["-s", "../../../../../etc", "r/link"])
    try world.commit([:], in: "r")
    for choice in [CandidateChoice.head, .worktree] {
      let access = try world.open("r", choice)
      let rule = await rule { try await access.content.withWorkspace(of: .candidate) { _ in } }
      #expect(rule == "content.escaping-link")
      #expect(try exports(in: world) == [])
    }
  }

  @Test func whatAKilledRunLeftIsRemovedAndALiveRunIsKept() async throws {
    let world = try GitWorld()
    try world.commit(["a": "1"], in: "r")
    let alive = try RunFolder(in: world.runs)
    for name in ["999999-1", "999998-2"] {
      try world.write("left behind", to: "runs/\(name)/workspace-1/tree/a")
    }
    try world.write("not ours", to: "runs/notes/a")
    #expect(try GitContentStore.removeStaleRuns(in: world.runs) == 2)
    #expect(try runs(in: world) == [alive.url.lastPathComponent, "notes"].sorted())
    alive.remove()
  }

  @Test func theUsersRepositoryIsLeftAsItWas() async throws {
    let world = try GitWorld()
    let base = try world.commit(["a": "1", "d/b": "2", ".gitattributes": "* text=auto\n"], in: "r")
    let pointer =
      "version https://git-lfs.github.com/spec/v1\noid sha256:"
      + String(repeating: "0", count: 64) + "\nsize 1\n"
    try world.commit(["a": "changed", "m.onnx": pointer], in: "r")
    try world.run("touch", ["-d", "2001-01-01", "r/d/b"])
    for choice in [CandidateChoice.head, .worktree] {
      if choice == .worktree { try world.write("edited", to: "r/a") }
      let before = try listing(of: world.url("r"))
      let access = try world.open("r", choice, base: base)
      for side in [Side.candidate, .base] {
        let snapshot = try await access.content.snapshot(of: side)
        for entry in snapshot.entries { _ = try? await snapshot.file(at: entry.path) }
        let refusal = await rule {
          try await access.content.withWorkspace(of: side) { workspace in
            try Data("x".utf8).write(to: workspace.root.appending(path: "a"))
          }
        }
        #expect(refusal == (side == .base ? nil : "content.pointer-unresolved"))
      }
      _ = try await access.history.changedPaths()
      _ = try await access.content.pointerInventory()
      await access.content.finish()
      #expect(try listing(of: world.url("r")) == before)
    }
  }

  private func runs(in world: GitWorld) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: world.runs.plainPath)
      .filter { $0 != ".lock" }.sorted()
  }

  private func exports(in world: GitWorld) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: world.runs.plainPath)
      .filter { $0.contains("workspace-") }
  }

  /// Every path with its mode, size, time of change to the nanosecond and content.
  private func listing(of folder: URL) throws -> [String: String] {
    var listing: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.plainPath) + ["."] {
      let place = folder.appending(path: path).plainPath
      var status = stat()
      #expect(lstat(place, &status) == 0)
      let isFile = status.st_mode & S_IFMT == S_IFREG
      let content = isFile ? try Data(contentsOf: folder.appending(path: path)) : Data()
      #if canImport(Darwin)
        let time = status.st_mtimespec
      #else
        let time = status.st_mtim
      #endif
      listing[path] =
        "\(status.st_mode) \(status.st_size) \(time.tv_sec).\(time.tv_nsec) \(content.base64EncodedString())"
    }
    return listing
  }
}
