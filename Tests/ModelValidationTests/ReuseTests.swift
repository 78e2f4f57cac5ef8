// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore
import ValidationReporting

/// A stored pass must not outlive what it was made from.
@Suite struct ReuseTests {
  @Test("a table behind a link is measured again when the link's end changes, not the link")
  func linkedTable() throws {
    let repository = try ModelRepository(files: [
      "validate-model.yaml": table(at: "link.csv", when: "always"), "real.csv": "a\n1\n",
    ])
    try link("link.csv", to: "real.csv", in: repository)
    #expect(try run(repository).report.names(.passed) == ["table[a]"])
    #expect(try run(repository).report.suites[0].checks[0].action == .reused)
    try repository.write("real.csv", Data("a,b\n,1\n".utf8))
    try repository.commit("a null")
    #expect(try run(repository).report.names(.failed) == ["table[a]"])
  }

  @Test("a table that is read as another format is measured again")
  func otherFormat() throws {
    let repository = try ModelRepository(files: [
      "validate-model.yaml": table(at: "t.csv", when: "always"), "t.csv": "a\n1\n",
    ])
    #expect(try run(repository).report.names(.passed) == ["table[a]"])
    try repository.replace(
      "path: t.csv", with: "path: t.csv, format: json-lines", in: "validate-model.yaml")
    #expect(try run(repository).report.names(.passed) == [])
  }

  @Test("a table in a linked folder is not unchanged when the folder's file changed")
  func linkedFolder() throws {
    let repository = try ModelRepository(files: [
      "validate-model.yaml": table(at: "d/real.csv", when: "changed"), "data/real.csv": "a\n1\n",
    ])
    try link("d", to: "data", in: repository)
    try Shell.git("update-ref", "refs/remotes/origin/main", "HEAD", in: repository.folder)
    #expect(try run(repository).report.names(.skipped) == ["table[a]"])
    try repository.write("data/real.csv", Data("a,b\n,1\n".utf8))
    try repository.commit("a null")
    #expect(try run(repository).report.names(.failed) == ["table[a]"])
  }

  @Test("a manifest behind a link is changed when the link's end is")
  func linkedManifest() throws {
    let repository = try ModelRepository(files: [
      "cfg/g.yaml": table(at: "t.csv", when: "changed"), "t.csv": "a,b\n,1\n",
    ])
    try link("validate-model.yaml", to: "cfg/g.yaml", in: repository)
    try Shell.git("update-ref", "refs/remotes/origin/main", "HEAD", in: repository.folder)
    #expect(try run(repository).report.names(.skipped) == ["table[a]"])
    try repository.replace("when: changed", with: "when: changed # stricter", in: "cfg/g.yaml")
    try repository.commit("stricter")
    #expect(try run(repository).report.names(.skipped) == [])
  }

  @Test("another build of the tool measures again, also where its digest was remembered")
  func otherBuild() throws {
    let repository = try ModelRepository(files: [
      "validate-model.yaml": table(at: "t.csv", when: "always"), "t.csv": "a\n1\n",
    ])
    let folder = repository.place.appendingPathComponent("tool", isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["validate-model", "validate-model-supervisor"] {
      try FileManager.default.copyItem(
        at: Built.folder.appendingPathComponent(name), to: folder.appendingPathComponent(name))
    }
    let tool = folder.appendingPathComponent("validate-model")
    // What was written a moment ago is not remembered.
    Thread.sleep(forTimeInterval: 3)
    let environment = try Starter.environment()
    for (isOther, action) in [(false, "ran"), (false, "reused"), (true, "ran"), (false, "reused")] {
      if isOther {
        let file = try FileHandle(forWritingTo: tool)
        try file.seekToEnd()
        try file.write(contentsOf: Data([0]))
        try file.close()
      }
      let finished = try repository.validate(
        ["run", "--json", "out.json"], environment: environment, tool: tool)
      let data = try Data(contentsOf: repository.folder.appendingPathComponent("out.json"))
      let report = try JSONReport.read(data)
      #expect("\(report.suites[0].checks[0].action)" == action, "\(finished.errors)")
    }
    let facts = repository.place.appendingPathComponent("cache/facts")
    #expect(try FileManager.default.contentsOfDirectory(atPath: facts.path).count == 1)
  }

  @Test("taking the executable bit away is a change")
  func executableBit() throws {
    let repository = try ModelRepository(files: [
      "validate-model.yaml": training(["./train.sh", "{output}"]),
      "train.sh": "#!/bin/sh\necho same > \"$1/o\"\n",
    ])
    try chmod(0o755, "train.sh", in: repository)
    #expect(try run(repository).report.names(.passed) == ["train[o]"])
    #expect(try run(repository).report.suites[0].checks[0].action == .reused)
    try chmod(0o644, "train.sh", in: repository)
    #expect(try run(repository).report.names(.unmeasured) == ["train[o]"])
  }

  @Test("the program is the one that the command's own PATH finds")
  func declaredPath() throws {
    let repository = try ModelRepository(files: ["x": "y"])
    let programs = repository.place.appendingPathComponent("programs")
    try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: true)
    let program = programs.appendingPathComponent("own-trainer")
    let install = { (text: String) in
      try Data("#!/bin/sh\n\(text)\n".utf8).write(to: program)
      try Shell.require(["chmod", "755", program.path], in: programs)
    }
    try install("echo same > \"$1/o\"")
    try repository.write(
      "validate-model.yaml",
      Data(training(["own-trainer", "{output}"], path: "\(programs.path):/usr/bin:/bin").utf8))
    try repository.commit("manifest")
    #expect(try run(repository).report.names(.passed) == ["train[o]"])
    try install("date +%s%N > \"$1/o\"")
    #expect(try run(repository).report.names(.failed) == ["train[o]"])
  }

  @Test("a package installed beside the Python that a script may start is a change")
  func installedPackage() throws {
    let repository = try ModelRepository(files: [
      "validate-model.yaml": training(["sh", "train.sh", "{output}"]),
      "train.sh": "echo same > \"$1/o\"\n",
    ])
    let python = try Starter.environment()
    let home = ["HOME": repository.place.path]
    let environment = python.merging(home) { $1 }
    #expect(try run(repository, environment).report.names(.passed) == ["train[o]"])
    #expect(try run(repository, environment).report.suites[0].checks[0].action == .reused)
    let package = repository.place.appendingPathComponent(
      ".local/lib/python3.11/site-packages/new-1.0.dist-info")
    try FileManager.default.createDirectory(at: package, withIntermediateDirectories: true)
    #expect(try run(repository, environment).report.suites[0].checks[0].action == .ran)
  }

  @Test("a filtered run forgets nothing of what failed outside it")
  func rerunAfterFilter() throws {
    let repository = try ModelRepository(files: [
      "validate-model.yaml": """
      version: 1
      model: m
      checks:
        - { id: bad, type: artifact.structure, files: [absent] }
        - { id: worse, type: artifact.structure, files: [absent] }

      """
    ])
    #expect(try repository.validate([]).status == 3)
    #expect(try repository.validate(["--filter", "typo"]).status == 4)
    #expect(try repository.validate(["--filter", "bad"]).status == 3)
    let again = try repository.report(["--rerun-failed"])
    #expect(again.report.suites[0].checks.map(\.id) == ["bad", "worse"])
  }

  private func run(_ repository: ModelRepository, _ environment: [String: String]? = nil) throws
    -> (
      report: Report, finished: Finished
    )
  {
    try repository.report([], environment: try environment ?? Starter.environment())
  }

  private func table(at path: String, when: String) -> String {
    """
    version: 1
    model: m
    datasets: { t: { path: \(path) } }
    checks:
      - { id: table, type: features.contract, dataset: t, columns: { a: { nulls: 0 } }, when: \(when) }

    """
  }

  private func training(_ command: [String], path: String? = nil) -> String {
    let environment = path.map { ", environment: { set: { PATH: \"\($0)\" } }" } ?? ""
    let arguments = command.map { "\"\($0)\"" }.joined(separator: ", ")
    return """
      version: 1
      model: m
      checks:
        - { id: train, type: training.reproducible, command: { run: [\(arguments)]\(environment) }, outputs: [o] }

      """
  }

  private func link(_ name: String, to target: String, in repository: ModelRepository) throws {
    try Shell.require(["ln", "-s", target, name], in: repository.folder)
    try repository.commit("link")
  }

  private func chmod(_ mode: Int, _ name: String, in repository: ModelRepository) throws {
    try Shell.require(["chmod", String(mode, radix: 8), name], in: repository.folder)
    try repository.commit("mode")
  }
}
