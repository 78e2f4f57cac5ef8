// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore
import ValidationTesting

@testable import ValidationData

/// Tables in S3, from a server on this machine.
@Suite(.enabled(if: S3Server.pythonEnvironment != nil)) struct S3Tests {
  @Test func objectsAreTables() async throws {
    let world = try S3World()
    try world.put(
      world.tables.parquet("SELECT range AS a FROM range(1000)"), "data/it's + é.parquet")
    try world.put(world.tables.csv("a,b\n1,x\n2,y\n"), "data/rows.csv")
    try world.put(world.tables.jsonLines("{\"a\":1}\n{\"a\":5}\n"), "data/rows.jsonl")
    let tables: [(TableFile, Int64, Double)] = [
      (world.table("s3://open/data/it's + é.parquet"), 1000, 999),
      (world.table("s3://open/data/rows.csv", .csv), 2, 2),
      (world.table("s3://open/data/rows.jsonl", .jsonLines), 2, 5),
    ]
    for (table, count, most) in tables {
      let engine = try world.engine()
      let answers = try await engine.answer(
        [.rowCount, .extremes(column: "a"), .count(.breaking(rule: "a > 1"))], about: table)
      await engine.finish()
      #expect(answers[0] == .count(count), "\(table.displayPath)")
      guard case .extremes(_, most)? = answers.dropFirst().first else {
        Issue.record("\(answers)")
        continue
      }
      #expect(answers[2].obstacle == nil)
    }
    #expect(try world.tables.leftovers() == [])
  }

  @Test func aPatternIsAllObjectsThatMatch() async throws {
    let world = try S3World()
    for (key, rows) in [("p/day=1/x.parquet", 1), ("p/day=2/x.parquet", 20), ("p/y.txt", 300)] {
      let range = "SELECT range AS a FROM range(\(rows))"
      try world.put(world.tables.parquet(range, name: "\(rows).parquet"), key)
    }
    let table = world.table("s3://open/p/*/*.parquet", isPartitioned: true)
    let answers = try await world.engine().answer(
      [.columns, .rowCount, .count(.outsideSet(column: "day", values: ["2"]))], about: table)
    #expect(answers[0].columns.map(\.name) == ["a", "day"])
    #expect(answers[1] == .count(21))
    #expect(answers[2] == .count(1) || answers[2].obstacle?.rule == "data.type-mismatch")
    let none = world.table("s3://open/q/*.parquet")
    #expect(try await world.engine().refusal([.rowCount], about: none)?.rule == "dataset.no-files")
  }

  @Test func nothingButTheObjectsCanBeRead() async throws {
    let world = try S3World()
    let rows = try world.tables.parquet("SELECT range AS a FROM range(10)")
    for key in ["data/rows.parquet", "data/rows.parquet.bak", "data/in/rows.parquet", "x.parquet"] {
      try world.put(rows, key)
    }
    try world.put(rows, "rows.parquet", in: "other")
    _ = try world.tables.csv("a\n1\n", name: "neighbour.csv")
    let places = [
      "s3://open/data/rows.parquet.bak", "s3://open/x.parquet", "s3://other/rows.parquet",
      "s3://open/data/in/rows.parquet", "s3://open/data/in/../rows.parquet",
      "s3://open/data/../x.parquet", "s3://open/data/./rows.parquet", "s3://open/data/*.parquet",
      "s3://open/data/rows.parquet?s3_endpoint=127.0.0.1:1", "s3a://open/data/rows.parquet",
      "s3://open/data//rows.parquet", "gcs://open/data/rows.parquet", "/etc/passwd",
      "hf://datasets/a/b.parquet", "\(world.server.endpoint)/open/data/rows.parquet",
      "https://example.com/rows.parquet", "../../neighbour.csv",
    ]
    for address in ["s3://open/data/rows.parquet", "s3://open/data/rows.par*et"] {
      try await DuckDBSession.run(try await world.start(world.table(address))) { session in
        let count = try await session.rows(
          "SELECT count(*) AS c0 FROM read_parquet('s3://open/data/rows.parquet')")
        #expect(count == [#"{"c0":10}"#])
        for place in places {
          for reader in ["read_parquet", "read_text", "read_csv", "glob"] {
            await #expect(throws: DuckDBRefusal.self, "\(reader) \(place)") {
              let rows = try await session.rows("SELECT * FROM \(reader)('\(place)')")
              Issue.record("\(rows.first ?? "")")
            }
          }
        }
        for statement in [
          "CREATE SECRET x (TYPE s3)", "DROP SECRET secret0", "SET s3_endpoint='x'",
          "COPY (SELECT 1) TO 's3://open/data/rows.parquet'", "SELECT getenv('AWS_REGION')",
        ] {
          await #expect(throws: DuckDBRefusal.self, "\(statement)") {
            _ = try await session.rows(statement)
          }
        }
      }
    }
  }

  @Test func secretsAreNeverShown() async throws {
    let world = try S3World()
    try world.put(world.tables.csv("a\n\(S3Server.keyID)\n\(S3Server.secretKey)\n"), "rows.csv")
    let table = world.table("s3://open/rows.csv", .csv)
    let said = try await DuckDBSession.run(try await world.start(table)) { session in
      try await session.rows("SELECT * FROM duckdb_secrets()")
        + session.rows("SELECT * FROM read_csv('s3://open/rows.csv')")
    }
    #expect(said.count == 3)
    #expect(!said.joined().contains(S3Server.keyID) && !said.joined().contains(S3Server.secretKey))
    let statements = try await world.engine().withTables([table]) {
      try await $0.statements(for: [.rowCount, .nullCount(column: "a")])
    }
    #expect(!statements.joined().contains(S3Server.secretKey))
  }

  @Test func whatCannotBeReachedIsSaidWithWhatToDo() async throws {
    let world = try S3World()
    let gone = try await world.engine().refusal(
      [.rowCount], about: world.table("s3://open/gone.parquet"))
    #expect(gone?.rule == "data.address-unreachable")
    #expect(gone?.message.contains("404") == true)
    #expect(gone?.remedy.contains("AWS_ENDPOINT_URL") == true)
    var environment = world.environment
    environment["AWS_ENDPOINT_URL"] = "http://127.0.0.1:1"
    let dead = try await world.engine(environment).refusal(
      [.rowCount], about: world.table("s3://open/rows.parquet"))
    #expect(dead?.rule == "data.address-unreachable")
    environment["AWS_ENDPOINT_URL"] = "http://127.0.0.1:1/x', SECRET '"
    let odd = try await world.engine(environment).refusal(
      [.rowCount], about: world.table("s3://open/rows.parquet"))
    #expect(odd?.rule == "data.endpoint-invalid")
    environment["AWS_SECRET_ACCESS_KEY"] = ""
    let poor = try await world.engine(environment).refusal(
      [.rowCount], about: world.table("s3://open/rows.parquet"))
    #expect(poor?.rule == "data.credentials-missing")
    #expect(poor?.message.contains("AWS_SECRET_ACCESS_KEY") == true)
    try world.put(world.tables.csv("a\n1\n"), "rows.parquet")
    let other = try await world.engine().refusal(
      [.rowCount], about: world.table("s3://open/rows.parquet"))
    #expect(other?.rule == "data.unreadable")
  }

  @Test func anObjectThatIsWrittenMeanwhileHasNoAnswers() async throws {
    let world = try S3World()
    try world.put(world.tables.csv("a\n1\n"), "rows.csv")
    var local = try world.tables.csv("a\n1\n", name: "local.csv")
    local.dataset = "local"
    let tables = [world.table("s3://open/rows.csv", .csv), local]
    try await world.engine().withTables(tables) { session in
      #expect(try await session.answer([.rowCount]) == [.count(1)])
      try world.put(world.tables.csv("a\n1\n2\n"), "rows.csv")
      let answers = try await session.answer(
        [
          .rowCount, .on(dataset: "local", .rowCount),
          .on(
            dataset: "local",
            .count(.orphan(columns: ["a"], dataset: "d", others: ["a"]))),
        ])
      #expect(answers[0].obstacle?.rule == "data.changed-while-read")
      #expect(answers[1] == .count(1))
      #expect(answers[2].obstacle?.rule == "data.changed-while-read")
    }
  }
}

@Suite struct S3AddressTests {
  private func table(_ address: String, _ format: TableFile.Format = .parquet) -> TableFile {
    TableFile(dataset: "d", displayPath: address, localPath: address, format: format)
  }

  @Test(arguments: [
    "https://example.com/rows.parquet", "s3://", "s3://bucket", "s3://bucket/", "s3:///key",
    "s3://bucket/a//b", "s3://bucket/../b", "s3://bucket/a/./b", "s3://b*/a.parquet",
    "s3://bucket/a?s3_endpoint=x", "s3://bucket/[ab].parquet", "s3://bucket/{a,b}.parquet",
    "s3://bucket/a\n.parquet", "s3://bucket/folder/", "S3://bucket/a.parquet",
  ])
  func whatIsNoAddressOfAnObjectIsRefused(address: String) async throws {
    let world = try TableWorld()
    let refused = try await world.engine().refusal([.rowCount], about: table(address))
    #expect(refused?.rule == "data.address-unsupported")
    #expect(refused?.remedy.isEmpty == false)
  }

  @Test(arguments: [TableFile.Format.arrow, .delta])
  func formatsThatNeedFilesAreRefused(format: TableFile.Format) async throws {
    let world = try TableWorld()
    let refused = try await world.engine().refusal(
      [.rowCount], about: table("s3://bucket/rows", format))
    #expect(refused?.rule == "data.address-unsupported")
  }

  @Test func withoutItsExtensionTheObstacleSaysWhatToInstall() async throws {
    let world = try TableWorld()
    // Away from the wheel, beside which the extension may be.
    let alone = try world.script("#!/bin/sh\nexec '\(world.executable.path)' \"$@\"\n")
    let engine = DuckDBEngine(
      executable: { alone }, runner: try Supervisor.runner(), temporaryFolder: world.scratch,
      environment: [:])
    let refused = try await engine.refusal([.rowCount], about: table("s3://bucket/rows.parquet"))
    #expect(refused?.rule == "engine.extension-missing")
    #expect(refused?.remedy.contains("duckdb-extension-httpfs==") == true)
  }
}
