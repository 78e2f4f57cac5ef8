// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationData

@Suite struct HostileNamesTests {
  private static let names = [
    #"quo"te"#, "it's", "dot.ted", "new\nline", "carriage\r\nreturn", "\"; DROP TABLE x; --",
    "$q$", "$$", ".shell touch pwned", "a\n.shell touch pwned\n", "', '/etc/passwd') --", "年",
    "\u{1F600}", "select", " ", "a--b", "a/*b", "back\\slash", "nul\0byte", "tab\t",
    "k1", "c0", "*", "#1", "\u{e9}", "e\u{301}",
  ]

  private func jsonLines(_ world: TableWorld) throws -> TableFile {
    let row = Dictionary(uniqueKeysWithValues: Self.names.map { (Array($0.utf8), 1) })
    let members = try row.map { name, value in
      let key = try JSONEncoder().encode([String(decoding: name, as: UTF8.self)])
      return "\(String(decoding: key, as: UTF8.self).dropFirst().dropLast()):\(value)"
    }
    return try world.jsonLines("{\(members.joined(separator: ","))}\n")
  }

  private func csv(_ world: TableWorld) throws -> TableFile {
    let names = Self.names.map { "\"\($0.replacingOccurrences(of: "\"", with: "\"\""))\"" }
    let values = Self.names.map { _ in "1" }
    return try world.csv(
      "\(names.joined(separator: ","))\n\(values.joined(separator: ","))\n")
  }

  @Test func columnNamesAreOnlyNamesInJSONLines() async throws {
    let world = try TableWorld()
    try await check(try jsonLines(world), in: world)
  }

  @Test func columnNamesAreOnlyNamesInCSV() async throws {
    let world = try TableWorld()
    // The engine trims spaces around names in a header.
    try await check(try csv(world), in: world, names: Self.names.filter { $0 != " " })
  }

  @Test func columnNamesAreOnlyNamesInParquet() async throws {
    let world = try TableWorld()
    let columns = Self.names.filter { !$0.contains("\0") && !$0.contains("\r") }.map {
      "1 AS \"\($0.replacingOccurrences(of: "\"", with: "\"\""))\""
    }
    let table = try world.parquet("SELECT \(columns.joined(separator: ", "))")
    try await check(
      table, in: world,
      names: Self.names.filter { !$0.contains(where: { $0 == "\0" || $0 == "\r\n" }) })
  }

  private func check(
    _ table: TableFile, in world: TableWorld, names: [String] = Self.names
  ) async throws {
    let questions = names.map { Question.extremes(column: $0) } + [.duplicateRows(columns: names)]
    let answers = try await world.engine().answer(questions, about: table)
    for (name, answer) in zip(names, answers) {
      #expect(answer == .extremes(minimum: 1, maximum: 1), "\(name.debugDescription)")
    }
    #expect(answers.last == .count(0))
  }

  @Test(arguments: [
    "star*.csv", "question?.csv", "set[ab].csv", "{a,b}.csv", "it's.csv", "new\nline.csv",
    "year=2024/rows.csv", "~.csv", "http:x.csv", "s3:/x.csv", "$q$.csv", "quo\"te.csv", "年.csv",
    "**/rows.csv", "-init.csv", "rows", "back\\slash.csv",
  ])
  func fileNamesAreTakenLiterally(name: String) async throws {
    let world = try TableWorld()
    let table = try world.csv("a\n1\n2\n", name: name)
    // What the name would match if it were a pattern.
    for other in ["stars.csv", "questions.csv", "seta.csv", "a.csv", "x/rows.csv"] {
      _ = try world.csv("a\n1\n2\n3\n", name: other)
    }
    #expect(try await world.engine().answer([.columns, .rowCount], about: table)[1] == .count(2))
    #expect(try await world.engine().answer([.columns], about: table)[0].columns.count == 1)
  }

  @Test func setValuesAreOnlyValues() async throws {
    let world = try TableWorld()
    let values = Self.names + ["') OR true --", "'", "''", "\\'", "%", "_"]
    let rows = try values.map { value in
      let text = String(decoding: try JSONEncoder().encode([value]), as: UTF8.self)
      return "{\"x\":\(text.dropFirst().dropLast())}"
    }
    let table = try world.jsonLines(rows.joined(separator: "\n"))
    let questions =
      [Question.outsideSet(column: "x", values: values)]
      + values.map { .outsideSet(column: "x", values: [$0]) }
    let answers = try await world.engine().answer(questions, about: table)
    #expect(answers[0] == .count(0))
    for (value, answer) in zip(values, answers.dropFirst()) {
      #expect(answer == .count(Int64(values.count - 1)), "\(value.debugDescription)")
    }
  }
}
