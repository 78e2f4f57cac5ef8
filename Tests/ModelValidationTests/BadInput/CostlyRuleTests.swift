// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing
import ValidationCore

/// Rules over rows that take more than the engine may use: each is unmeasured with what to do, and takes no
/// other question with it.
@Suite struct CostlyRuleTests {
  private func run(_ rule: String, _ arguments: [String]) throws -> (Report, Finished) {
    let gate = try Gate(
      [
        "{ id: contract, type: features.contract, dataset: t, columns: { a: { nulls: 0 } }, "
          + "rules: { costly: \"\(rule)\", good: \"a <> ''\" } }"
      ],
      datasets: ["t": "{ path: data/t.csv }"], files: ["data/t.csv": "a,b\nx,y\nx,y\nx,y\n"])
    return try gate.run(arguments)
  }

  private func expect(
    _ rule: String, _ said: [String], _ option: String, _ report: Report, _ finished: Finished
  ) throws {
    let costly = try #require(report.cases.first { $0.subject == "rule(costly)" })
    #expect(costly.outcome == .unmeasured, "\(finished.output)")
    #expect(costly.obstacle?.rule == rule, "\(costly.message)")
    for word in said { #expect(costly.message.contains(word), "\(costly.message)") }
    #expect(costly.obstacle?.remedy.contains(option) == true, "\(costly.obstacle?.remedy ?? "")")
    #expect(report.outcome("contract[rule(good)]") == .passed, "\(finished.output)")
    #expect(report.outcome("contract[a]") == .passed, "\(finished.output)")
    #expect(finished.status == 3)
  }

  @Test("a rule that is slow ends at the engine's time, which can be raised")
  func slow() throws {
    let rule = "levenshtein(repeat(a, 200000), repeat(b, 200000)) >= 0"
    let (report, finished) = try run(rule, ["--engine-time", "3s"])
    try expect(
      "engine.timed-out", ["within 3 s", "levenshtein", "data/t.csv"], "--engine-time", report,
      finished)
  }

  @Test("a rule that needs more memory than the engine may use is told, and how to allow more")
  func large() throws {
    // The state of an aggregate, which the engine cannot write to disk.
    let rule = "len(list_aggregate(range(len(a) * 20000000), 'list')) >= 0"
    let (report, finished) = try run(rule, ["--engine-memory", "120MB"])
    try expect(
      "engine.out-of-memory", ["list_aggregate", "data/t.csv"], "--engine-memory", report, finished)
  }

  @Test("an engine whose memory does not suffice for the table is told of the table")
  func small() throws {
    let (report, finished) = try run("a > ''", ["--engine-memory", "10MB"])
    let rules = Set(report.cases.compactMap { $0.obstacle?.rule })
    #expect(rules == ["engine.out-of-memory"], "\(finished.output)")
    #expect(report.cases.allSatisfy { $0.outcome == .unmeasured })
    #expect(report.cases.allSatisfy { $0.message.contains("data/t.csv") }, "\(finished.output)")
    #expect(finished.status == 3)
  }
}
