// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationData

@Suite struct UnreadableTablesTests {
  private func refusal(
    _ world: TableWorld, _ table: TableFile, _ rule: String = "data.unreadable"
  ) async throws -> Obstacle? {
    let engine = try world.engine()
    let thrown = try await engine.refusal([.rowCount], about: table)
    #expect(thrown?.rule == rule)
    #expect(thrown?.message.contains("files/") == false)
    #expect(thrown?.message.contains(table.displayPath) == true)
    #expect(thrown?.message.contains(where: \.isNewline) == false)
    #expect((thrown?.message.count ?? 0) < 500)
    return thrown
  }

  @Test func parquetThatIsCutShortIsUnreadable() async throws {
    let world = try TableWorld()
    let whole = try Data(
      contentsOf: URL(
        fileURLWithPath: world.parquet("SELECT range AS a FROM range(1000)").parts[0].localPath))
    for length in [4, 100, whole.count - 1] {
      let table = try world.table("cut.parquet", .parquet, bytes: whole.prefix(length))
      _ = try await refusal(world, table)
    }
  }

  @Test func parquetWithDamageInOneColumnHasAnswersForTheOthers() async throws {
    let world = try TableWorld()
    let made = try world.parquet(
      "SELECT md5(range::VARCHAR) AS a, range % 97 AS b FROM range(20000)")
    var bytes = try Data(contentsOf: URL(fileURLWithPath: made.parts[0].localPath))
    for index in 2000..<4000 { bytes[index] = 0xff }
    let table = try world.table("damaged.parquet", .parquet, bytes: bytes)
    let answers = try await world.engine().answer(
      [.outsideSet(column: "a", values: []), .extremes(column: "b"), .rowCount], about: table)
    #expect(answers[0].obstacle?.rule == "data.unreadable")
    #expect(answers[1] == .extremes(minimum: 0, maximum: 96))
    #expect(answers[2] == .count(20_000))
  }

  @Test(arguments: TableFile.Format.readDirectly)
  func anEmptyFileIsUnreadable(format: TableFile.Format) async throws {
    let world = try TableWorld()
    let thrown = try await refusal(world, try world.table("none", format, bytes: Data()))
    #expect(thrown?.message.contains("empty") == true)
  }

  @Test(arguments: TableFile.Format.readDirectly)
  func aPointerLeftInPlaceOfTheContentIsUnreadable(format: TableFile.Format) async throws {
    let world = try TableWorld()
    let pointer = """
      version https://git-lfs.github.com/spec/v1
      oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
      size 12345

      """
    let table = try world.table("pointer", format, bytes: Data(pointer.utf8))
    if format == .csv {
      let answers = try await world.engine().answer([.nullCount(column: "a")], about: table)
      #expect(answers[0].obstacle?.rule == "data.column-missing")
    } else {
      _ = try await refusal(world, table)
    }
  }

  @Test(arguments: [
    "a,b,c\n1,2,3\n4,5\n6,7,8\n", "a,b,c\n1,2,3\n4,5,6,7\n", "a,b,c\n1,2\n3,4\n",
    "a,b\n1,2,3\n4,5,6\n", "a,b\n\"x,y\nz,w\n",
  ])
  func raggedAndUnclosedRowsAreErrorsNotSilence(text: String) async throws {
    let world = try TableWorld()
    let thrown = try await refusal(world, try world.csv(text))
    #expect(thrown?.message.contains("number of fields") == true)
  }

  @Test func aRaggedRowFarDownIsAnError() async throws {
    let world = try TableWorld()
    let rows = String(repeating: "1,2,3\n", count: 100_000)
    _ = try await refusal(world, try world.csv("a,b,c\n\(rows)1,2\n\(rows)"))
  }

  @Test func bytesThatAreNotUTF8AreErrors() async throws {
    let world = try TableWorld()
    let tables = [
      try world.table("x.csv", .csv, bytes: Data("a,b\n1,".utf8) + [0xff, 0xfe, 0x0a]),
      try world.table("x.jsonl", .jsonLines, bytes: Data("{\"a\":\"".utf8) + [0xff, 0x22, 0x7d]),
    ]
    for table in tables {
      let thrown = try await refusal(world, table, "data.encoding-unsupported")
      #expect(thrown?.remedy.contains("iconv -f ENCODING -t UTF-8") == true)
    }
  }

  @Test func aByteOrderMarkOfUTF8IsNoPartOfAName() async throws {
    let world = try TableWorld()
    let files = try ["\u{feff}a,b\n1,x\n", "a,b\n2,y\n", "\u{feff}\"a\",b\n3,z\n"].enumerated().map
    {
      try world.csv($0.element, name: "\($0.offset).csv")
    }
    for some in [files, files.reversed(), [files[0]], [files[2]]] {
      let table = TableFile(
        dataset: "d", displayPath: "data/*.csv", parts: some.flatMap(\.parts), format: .csv)
      let answers = try await world.engine().answer(
        [.columns, .rowCount, .nullCount(column: "a")], about: table)
      #expect(answers[0].columns.map(\.name) == ["a", "b"])
      #expect(answers.dropFirst() == [.count(Int64(some.count)), .count(0)])
    }
  }

  @Test func theFileOfSeveralThatIsNoTextIsNamed() async throws {
    let world = try TableWorld()
    let wide = "a\n1\n".data(using: .utf16) ?? Data()
    let files = [
      try world.csv("a\n1\n"), try world.table("wide.csv", .csv, bytes: wide),
    ]
    let table = TableFile(
      dataset: "d", displayPath: "data/*.csv", parts: files.flatMap(\.parts), format: .csv)
    let thrown = try await refusal(world, table, "data.encoding-unsupported")
    #expect(thrown?.message.contains("data/wide.csv is UTF-16") == true)
    #expect(thrown?.remedy.contains("iconv -f UTF-16") == true)
  }

  @Test(arguments: ["[1,2]\n", "1\n", "{\"a\":1}\n{\"a\":\n", "{\"a\":1}{\"a\":2}\n", "{}\n"])
  func jsonThatIsNotOneObjectALineIsAnError(text: String) async throws {
    let world = try TableWorld()
    _ = try await refusal(world, try world.jsonLines(text))
  }

  @Test func whatIsNoRegularFileIsNotOpened() async throws {
    let world = try TableWorld()
    let places = ["/dev/zero", "/dev/stdin", world.folder.path, "/nowhere/rows.csv"]
    for path in places {
      let table = TableFile(dataset: "d", displayPath: "rows.csv", localPath: path, format: .csv)
      _ = try await refusal(world, table)
    }
    let pipe = world.folder.appendingPathComponent("pipe").path
    #expect(mkfifo(pipe, 0o600) == 0)
    _ = try await refusal(
      world, TableFile(dataset: "d", displayPath: "p.csv", localPath: pipe, format: .csv))
  }

  @Test func nullsAreCountedInTheRowsAndNotBelievedOfTheFooter() async throws {
    let world = try TableWorld()
    let sound = try world.parquet("SELECT range AS a, 'x' AS b FROM range(1000)")
    var bytes = try Data(contentsOf: URL(fileURLWithPath: sound.parts[0].localPath))
    // The last eight bytes are the footer's length and the format's name.
    let footer = bytes.suffix(8).prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    let pages = 4..<(bytes.count - 8 - footer)
    bytes.replaceSubrange(pages, with: repeatElement(0xff, count: pages.count))
    let broken = try world.table("broken.parquet", .parquet, bytes: bytes)
    for question in [Question.nullCount(column: "a"), .extremes(column: "a")] {
      #expect(try await world.engine().answer([question], about: sound)[0].obstacle == nil)
      #expect(try await world.engine().answer([question], about: broken)[0].obstacle != nil)
    }
  }
}
