// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing
import ValidationCore

@testable import ValidationData

@Suite struct ColumnTypesTests {
  @Test(arguments: [
    ("TINYINT", ColumnType.integer), ("UBIGINT", .integer), ("HUGEINT", .integer),
    ("FLOAT", .double), ("DECIMAL(18,2)", .decimal), ("VARCHAR", .string), ("UUID", .string),
    ("ENUM('a[', 'b]')", .string), ("BOOLEAN", .boolean), ("DATE", .date),
    ("TIMESTAMP_NS", .timestamp), ("TIMESTAMP WITH TIME ZONE", .timestamp),
    ("DECIMAL(18,2)[]", .other), ("VARCHAR[3]", .other), ("STRUCT(a INTEGER)", .other),
    ("BLOB", .other), ("JSON", .other), ("TIME", .time),
    ("TIME WITH TIME ZONE", .other), ("TIME[]", .other), ("INTERVAL", .other),
  ])
  func engineTypesAreOfOneKind(name: String, kind: ColumnType) {
    #expect(ColumnType(duckdb: name) == kind)
  }

  @Test func csvTypesComeFromTheWholeFile() async throws {
    let world = try TableWorld()
    let rows = (0..<60_000).map { "\($0)\n" }.joined()
    let table = try world.csv("x\n\(rows)oops\n")
    let answers = try await world.engine().answer([.columns, .rowCount], about: table)
    #expect(answers[0].columns.map(\.type) == [.string])
    #expect(answers[1] == .count(60_001))
  }

  @Test func jsonTypesComeFromTheWholeFile() async throws {
    let world = try TableWorld()
    let rows = (0..<60_000).map { "{\"x\":\($0)}\n" }.joined()
    let table = try world.jsonLines("\(rows){\"x\":1.5,\"late\":true}\n")
    let answers = try await world.engine().answer(
      [.columns, .extremes(column: "x"), .nullCount(column: "late")], about: table)
    #expect(answers[0].columns.map(\.type) == [.double, .boolean])
    #expect(answers[1] == .extremes(minimum: 0, maximum: 59_999))
    #expect(answers[2] == .count(60_000))
  }

  @Test func leadingZerosStayText() async throws {
    let world = try TableWorld()
    let table = try world.csv("zip\n01234\n56789\n")
    let answers = try await world.engine().answer(
      [.columns, .outsideSet(column: "zip", values: ["01234", "56789"])], about: table)
    #expect(answers[0].columns.map(\.type) == [.string])
    #expect(answers[1] == .count(0))
  }

  @Test func byteOrderMarksAndCarriageReturnsAreNoContent() async throws {
    let world = try TableWorld()
    let table = try world.csv("\u{feff}a,b\r\n1,x\r\n2,y")
    let answers = try await world.engine().answer(
      [.extremes(column: "a"), .outsideSet(column: "b", values: ["x", "y"])], about: table)
    #expect(answers == [.extremes(minimum: 1, maximum: 2), .count(0)])
  }

  @Test func zippedTextIsKnownByTheNameInTheRepository() async throws {
    let world = try TableWorld()
    // printf 'a\n1\n2\n' | gzip -n
    let zipped: [UInt8] = [
      0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0x4b, 0xe4, 0x32, 0xe4, 0x32, 0xe2, 2, 0, 0x80, 0xc2,
      0x7f, 0x70, 6, 0, 0, 0,
    ]
    let table = try world.table("rows.csv.gz", .csv, bytes: .init(zipped))
    #expect(try await world.engine().answer([.rowCount], about: table) == [.count(2)])
  }
}
