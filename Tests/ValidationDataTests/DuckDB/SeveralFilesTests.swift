// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationData

@Suite struct SeveralFilesTests {
  private func joined(_ files: [TableFile], partitioned: Bool = false) -> TableFile {
    TableFile(
      dataset: "train", displayPath: "data/**", parts: files.flatMap(\.parts),
      format: files[0].format, isPartitioned: partitioned)
  }

  @Test(arguments: TableFile.Format.readDirectly)
  func filesAreOneTableInTheirOrder(format: TableFile.Format) async throws {
    let world = try TableWorld()
    let files = try (0..<12).map { index in
      let name = "it's [\(index)]*.x"
      return switch format {
      case .parquet: try world.parquet("SELECT \(index) AS a, 'x' AS b", name: name)
      case .csv: try world.csv("a,b\n\(index),x\n", name: name)
      default: try world.jsonLines("{\"a\":\(index),\"b\":\"x\"}\n", name: name)
      }
    }
    let answers = try await world.engine().answer(
      [
        .rowCount, .extremes(column: "a"), .distinctCount(columns: ["b"]),
        .count(.unordered(column: "a", descending: false, strictly: true, within: [])),
        .sample(.outsideRange(column: "a", minimum: nil, maximum: 9), most: 5),
      ], about: joined(files))
    #expect(answers[0] == .count(12))
    #expect(answers[1] == .extremes(minimum: 0, maximum: 11))
    #expect(answers[2] == .count(1))
    #expect(answers[3] == .count(0))
    guard case .sample(let sample) = answers[4] else {
      Issue.record("\(answers[4])")
      return
    }
    #expect(sample.rows == [["10", "x"], ["11", "x"]])
    #expect(try world.unlockedCount(sample.statement, of: joined(files)) == 2)
  }

  @Test(arguments: TableFile.Format.readDirectly)
  func foldersCalledKeyAndValueAreColumns(format: TableFile.Format) async throws {
    let world = try TableWorld()
    let files = try ["the day=2024-01-01/k=a b", "the day=2024-01-02/k=%2Fc'"].map { folder in
      let name = "\(folder)/rows"
      return switch format {
      case .parquet: try world.parquet("SELECT 1 AS a", name: name)
      case .csv: try world.csv("a\n1\n", name: name)
      default: try world.jsonLines("{\"a\":1}\n", name: name)
      }
    }
    let answers = try await world.engine().answer(
      [
        .columns, .valueCounts(column: "k", most: 5),
        .count(.outsideSet(column: "the day", values: ["2024-01-01"])),
        .count(.breaking(rule: "\"the day\" < DATE '2024-01-02'")),
      ], about: joined(files, partitioned: true))
    #expect(Set(answers[0].columns.map(\.name)) == ["a", "the day", "k"])
    #expect(
      answers[1]
        == .values(
          ValueCounts(
            entries: [.init(value: "/c'", count: 1), .init(value: "a b", count: 1)], distinct: 2,
            unlisted: 0, null: 0)))
    #expect(answers[2] == .count(1))
    #expect(answers[3] == .count(1))
  }

  @Test func filesWithOtherColumnsAreNotPassedBy() async throws {
    let world = try TableWorld()
    let first = try world.parquet("SELECT 1 AS a", name: "1")
    for query in ["SELECT 1 AS a, 2 AS b", "SELECT 'x' AS a", "SELECT 2 AS b"] {
      let table = joined([first, try world.parquet(query, name: "2")])
      let refused = try await world.engine().refusal([.rowCount], about: table)
      #expect(["data.parts-differ", "data.unreadable"].contains(refused?.rule), "\(query)")
    }
    let csv = joined([
      try world.csv("a,b\n1,2\n", name: "3"), try world.csv("b,a\n1,2\n", name: "4"),
    ])
    let answers = try await world.engine().answer([.extremes(column: "a")], about: csv)
    #expect(answers[0].obstacle?.rule == "data.parts-differ")
  }
}
