// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationData

@Suite struct LockdownTests {
  /// Asks the process itself, past everything that makes statements.
  private func refusal(of query: String, world: TableWorld, table: TableFile)
    async throws -> DuckDBRefusal?
  {
    try await inSession(world, table) { session in
      do {
        let rows = try await session.rows(query)
        Issue.record("\(query) was answered: \(rows)")
        return nil
      } catch let refusal as DuckDBRefusal {
        return refusal
      }
    }
  }

  private func inSession<Result: Sendable>(
    _ world: TableWorld, _ table: TableFile,
    _ body: @Sendable (DuckDBSession) async throws -> Result
  ) async throws -> Result {
    let start = DuckDBStart(
      executable: world.executable, runner: try Supervisor.runner(),
      temporaryFolder: world.scratch, limits: DuckDBLimits(), tables: [try OpenTable(table, at: 0)])
    return try await DuckDBSession.run(start, body)
  }

  @Test(arguments: [
    "SELECT * FROM read_csv('/etc/passwd')", "SELECT * FROM '/etc/passwd'",
    "SELECT * FROM read_text('/etc/hostname')", "SELECT * FROM glob('/etc/*')",
    "SELECT * FROM read_csv('neighbour.csv')", "SELECT * FROM read_csv('../../neighbour.csv')",
    "SELECT * FROM read_csv('http://127.0.0.1/x.csv')", "SELECT getenv('HOME')",
    "SELECT * FROM read_csv('files/0') UNION ALL SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM sqlite_scan('/x', 'y')",
  ])
  func nothingButTheTableCanBeRead(query: String) async throws {
    let world = try TableWorld()
    let table = try world.csv("a\n1\n")
    _ = try world.csv("a\n1\n", name: "neighbour.csv")
    #expect(try await refusal(of: query, world: world, table: table) != nil)
  }

  @Test(arguments: [
    "SET enable_external_access=true", "COPY (SELECT 1) TO 'files/0'", "CREATE TABLE x(a INT)",
    "ATTACH 'x.db'", "LOAD httpfs", "INSTALL httpfs", "SELECT 1; SELECT 2", "PRAGMA version",
    "SELECT 'unterminated", "SELECT 1 /* unterminated", "SELECT 1 --", ".shell touch pwned",
    "SELECT 1\n.shell touch pwned", "COPY (SELECT 1) TO 'spill/x.csv'", ".print @@", "",
  ])
  func aStatementIsOneQueryAndCannotLeaveItsFrame(query: String) async throws {
    let world = try TableWorld()
    let table = try world.csv("a\n1\n")
    let scratch = world.scratch.path
    let still = try await inSession(world, table) { session in
      _ = try? await session.rows(query)
      let files = try FileManager.default.subpathsOfDirectory(atPath: scratch)
      #expect(
        !files.contains { $0.hasSuffix("pwned") || $0.hasSuffix(".db") || $0.hasSuffix("x.csv") })
      return try await session.rows("SELECT a AS c0 FROM read_csv('files/0')")
    }
    #expect(still == [#"{"c0":1}"#])
    #expect(try String(contentsOfFile: table.parts[0].localPath, encoding: .utf8) == "a\n1\n")
  }

  @Test func settingsStayLocked() async throws {
    let world = try TableWorld()
    let table = try world.csv("a\n1\n")
    let said = try await inSession(world, table) { session in
      try await session.exchange("SET threads=1;\n.shell echo pwned\n.read /etc/passwd")
    }
    #expect(said.count == 3)
    #expect(said.allSatisfy { $0.contains("locked") || $0.contains("safe mode") })
  }

  @Test func aColumnNameThatIsSQLIsOnlyAMissingColumn() async throws {
    let world = try TableWorld()
    let table = try world.csv("a\n1\n")
    let name = "a\") FROM read_csv('files/0'); SELECT * FROM read_csv('/etc/passwd'); --"
    let answers = try await world.engine().answer(
      [.nullCount(column: name), .nullCount(column: "a")], about: table)
    #expect(answers[0].obstacle?.rule == "data.column-missing")
    #expect(answers[1] == .count(0))
  }

  @Test func anEngineThatDoesNotLockItselfIsNotUsed() async throws {
    let world = try TableWorld()
    let lax = try world.script(
      """
      #!/bin/sh
      while IFS= read -r line; do
        case "$line" in .print*) echo "${line#.print }" ;; esac
      done
      """)
    let engine = try world.engine(executable: lax)
    let table = try world.csv("a\n1\n")
    let thrown = await obstacle { _ = try await engine.answer([.rowCount], about: table) }
    #expect(thrown?.rule == "engine.not-locked")
  }
}
