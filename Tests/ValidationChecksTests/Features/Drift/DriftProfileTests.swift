// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationTesting

@testable import ValidationChecks
@testable import ValidationCore

@Suite struct DriftProfileTests {
  private static let seed: UInt64 = 20_261_123
  private var numbers = SeededNumbers(seed: Self.seed)
  private let path = "data/profile.json"

  private mutating func table(mean: Double = 0, _ categories: [String] = ["a", "b"]) -> SampleTable
  {
    SampleTable(
      Named("x", .numbers(numbers.normal(600, mean: mean))),
      Named("stars", .numbers((0..<600).map { Double($0 % 5) }, .integer)),
      Named("k", .texts((0..<600).map { $0 % 50 == 0 ? nil : categories[$0 % categories.count] })))
  }

  private var options = "columns: all"

  private var trial: CheckTrial<FeaturesDrift> {
    get throws {
      try CheckTrial(
        FeaturesDrift(), entry: DriftTrial.entry(options, reference: "profile: \(path)"))
    }
  }

  private func access(_ table: SampleTable, _ profile: Data? = nil) throws -> Access {
    let files = profile.map { [path: CheckExample.FileContent.bytes($0)] } ?? [:]
    let snapshot = try FolderSnapshot(files)
    let file = TableFile(dataset: "today", displayPath: "t", localPath: "/t", format: .csv)
    return Access(
      candidate: snapshot, content: FixedContent(candidate: snapshot),
      commands: ScriptedCommands(),
      engine: SampleEngine(tables: SampleTables("today", ["today": table])),
      tables: ["today": file])
  }

  private func accepted(_ table: SampleTable) async throws -> Data {
    let files = try await FeaturesDrift().accepted(
      try trial.configuration.scope, with: try access(table))
    #expect(files.map(\.path.text) == [path])
    return try #require(files.first).data
  }

  private func cases(_ table: SampleTable, _ profile: Data) async throws -> [Case] {
    let trial = try trial
    let tables = SampleTables("today", ["today": table])
    let file = TableFile(dataset: "today", displayPath: "t", localPath: "/t", format: .csv)
    let measured = try await trial.measure(
      files: [path: .bytes(profile)], engine: SampleEngine(tables: tables),
      tables: ["today": file], answering: tables.answer)
    return try trial.cases(of: measured)
  }

  @Test("what was accepted is equal to itself, and differs from what moved")
  mutating func roundTrip() async throws {
    let now = table()
    let profile = try await accepted(now)
    let same = try await cases(now, profile)
    #expect(same.map(\.subject) == [nil, "x", "stars", "k"])
    #expect(same.allSatisfy { $0.outcome == .passed }, "\(same.map(\.message))")
    for judged in same.dropFirst() {
      let score = judged.quantities.first { $0.name == "jensen-shannon.base-2" }
      #expect(score?.value == 0)
    }
    let moved = try await cases(table(mean: 3, ["a", "c"]), profile)
    #expect(moved.map(\.outcome) == [.failed, .failed, .passed, .failed])
    #expect(moved.rules("k") == ["drift.jensen-shannon", "drift.new-categories"])
    #expect(moved[1].message.contains("profile 'data/profile.json'"))
  }

  @Test("the same table gives the same bytes")
  mutating func deterministic() async throws {
    let now = table()
    #expect(try await accepted(now) == (try await accepted(now)))
  }

  @Test(
    "a profile that was changed by hand, or by a merge, is no profile",
    arguments: [
      ("\"version\" : 1", "\"version\" : 2", "drift-profile 2"),
      ("\"version\" : 1", "\"version\" : 1, \"more\" : 1", "keys that are not known"),
      ("\"version\" : 1", "\"version\" : 1, \"version\" : 1", "a name twice"),
      ("\"rows\" : 600", "\"rows\" : 601", "are not its 601 rows"),
      ("\"rows\" : 600", "\"rows\" : 1e400", ""),
      ("\"name\" : \"x\"", "\"name\" : \"k\"", "stands there twice"),
      ("\"type\" : \"string\"", "\"type\" : \"double\"", "not counted as its type"),
      ("\"missing\" : 12", "\"missing\" : -12", "do not add up"),
      ("\"format\"", "<<<<<<<\n\"format\"", "no name"),
    ])
  mutating func changed(from: String, to: String, said: String) async throws {
    let text = String(decoding: try await accepted(table()), as: UTF8.self)
    try #require(text.contains(from), "\(text)")
    let changed = text.replacing(from, with: to, maxReplacements: 1)
    let table = table()
    let access = try access(table, Data(changed.utf8))
    let scope = try trial.configuration.scope
    let obstacle = await #expect(throws: Obstacle.self) {
      _ = try await FeaturesDrift().measure(scope, with: access)
    }
    #expect(obstacle?.rule == "drift.profile-invalid")
    #expect(said.isEmpty || obstacle?.message.contains(said) == true, "\(obstacle?.message ?? "")")
    #expect(obstacle?.remedy.contains("--accept") == true)
  }

  @Test("a column that the profile lacks is unmeasured, and takes no other with it")
  mutating func lacking() async throws {
    let now = table()
    let profile = try await accepted(now)
    var more = now
    more.columns.append(Named("new", .texts((0..<600).map { "\($0 % 3)" })))
    let cases = try await cases(more, profile)
    #expect(cases.rules("new") == ["drift.column-absent"])
    #expect(cases.outcome("x") == .passed && cases.outcome(nil) == .unmeasured)
  }

  @Test("a column of a nested type is in no profile, and named where it is not looked at")
  mutating func nested() async throws {
    var now = table()
    now.columns.append(Named("list", .texts((0..<600).map { _ in "[1]" }, .other)))
    let profile = try await accepted(now)
    #expect(!String(decoding: profile, as: UTF8.self).contains("list"))
    let judged = try await cases(now, profile)
    #expect(judged.map(\.subject) == [nil, "x", "stars", "k"])
    #expect(judged[0].outcome == .passed && judged[0].message.hasSuffix(": list"))
  }

  @Test("columns with too many values, without rows, or of no judged type are not accepted")
  mutating func refused() async throws {
    let many = SampleTable(Named("k", .texts((0..<2_000).map { "\($0)-" })))
    let long = SampleTable(
      Named("k", .texts((0..<9).map { _ in String(repeating: "é", count: 600) })))
    let empty = SampleTable(Named("x", .numbers([])))
    let nested = SampleTable(Named("d", .texts(["[1]"], .other)))
    for (table, rule) in [
      (many, "drift.too-many-categories"), (long, "drift.too-many-categories"),
      (empty, "drift.no-rows"), (nested, "drift.no-columns"),
    ] {
      let (access, scope) = (try access(table), try trial.configuration.scope)
      let obstacle = await #expect(throws: Obstacle.self) {
        _ = try await FeaturesDrift().accepted(scope, with: access)
      }
      #expect(obstacle?.rule == rule)
    }
  }

  @Test("where a statistic compares values, a profile tells it as far as its quantiles do")
  mutating func values() async throws {
    for statistic in [DriftStatistic.kolmogorovSmirnov, .wasserstein] {
      options = "columns: { x: { statistic: \(statistic.rawValue), limit: 0.4 }, k: {} }"
      let now = table()
      let profile = try await accepted(now)
      let same = try await cases(now, profile)
      #expect(same.map(\.outcome) == [.passed, .passed, .passed], "\(same.map(\.message))")
      #expect(value(statistic.variant, of: same[1]) == 0)
      #expect(value("\(statistic.variant) error", of: same[1]).map { $0 > 0 } == true)
      let far = table(mean: 2)
      let moved = try await cases(far, profile)
      #expect(moved.rules("x") == ["drift.\(statistic.rawValue)"], "\(moved.map(\.message))")
      #expect(moved[1].message.contains(" ± "), "\(moved[1].message)")
      let exact = try await DriftTrial.cases(now, far, options)
      let (about, error) = (
        try #require(value(statistic.variant, of: moved[1])),
        try #require(value("\(statistic.variant) error", of: moved[1]))
      )
      #expect(abs(about - (try #require(value(statistic.variant, of: exact[1])))) <= error)
    }
  }

  private func value(_ name: String, of judged: Case) -> Double? {
    judged.quantities.first { $0.name == name }?.value
  }

  @Test("a value nearer to its limit than a profile can tell is inconclusive")
  mutating func coarse() async throws {
    options = "columns: { x: { statistic: wasserstein } }"
    let (now, far) = (table(), table(mean: 1))
    let profile = try await accepted(now)
    let found = try #require(
      value("wasserstein.by-deviation", of: try await cases(far, profile)[1]))
    let limited = { (limit: Double) in
      "columns: { x: { statistic: wasserstein, limit: \(limit) } }"
    }
    options = limited(found + 0.001)
    let near = try await cases(far, profile)
    #expect(near[1].outcome == .inconclusive)
    #expect(near.rules("x") == ["drift.profile-too-coarse"], "\(near[1].message)")
    options = limited(found - 0.2)
    #expect(try await cases(far, profile)[1].outcome == .failed)
    options = limited(found + 0.2)
    #expect(try await cases(far, profile)[1].outcome == .passed)
  }

  @Test(
    "a profile of counts alone leaves what compares values unmeasured, and says how to get them")
  mutating func countsAlone() async throws {
    let now = table()
    let profile = try await accepted(now)
    #expect(!String(decoding: profile, as: UTF8.self).contains("quantiles"))
    options = "columns: { x: { statistic: kolmogorov-smirnov }, stars: {} }"
    let judged = try await cases(now, profile)
    #expect(judged.rules("x") == ["drift.profile-lacks"])
    #expect(judged[1].obstacle?.remedy.contains("--accept") == true)
    #expect(judged.outcome("stars") == .passed && judged.outcome(nil) == .unmeasured)
  }

  @Test("a side without values is no pass")
  mutating func noValues() async throws {
    options = "columns: { x: { statistic: kolmogorov-smirnov } }"
    let profile = try await accepted(table())
    let empty = SampleTable(Named("x", .numbers((0..<600).map { _ in .nan })))
    let judged = try await cases(empty, profile)
    #expect(judged[1].outcome == .failed && judged.rules("x") == ["drift.missing"])
  }

  @Test("a check without a profile has nothing to accept")
  mutating func noProfile() async throws {
    let scope = try CheckTrial(FeaturesDrift(), entry: DriftTrial.entry("columns: all"))
      .configuration.scope
    let access = try access(table())
    await #expect(throws: Obstacle.self) {
      _ = try await FeaturesDrift().accepted(scope, with: access)
    }
  }
}
