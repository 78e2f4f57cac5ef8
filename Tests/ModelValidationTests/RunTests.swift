// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore
import ValidationReporting

/// Runs that end otherwise than expected, and what is left of them.
@Suite struct RunTests {
  @Test("an interrupted run still writes its reports, and ends what it started")
  func interruption() throws {
    let repository = try ModelRepository(files: slowFiles)
    let report = repository.place.appendingPathComponent("r.json")
    let (process, pids) = try startSlowly(repository, ["run", "--json", report.path])
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    #expect(hasEnded(pids), "\(pids) outlived the run")
    let written = try JSONReport.read(try Data(contentsOf: report))
    #expect(written.interrupted)
    #expect(written.cases.map(\.outcome) == [.unmeasured])
    #expect(written.cases[0].obstacle?.rule == "run.interrupted")
  }

  @Test("nothing that a killed tool started survives it, and the next run removes its folders")
  func killedTool() throws {
    let repository = try ModelRepository(files: slowFiles)
    let (process, pids) = try startSlowly(repository, ["run"])
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(hasEnded(pids), "\(pids) outlived the tool")
    let runs = repository.place.appendingPathComponent("cache/runs")
    let count = {
      try FileManager.default.contentsOfDirectory(atPath: runs.path).count { !$0.hasPrefix(".") }
    }
    #expect(try count() > 0)
    #expect(try repository.validate(["plan"]).status == 0)
    #expect(try count() == 0)
  }

  @Test("judge applies other limits to what was measured")
  func judging() throws {
    let repository = try ModelRepository(files: tableFiles)
    let report = repository.place.appendingPathComponent("r.json").path
    #expect(
      try repository.validate(["--json", report], environment: Starter.environment()).status == 0)
    try repository.replace("nulls: 1", with: "nulls: 0", in: "validate-model.yaml")
    let stricter = try repository.validate(["judge", report])
    #expect(stricter.status == 1, "\(stricter.output)\(stricter.errors)")
    try repository.replace("path: data.csv", with: "path: other.csv", in: "validate-model.yaml")
    #expect(try repository.validate(["judge", report]).status == 3)
    try repository.replace("path: other.csv", with: "path: data.csv", in: "validate-model.yaml")
    try repository.replace(
      "{ nulls: 0 }", with: "{ nulls: 0, range: [0, 1] }", in: "validate-model.yaml")
    #expect(try repository.validate(["judge", report]).status == 3)
  }

  @Test("--rerun-failed runs what did not pass the last time")
  func rerunFailed() throws {
    var files = tableFiles
    files["validate-model.yaml"]? += "  - { id: bad, type: artifact.structure, files: [absent] }\n"
    let repository = try ModelRepository(files: files)
    #expect(try repository.validate(["--rerun-failed"]).status == 2)
    #expect(try repository.validate([], environment: Starter.environment()).status == 3)
    let again = try repository.report(["--rerun-failed"], environment: Starter.environment())
    #expect(again.report.suites.flatMap(\.checks).map(\.id) == ["bad"])
  }

  @Test("a base that is asked for and missing leaves nothing judged")
  func missingBase() throws {
    let repository = try ModelRepository(files: tableFiles)
    let result = try repository.report(["--base", "nowhere"], environment: Starter.environment())
    #expect(result.finished.status == 3)
    #expect(result.report.cases.allSatisfy { $0.outcome == .unmeasured })
  }

  @Test("the working tree is judged when tracked files differ, HEAD when told so")
  func candidates() throws {
    let repository = try ModelRepository(files: tableFiles)
    try repository.replace("1,2", with: ",2\n,3", in: "data.csv")
    let worktree = try repository.report([], environment: Starter.environment())
    #expect(worktree.report.repository.candidate.kind == .worktree)
    #expect(worktree.report.names(.failed) == ["table[a]"])
    let head = try repository.report(["--candidate", "head"], environment: Starter.environment())
    #expect(head.report.repository.candidate.kind == .commit)
    #expect(head.finished.status == 0)
  }

  @Test("a full disk leaves no half report, and says where the measurements are")
  func fullDisk() throws {
    let repository = try ModelRepository(files: tableFiles)
    let mount = repository.place.appendingPathComponent("small")
    try FileManager.default.createDirectory(at: mount, withIntermediateDirectories: true)
    let made = try Shell.run(
      ["mount", "-t", "tmpfs", "-o", "size=4k", "none", mount.path], in: repository.place)
    guard made.status == 0 else {
      // Mounting needs root; the same path is tested in ValidationReportingTests without it.
      return #expect(getuid() != 0, "\(made.errors)")
    }
    defer { _ = try? Shell.run(["umount", mount.path], in: repository.place) }
    try Data(count: 4096).write(to: mount.appendingPathComponent("full"))
    let finished = try repository.validate(
      ["--json", mount.appendingPathComponent("r.json").path], environment: Starter.environment())
    #expect(finished.status != 0)
    #expect(finished.errors.contains("r.json"), "\(finished.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: mount.path) == ["full"])
  }

  @Test("a step summary and outputs are written for GitHub, and repository text cannot command it")
  func gitHub() throws {
    var files = tableFiles
    files["validate-model.yaml"] = """
      version: 1
      model: m
      checks:
        - { id: bad, type: artifact.structure, files: ["::error::x", "##[error]y"] }
      """
    let repository = try ModelRepository(files: files)
    let summary = repository.place.appendingPathComponent("summary")
    let outputs = repository.place.appendingPathComponent("outputs")
    for file in [summary, outputs] { try Data().write(to: file) }
    let finished = try repository.validate(
      ["run", "--github"],
      environment: [
        "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": summary.path,
        "GITHUB_OUTPUT": outputs.path,
        "NO_COLOR": "1",
      ])
    #expect(finished.status == 3)
    #expect(try String(contentsOf: outputs, encoding: .utf8).contains("exit-code=3"))
    #expect(try String(contentsOf: summary, encoding: .utf8).contains("could not be judged"))
    #expect(
      finished.output.contains("::error file=validate-model.yaml,line=4"), "\(finished.output)")
    #expect(finished.output.contains("::stop-commands::"))
  }

  /// Starts the tool, and waits until its command has told the process ids of itself and its daemon.
  private func startSlowly(_ repository: ModelRepository, _ arguments: [String]) throws -> (
    process: Process, pids: [Int32]
  ) {
    let told = repository.place.appendingPathComponent("pids")
    let process = Process()
    process.executableURL = Built.tool
    process.arguments = arguments
    process.currentDirectoryURL = repository.folder
    process.environment = ProcessInfo.processInfo.environment.merging([
      "VALIDATE_MODEL_CACHE": repository.place.appendingPathComponent("cache").path,
      "PIDS": told.path,
    ]) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    for _ in 0..<1_200 {
      let text = (try? String(contentsOf: told, encoding: .utf8)) ?? ""
      let pids = text.split(separator: " ").compactMap {
        Int32($0.trimmingCharacters(in: .newlines))
      }
      if text.hasSuffix("\n"), pids.count == 2 { return (process, pids) }
      usleep(50_000)
    }
    kill(process.processIdentifier, SIGKILL)
    throw SetUpFailure(
      arguments: arguments, finished: Finished(status: -1, output: "", errors: "never started"))
  }

  /// Waits up to ten seconds for the processes to be gone.
  private func hasEnded(_ pids: [Int32]) -> Bool {
    for _ in 0..<200 {
      if pids.allSatisfy({ kill($0, 0) != 0 && errno == ESRCH }) { return true }
      usleep(50_000)
    }
    return false
  }

  private let slowFiles = [
    "validate-model.yaml": """
    version: 1
    model: m
    checks:
      - id: slow
        type: training.reproducible
        command:
          run: [bash, -c, 'setsid sleep 600 & echo "$! $$" > "$PIDS"; sleep 600', x, "{output}"]
          environment: { pass: [PIDS] }
        outputs: [x]

    """
  ]

  private let tableFiles = [
    "validate-model.yaml": """
    version: 1
    model: m
    datasets: { t: { path: data.csv } }
    checks:
      - { id: table, type: features.contract, dataset: t, columns: { a: { nulls: 1 } } }

    """,
    "data.csv": "a,b\n1,2\n,3\n",
  ]
}
