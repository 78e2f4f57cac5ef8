// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationContent

struct DVCFileTests {
  private static let hex = "20f35e630daf44dbfa4c3f68f5399d8c"

  private func entry(_ values: [String: String]) -> DVCNode {
    .map(values.mapValues(DVCNode.scalar).merging(["path": .scalar("m")]) { given, _ in given })
  }

  private func pointer(_ values: [String: String]) throws -> Result<DVCPointer, DVCFile.Unreadable>
  {
    try DVCFile(pointers: .map(["outs": .list([entry(values)])])).entries[0].pointer
  }

  @Test("an output of DVC 3 is hashed as it is, and one of DVC 2 after its line ends are changed")
  func kinds() throws {
    let current = try pointer(["md5": Self.hex, "hash": "md5", "size": "5"]).get()
    #expect((current.hashKind, current.isFolder, current.size) == (.content, false, 5))
    let older = try pointer(["md5": Self.hex + ".dir", "size": "5", "nfiles": "2"]).get()
    #expect((older.hashKind, older.isFolder, older.fileCount) == (.unixText, true, 2))
    let file = try DVCFile(
      pointers: .map(["outs": .list([entry(["md5": Self.hex, "cache": "false"])])]))
    #expect(!file.entries[0].keeping.isCached && file.entries[0].keeping.isPushed)
  }

  @Test("an entry whose content is not named by md5 is unreadable, and says why")
  func unreadable() throws {
    let values: [[String: String]] = [
      [:], ["md5": ""], ["md5": Self.hex.uppercased()], ["md5": Self.hex + "0"], ["etag": "x"],
      ["md5": Self.hex, "hash": "sha256"], ["md5": Self.hex, "size": "-1"],
      ["md5": Self.hex, "size": "1e3"], ["md5": Self.hex, "nfiles": "x"],
      ["md5": Self.hex, "files": ""],
    ]
    for values in values {
      #expect(throws: DVCFile.Unreadable.self, "\(values)") { try pointer(values).get() }
    }
  }

  @Test("a document of another shape is refused")
  func shapes() {
    let outs: [DVCNode] = [
      .scalar(""), .list([]), .map([:]), .map(["outs": .scalar("x")]), .map(["outs": .list([])]),
      .map(["outs": .list([.scalar("x")])]), .map(["outs": .list([.map(["path": .scalar("")])])]),
    ]
    for node in outs { #expect(throws: DVCFile.Unreadable.self) { try DVCFile(pointers: node) } }
    let locks: [DVCNode] = [
      .scalar(""), .map([:]), .map(["schema": .scalar("3.0")]),
      .map(["schema": .scalar("2.0"), "stages": .list([])]),
    ]
    for node in locks {
      #expect(throws: DVCFile.Unreadable.self) {
        try DVCFile(lock: node, pipeline: DVCPipeline(nil))
      }
    }
  }

  @Test("a lock lists each stage's outputs and dependencies")
  func lock() throws {
    let stage = DVCNode.map([
      "cmd": .scalar("python train.py"), "deps": .list([entry(["path": "data", "md5": Self.hex])]),
      "outs": .list([entry(["md5": Self.hex, "hash": "md5"])]),
      "params": .map(["params.yaml": .map(["lr": .scalar("1e-3")])]),
    ])
    let file = try DVCFile(
      lock: .map(["schema": .scalar("2.0"), "stages": .map(["train": stage, "a": .map([:])])]),
      pipeline: DVCPipeline(nil))
    #expect(
      file.entries.map { "\($0.stage ?? "") \($0.role) \($0.path)" } == [
        "train output m", "train dependency data",
      ])
    let empty = DVCNode.map(["schema": .scalar("2.0")])
    #expect(try DVCFile(lock: empty, pipeline: DVCPipeline(nil)).entries.isEmpty)
  }

  private func lock(_ paths: [String], stage: String = "train") -> DVCNode {
    let outputs = paths.map { entry(["md5": Self.hex, "path": $0]) }
    let dependency = entry(["md5": Self.hex, "path": "dep"])
    return .map([
      "schema": .scalar("2.0"),
      "stages": .map([stage: .map(["outs": .list(outputs), "deps": .list([dependency])])]),
    ])
  }

  private func pipeline(_ stage: [String: DVCNode], named name: String = "train") -> DVCPipeline {
    DVCPipeline(.map(["stages": .map([name: .map(stage)])]))
  }

  @Test("what dvc.yaml says of a stage counts: its folder, who keeps what, and that it is frozen")
  func pipelines() throws {
    let kept = DVCNode.map(["cache": .scalar("false")])
    let yaml = pipeline([
      "wdir": .scalar("src"), "frozen": .scalar("true"), "outs": .list([.scalar("model")]),
      "metrics": .list([.map(["m.json": kept])]),
      "plots": .list([.map(["p": .map(["push": .scalar("false")])])]),
    ])
    let file = try DVCFile(lock: lock(["gone", "m.json", "model", "p"]), pipeline: yaml)
    #expect(file.entries.map(\.path) == ["m.json", "model", "p"])
    #expect(file.entries.map(\.keeping.isCached) == [false, true, true])
    #expect(file.entries.map(\.keeping.isPushed) == [true, true, false])
    #expect(file.entries[1].place(from: nil)?.description == "src/model")
    let other = pipeline([:], named: "other")
    #expect(try DVCFile(lock: lock(["model"]), pipeline: other).entries.isEmpty)
  }

  @Test("what a template stands for is known only where all templates of a stage say the same")
  func templates() throws {
    let kept = DVCNode.map(["cache": .scalar("false")])
    let one: [String: DVCNode] = ["do": .map(["outs": .list([.map(["${item}/m": kept])])])]
    let file = try DVCFile(
      lock: lock(["a/m"], stage: "train@a"), pipeline: pipeline(one))
    #expect(file.entries.map(\.keeping.isCached) == [false, true])
    let two = pipeline(["outs": .list([.scalar("${x}"), .map(["${y}": kept])])])
    let mixed = try DVCFile(lock: lock(["a"]), pipeline: two)
    #expect(throws: DVCFile.Unreadable.self) { try mixed.entries[0].pointer.get() }
    let folder = pipeline(["wdir": .scalar("${dir}")])
    #expect(throws: DVCFile.Unreadable.self) { try DVCFile(lock: lock(["a"]), pipeline: folder) }
  }

  @Test("a file of DVC is known by its name")
  func names() {
    for name in ["a.dvc", "x/a.dvc", "dvc.lock", "x/dvc.lock"] { #expect(DVCFile.isOne(name)) }
    for name in [".dvc", "x/.dvc", "a.dvc/x", "mydvc.lock", "dvc.yaml", ""] {
      #expect(!DVCFile.isOne(name), "\(name)")
    }
  }

  @Test("a pointer's place is found from its folder and wdir, and never leaves the repository")
  func places() throws {
    func place(_ path: String, wdir: String? = nil, from folder: String?) throws -> String? {
      var members: [String: DVCNode] = ["outs": .list([entry(["path": path, "md5": Self.hex])])]
      if let wdir { members["wdir"] = .scalar(wdir) }
      let entry = try DVCFile(pointers: .map(members)).entries[0]
      return entry.place(from: folder.flatMap { ContentPath($0) })?.description
    }
    #expect(try place("m", from: nil) == "m")
    #expect(try place("m", from: "models/v1") == "models/v1/m")
    #expect(try place("./m/", wdir: "..", from: "models/v1") == "models/m")
    #expect(try place("../../m", from: "models/v1") == "m")
    #expect(try place("../m", from: nil) == nil)
    #expect(try place("../../../m", from: "models/v1") == nil)
    #expect(try place("/tmp/m", from: "models") == nil)
    #expect(try place("m", wdir: "/tmp", from: "models") == nil)
    #expect(try place("s3://bucket/m", from: "models") == nil)
    #expect(try place("..", from: "models") == nil)
  }
}
