// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationChecks
@testable import ValidationCore

@Suite struct TextTableTests {
  private func csv(_ text: String) throws -> TextTable {
    try TextTable(Data(text.utf8), .csv, name: "t.csv")
  }

  private func lines(_ text: String) throws -> TextTable {
    try TextTable(Data(text.utf8), .jsonLines, name: "t.jsonl")
  }

  @Test(
    "CSV written again is what was read, to the byte",
    arguments: [
      "a,b\n1,2\n", "a,b\r\n1,\"x\r\ny\"\r\n", "a\n\n1\n", "\u{feff}a,b\n,\n",
      "\"a,1\",b\n\"q\"\"\",''\n",
      "a,b\n", "é,b\n👩‍👩‍👧, 2 \n",
    ])
  func roundTrip(text: String) throws {
    #expect(String(decoding: try csv(text).data, as: UTF8.self) == text)
  }

  @Test("A quoted field may hold commas, quotes and line breaks, and is one value")
  func quoted() throws {
    let table = try csv("a,b\n\"x,\"\"y\"\"\n2\",3\n")
    #expect(table.rows.count == 1)
    #expect(table.value(table.rows[0][0]) == "x,\"y\"\n2")
    #expect(table.value("") == nil)
    #expect(table.cell(text: "a\"b,c\nd") == "\"a\"\"b,c\nd\"")
  }

  @Test(
    "CSV that readers disagree about is refused with its line",
    arguments: [
      ("", "line 1"), ("a,b\n1\n", "line 2: 1 field where the header has 2"),
      ("a,b\n1,2,3\n", "line 2"), ("a,a\n1,2\n", "same name"), ("a\nx\"y\n", "line 2: a quote"),
      ("a\n\"x\"y\n", "after a closing quote"), ("a\n\"x\n", "never ends"),
      ("a\n1\r2\n", "carriage return"), ("a,b\n\"1\n2\",3\nx\n", "line 4"),
    ])
  func refused(text: String, said: String) {
    let obstacle = #expect(throws: Obstacle.self) { try csv(text) }
    #expect(obstacle?.rule == "table.malformed")
    #expect(obstacle?.message.contains(said) == true, "\(obstacle?.message ?? "")")
  }

  @Test("Bytes that are no UTF-8 are refused")
  func encoding() {
    #expect(throws: Obstacle.self) {
      try TextTable(Data([0x61, 0x0a, 0xe9, 0x0a]), .csv, name: "t.csv")
    }
  }

  @Test("Values of JSON lines stay as they are written, keys may be missing")
  func jsonValues() throws {
    let text =
      "{\"a\":1.50,\"b\":{\"c\":[\"}\\\"\",2]}}\n{\"b\":9007199254740993123,\"a\":null}\n{\"b\":\"x\"}\n"
    let table = try lines(" " + text)
    #expect(table.columns.map(\.name) == ["a", "b"])
    #expect(table.rows[0] == ["1.50", "{\"c\":[\"}\\\"\",2]}"])
    #expect(table.rows[1] == ["null", "9007199254740993123"])
    #expect(table.rows[2] == [nil, "\"x\""])
    #expect(table.value("\"x\\u0041\"") == "xA")
    #expect(table.value("null") == nil)
    let again = try TextTable(table.data, .jsonLines, name: "again")
    #expect(again.rows == table.rows)
    #expect(table.with(columns: [1, 0]).jsonLines[2] == "{\"b\":\"x\"}")
  }

  @Test(
    "What is no object, or holds a key twice, is refused",
    arguments: [
      "[1]\n", "{\"a\":1", "{\"a\":1,\"a\":2}\n", "{\"a\":1,\"\\u0061\":2}\n", "{\"a\":NaN}\n",
    ])
  func jsonRefused(text: String) {
    #expect(throws: Obstacle.self) { try lines(text) }
  }

  @Test("Parts hold every row once, in order, and none is empty")
  func parts() throws {
    let table = try csv("a\n1\n2\n3\n4\n5\n")
    #expect(table.parts(3).map(\.rows.count) == [1, 2, 2])
    #expect(table.parts(3).flatMap(\.rows) == table.rows)
    #expect(table.parts(9).map(\.rows.count) == [1, 1, 1, 1, 1])
  }

  @Test("A permutation is one, is the same for a seed, and changes something")
  func order() {
    for seed in 0..<50 {
      var (one, two) = (SeededRandom(seed: seed), SeededRandom(seed: seed))
      for count in 0..<6 {
        let order = one.order(of: count)
        #expect(order.sorted() == Array(0..<count))
        #expect(count < 2 || order != Array(0..<count), "seed \(seed)")
        #expect(order == two.order(of: count))
      }
    }
  }
}
