// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore
import ValidationTesting

@testable import ValidationData

@Suite struct DeltaTests {
  /// A table written by hand: two versions, of which the second takes the first's file away.
  private func table(_ world: TableWorld) throws -> TableFile {
    let schema =
      #"{\"type\":\"struct\",\"fields\":[{\"name\":\"a\",\"type\":\"long\",\"nullable\":true,\"metadata\":{}}]}"#
    func add(_ name: String, _ size: Int) -> String {
      #"{"add":{"path":"\#(name)","partitionValues":{},"size":\#(size),"modificationTime":1,"dataChange":true}}"#
    }
    let one = try world.parquet("SELECT 1::BIGINT AS a", name: "table/it's 1.parquet")
    let two = try world.parquet("SELECT range AS a FROM range(5)", name: "table/two.parquet")
    func size(_ table: TableFile) throws -> Int {
      try Data(contentsOf: URL(fileURLWithPath: table.parts[0].localPath)).count
    }
    let first = """
      {"protocol":{"minReaderVersion":1,"minWriterVersion":2}}
      {"metaData":{"id":"5fba94ed-9794-4965-ba6e-6ee3c0d22af9","format":{"provider":"parquet","options":{}},"schemaString":"\(schema)","partitionColumns":[],"configuration":{},"createdTime":1}}
      \(add("it's%201.parquet", try size(one)))

      """
    let second = """
      {"remove":{"path":"it's%201.parquet","deletionTimestamp":2,"dataChange":true}}
      \(add("two.parquet", try size(two)))

      """
    let log = "table/_delta_log/0000000000000000000"
    let parts = [
      try world.table("\(log)0.json", .delta, bytes: Data(first.utf8)),
      try world.table("\(log)1.json", .delta, bytes: Data(second.utf8)), one, two,
    ].flatMap(\.parts)
    return TableFile(dataset: "d", displayPath: "data/table", parts: parts, format: .delta)
  }

  private func engine(_ world: TableWorld, _ executable: URL) throws -> DuckDBEngine {
    DuckDBEngine(
      executable: { executable }, runner: try Supervisor.runner(), temporaryFolder: world.scratch,
      environment: [:])
  }

  @Test func withoutItsExtensionTheObstacleSaysWhatToInstall() async throws {
    let world = try TableWorld()
    // Away from the wheel, beside which the extension may be.
    let alone = try world.script("#!/bin/sh\nexec '\(world.executable.path)' \"$@\"\n")
    var other = try world.csv("a\n1\n")
    other.dataset = "other"
    let answers = try await engine(world, alone).answer(
      [.rowCount, .on(dataset: "other", .rowCount)], about: [try table(world), other])
    #expect(answers[0].obstacle?.rule == "engine.extension-missing")
    #expect(answers[0].obstacle?.remedy.contains("duckdb-extension-delta==") == true)
    #expect(answers[1] == .count(1))
  }

  @Test(.enabled(if: S3Server.pythonEnvironment != nil))
  func theNewestVersionIsRead() async throws {
    let world = try TableWorld()
    let home = try #require(S3Server.pythonEnvironment)
    let program = try DuckDBLocation.find(explicit: nil, environment: ["VIRTUAL_ENV": home])
    let answers = try await engine(world, program).answer(
      [
        .columns, .rowCount, .extremes(column: "a"), .moments(column: "a"),
        .count(.breaking(rule: "a < 4")),
      ], about: try table(world))
    #expect(answers[0].columns.map(\.name) == ["a"])
    #expect(answers[1] == .count(5))
    #expect(answers[2] == .extremes(minimum: 0, maximum: 4))
    #expect(answers[3] == .moments(Moments(count: 5, mean: 2, deviation: 2.0.squareRoot())))
    #expect(answers[4] == .count(1))
  }

  @Test func aFolderWithoutALogIsNoTable() async throws {
    let world = try TableWorld()
    var table = try table(world)
    table.parts = Array(table.parts.suffix(2))
    let refused = try await engine(world, world.executable).refusal([.rowCount], about: table)
    #expect(refused?.rule == "data.unreadable")
  }
}
