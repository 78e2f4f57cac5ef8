// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationData

@Suite struct LinkNamesTests {
  /// A table of one file, one of twelve, and one of folders.
  private func names(_ world: TableWorld) throws -> LinkNames {
    let one = try world.csv("a\n1\n", name: "it's one.csv")
    let parts = try (0..<12).map { try world.csv("a\n1\n", name: "day=\($0)/x.csv").parts[0] }
    let many = TableFile(dataset: "m", displayPath: "data/*/x.csv", parts: parts, format: .csv)
    var folders = many
    folders.isPartitioned = true
    let tables = try [one, many, folders].enumerated().map {
      try OpenTable($0.element, at: $0.offset)
    }
    return LinkNames(tables, in: URL(fileURLWithPath: "/tmp/duckdb-1"))
  }

  @Test func wordsOfTheEngineNameWhatPeopleKnow() throws {
    let names = try names(TableWorld())
    for (said, shown) in [
      (
        "Malformed JSON in file \"files/0\", at byte 1.",
        "Malformed JSON in file \"data/it's one.csv\", at byte 1."
      ),
      ("files/1/part1, files/1/part11", "data/day=1/x.csv, data/day=11/x.csv"),
      ("cannot read files/1.", "cannot read data/*/x.csv."),
      ("open 'files/2/folder_key_00=7/part7': x", "open 'data/day=7/x.csv': x"),
      ("No such file: /tmp/duckdb-1/files/0", "No such file: data/it's one.csv"),
      ("file:///tmp/duckdb-1/files/0/", "data/it's one.csv/"),
      (
        "files/01 files/3 myfiles/0 a/files/0 files/", "files/01 files/3 myfiles/0 a/files/0 files/"
      ),
      ("", ""),
    ] {
      #expect(names.shown(said) == shown)
    }
  }

  @Test func statementsNameWhatPeopleKnow() throws {
    let names = try names(TableWorld())
    #expect(
      names.shown(
        statement: "SELECT 'files/x', k0 FROM read_csv(['files/0', 'files/1/part3'], quote='')")
        == "SELECT 'files/x', k0 FROM read_csv(['data/it''s one.csv', 'data/day=3/x.csv'], quote='')"
    )
    #expect(names.shown(statement: "SELECT 'files/0") == "SELECT 'files/0")
  }

  @Test func manyNamesInALongTextTakeNoTime() throws {
    let names = try names(TableWorld())
    let text = String(repeating: "files/", count: 100_000)
    #expect(names.shown(text) == text)
  }

  @Test(arguments: TableFile.Format.readDirectly)
  func whatTheEngineSaysOfADamagedFileNamesIt(format: TableFile.Format) async throws {
    let world = try TableWorld()
    let bytes: Data =
      switch format {
      case .parquet: Data("PAR1 no footer at all".utf8)
      case .csv: Data("a,b\n1,2\n\"x\n".utf8)
      default: Data("{\"a\":1}\n{\"a\":\n".utf8)
      }
    let table = try world.table("bad.x", format, bytes: bytes)
    let thrown = try await world.engine().refusal([.rowCount], about: table)
    #expect(thrown?.message.contains("data/bad.x") == true, "\(thrown?.message ?? "")")
    #expect(thrown?.message.contains("files/") == false, "\(thrown?.message ?? "")")
    try await world.engine().withTables([try world.csv("a\n1\n"), table]) { session in
      let statements = try await session.statements(for: [.nullCount(column: "a")])
      #expect(statements.joined().contains("'data/rows.csv'"))
      #expect(!statements.joined().contains("files/"))
    }
  }
}
