// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing
import ValidationCore

@testable import ValidationData

@Suite struct PlacedStatementTests {
  private let table = SQLTable(
    TableFile(
      dataset: "train", displayPath: "t.parquet", localPath: "/t.parquet", format: .parquet),
    ["a", "b", "c"].map { TableColumn(name: $0, type: .integer, engineType: "BIGINT") },
    rows: "read_parquet('files/0')", isNamed: false, shownRows: "read_parquet('t.parquet')",
    rowNumber: "file_row_number", dialect: .duckdb)

  private func statement() throws -> PlacedStatement {
    func part(_ index: Int, _ names: [String], _ places: [Int64]) throws -> PlacedStatement.Part {
      let rows = PlacedRows(
        places: places, number: "file_row_number", columns: try table.columns(names)
      ) {
        .sample(RowSample(columns: names, rows: $0, statement: ""))
      }
      return PlacedStatement.Part(index: index, rows: rows)
    }
    return PlacedStatement(
      table: table, parts: [try part(4, ["b", "a"], [9, 2]), try part(7, ["c", "b"], [2])])
  }

  @Test func rowsAndColumnsThatSeveralQuestionsWantAreReadOnce() throws {
    let statement = try statement()
    #expect(statement.cellCount == 4)
    #expect(
      statement.sql == """
        SELECT CAST(file_row_number + 1 AS VARCHAR) AS c0, substr(CAST(k1 AS VARCHAR), 1, 200) AS c1, \
        substr(CAST(k0 AS VARCHAR), 1, 200) AS c2, substr(CAST(k2 AS VARCHAR), 1, 200) AS c3 \
        FROM read_parquet('files/0') AS t(k0, k1, k2)
        WHERE file_row_number IN (1, 8)
        """)
  }

  @Test func eachQuestionGetsItsColumnsAndItsOrder() throws {
    let found: [[String?]] = [["2", "b2", "a2", "c2"], ["9", "b9", nil, "c9"]]
    let answers = try statement().read(found).map { outcome -> (Int, [[String?]]) in
      guard case .known(.sample(let sample)) = outcome.inquiry else { return (outcome.index, []) }
      return (outcome.index, sample.rows)
    }
    #expect(answers.map(\.0) == [4, 7])
    #expect(answers.map(\.1) == [[["b9", nil], ["b2", "a2"]], [["c2", "b2"]]])
  }

  @Test func aRowThatIsNotThereIsNoAnswer() throws {
    let statement = try statement()
    #expect(throws: UnreadableAnswer.self) { try statement.read([["2", "b2", "a2", "c2"]]) }
  }

  @Test func noPlacesNeedNoStatement() throws {
    let rows = PlacedRows(places: [], number: "file_row_number", columns: try table.columns(["a"]))
    {
      .sample(RowSample(columns: ["a"], rows: $0, statement: "all"))
    }
    guard case .known(.sample(let sample)) = rows.inquiry else {
      Issue.record("a statement for nothing")
      return
    }
    #expect(sample == RowSample(columns: ["a"], rows: [], statement: "all"))
  }
}
