// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

/// Programs that never did their part, and gates that are off: rows 3, 7, 11 and 13 of the list of peers' false
/// greens.
@Suite struct FalseGreenRunTests {
  /// Deepchecks leaves out what is slow; TFX's InfraValidator blesses a model whose server was never there.
  @Test(
    "a program that is slow, ends at once, or never gets ready is unmeasured, and so is all it was to show"
  )
  func neverReady() throws {
    let latency = { (command: String) in
      "type: latency.budget, serve: { command: \(command) }, request: { body-from: r.jsonl }, "
        + "at: 5/s, for: 2s, limits: { p50: 1s, cold-start: 60s }"
    }
    let gate = try Gate(
      [
        "{ id: slow, type: training.reproducible, outputs: [x], "
          + "command: { run: [sh, -c, 'sleep 60; : {output}'], timeout: 1s } }",
        "{ id: ended, \(latency("[sh, -c, 'echo server unavailable >&2']")) }",
        "{ id: silent, \(latency("{ run: [sleep, 60], timeout: 3s }")) }",
        "{ id: worker, type: features.parity, offline: t, keys: [a], "
          + "online: { worker: [\"true\"], requests: r.jsonl } }",
        "{ id: table, type: features.contract, dataset: none, columns: { a: { nulls: 0 } } }",
        "{ id: sample, type: features.robustness, command: [\"true\", \"{input}\", \"{output}\"], "
          + "input: t.csv, output: o.csv }",
        "{ id: rerun, type: features.invariance, command: [\"true\", \"{input}\", \"{output}\"], "
          + "input: t.csv, output: o.csv, keys: [a] }",
        "{ id: good, type: features.contract, dataset: t, columns: { a: { nulls: 0 } } }",
      ],
      datasets: [
        "t": "{ path: t.csv }", "none": "{ command: [\"true\", \"{output}\"], output: t.csv }",
      ],
      files: ["t.csv": "a,b\n1,2\n2,3\n", "r.jsonl": "{\"a\": 1}\n"])
    let (report, finished) = try gate.run()
    #expect(report.names(.passed) == ["good[a]"], "\(finished.output)")
    #expect(report.names(.failed, .inconclusive, .skipped) == [], "\(finished.output)")
    #expect(Set(report.cases.map(\.check)).count == 8)
    #expect(finished.status == 3)
  }

  /// mlops-stacks comes with its gate disabled, which shows nowhere.
  @Test(
    "a check that is off is named as off: left out, unchanged, or only warning")
  func off() throws {
    let gate = try Gate(
      [
        "{ id: first, type: artifact.size, files: [m], at-most: 1B, on-failure: warn }",
        "{ id: second, type: artifact.size, files: [m], at-most: 1MB, when: changed }",
        "{ id: third, type: artifact.size, files: [m], at-most: 1MB }",
      ], files: ["m": "1234"])
    let warned = try gate.run()
    #expect(warned.finished.status == 0)
    #expect(warned.report.rules("second[m]") == ["step.unchanged"])
    #expect(warned.finished.output.contains("2 skipped or warning"), "\(warned.finished.output)")
    #expect(warned.finished.output.contains("Warnings (1)"), "\(warned.finished.output)")
    #expect(try gate.status(["--strict"]) == 1)
    let alone = try gate.run(["--filter", "third"])
    #expect(alone.finished.status == 0)
    #expect(alone.report.suites.first?.leftOut == ["first", "second"])
    #expect(
      alone.finished.output.contains(
        "2 of 3 checks, not asked for by the command line: first, second"),
      "\(alone.finished.output)")
  }

  /// mlops-stacks passes an argument that its library removed: nobody had run the template.
  @Test("the manifest that init writes is run, and passes nothing in a repository without a model")
  func template() throws {
    let repository = try ModelRepository(files: ["README": "mine"])
    #expect(try repository.validate(["init"]).status == 0)
    try repository.commit("init")
    let (report, finished) = try repository.report([], environment: Starter.environment())
    #expect(report.names(.passed) == [], "\(finished.output)")
    #expect(finished.status == 3)
  }

  /// `dvc metrics diff` ends with 0 whatever it finds, Soda ended with 0 on errors.
  @Test(
    "every outcome has its exit code, told by the process, the report and the last line",
    arguments: [
      (["good"], [], 0), (["bad"], [], 1), (["unseen"], [], 3), (["bad", "unseen"], [], 3),
      (["good", "bad"], [], 1), (["warned"], [], 0), (["warned"], ["--strict"], 1),
      (["absent"], [], 4),
      (["absent"], ["--allow-empty"], 0), (["unseen", "warned"], ["--allow-empty"], 3),
    ] as [([String], [String], Int32)])
  func exitCodes(ids: [String], options: [String], code: Int32) throws {
    let gate = try Gate(Self.outcomes, files: ["m": "1234"])
    let filters = ids.flatMap { ["--filter", $0] }
    let (report, finished) = try gate.run(filters + options)
    #expect(finished.status == code, "\(finished.output)")
    #expect(report.exitCode.rawValue == code)
    #expect(finished.output.hasSuffix("(exit \(code))\n"), "\(finished.output)")
    let file = gate.repository.place.appendingPathComponent("again.json").path
    #expect(try gate.status(filters + options + ["--json", file]) == code)
    guard ids == ["good", "bad"] else { return }
    // All checks of the manifest are judged: of the two others the report holds no measurement.
    #expect(try gate.status(["judge", file]) == 3)
  }

  @Test("commands on single files have their codes too")
  func fileCommands() throws {
    let gate = try Gate(Self.outcomes, files: ["m": "1234", "t.txt": "text"])
    try gate.python("import pickle; pickle.dump(print, open('evil.pkl', 'wb'))")
    try gate.python("import pickle; pickle.dump([1.5], open('good.pkl', 'wb'))")
    #expect(try gate.status(["scan", "good.pkl"]) == 0)
    #expect(try gate.status(["scan", "evil.pkl"]) == 1)
    #expect(try gate.status(["scan", "absent.pkl"]) == 3)
    #expect(try gate.status(["scan", "absent.pkl", "evil.pkl"]) == 1)
    #expect(try gate.status(["inspect", "absent.pkl"]) == 3)
    #expect(try gate.status(["verify-signature", "good.pkl"]) != 0)
    #expect(try gate.status(["--no-such-option"]) == 2)
    #expect(try gate.status(["judge", "absent.json"]) == 2)
  }

  private static let outcomes = [
    "{ id: good, type: artifact.size, files: [m], at-most: 1MB }",
    "{ id: bad, type: artifact.size, files: [m], at-most: 1B }",
    "{ id: unseen, type: artifact.size, files: [nowhere], at-most: 1B }",
    "{ id: warned, type: artifact.size, files: [m], at-most: 1B, on-failure: warn }",
  ]
}
