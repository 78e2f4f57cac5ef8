// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

/// Tables as they should not be, through the whole gate: each ends as the right outcome, with what to do,
/// and takes no other table with it.
@Suite struct BadTableTests {
  /// One table, and what becomes of the promise that its column `a` holds whole numbers.
  struct Bad: Sendable {
    var file: String
    var bytes: Data
    var outcome: Outcome
    var rule: String?
    var said: String

    init(
      _ file: String, _ text: String, _ outcome: Outcome, _ rule: String?, _ said: String
    ) {
      self.init(file, Data(text.utf8), outcome, rule, said)
    }

    init(_ file: String, _ bytes: Data, _ outcome: Outcome, _ rule: String?, _ said: String) {
      (self.file, self.bytes, self.outcome, self.rule, self.said) =
        (file, bytes, outcome, rule, said)
    }
  }

  private static let many = String(repeating: "1,é\n", count: 50_000)

  private static func wide(_ encoding: String.Encoding) -> Data {
    "a,b\n1,x\n".data(using: encoding) ?? Data()
  }

  /// Two rows in gzip.
  private static let packed =
    Data(base64Encoded: "H4sIAAAAAAAAA0vUSeIy1KngMtKp5AIAwpZ+nQwAAAA=") ?? Data()

  private static let tables = [
    Bad("good.csv", "a,b\n1,x\n2,y\n", .passed, nil, "2 rows"),
    Bad("missing.csv", "A1,b\n1,x\n", .unmeasured, "contract.column-missing", "no column 'a'"),
    Bad("retyped.csv", "a,b\n1,x\ntwo,y\n", .failed, "contract.type", "integer"),
    Bad("constant.csv", "a,b\n7,x\n7,x\n7,x\n", .passed, nil, "3 rows"),
    Bad("nulls.jsonl", "{\"a\":1}\n{\"a\":null}\n", .failed, "contract.nulls", "null"),
    Bad("none.csv", "a,b\n", .unmeasured, "contract.no-rows", "no rows"),
    Bad("empty.csv", "", .unmeasured, "data.unreadable", "is empty"),
    Bad("twice.csv", "a,a\n1,2\n", .unmeasured, "data.column-ambiguous", "several columns"),
    Bad("ragged.csv", "a,b\n1,x\n2\n3,z\n", .unmeasured, "data.unreadable", "number of fields"),
    Bad(
      "latin.csv", Data("a,b\n1,é\n".utf8) + Data([0x32, 0x2c, 0xe9, 0x0a]), .unmeasured,
      "data.encoding-unsupported", "utf-8"),
    // Beyond the rows that the engine looks at to guess what it reads.
    Bad(
      "far.csv", Data("a,b\n\(many)".utf8) + Data([0x32, 0x2c, 0xe9, 0x0a]), .unmeasured,
      "data.encoding-unsupported", "utf-8"),
    Bad(
      "wide.csv", Data([0xff, 0xfe]) + wide(.utf16LittleEndian), .unmeasured,
      "data.encoding-unsupported", "the file is UTF-16LE (it begins with the bytes FF FE)"),
    Bad(
      "unmarked.csv", wide(.utf16LittleEndian), .unmeasured, "data.encoding-unsupported",
      "the file is UTF-16LE, by its many zero bytes"),
    // Without a word the engine reads it as columns that have zero bytes in their names.
    Bad(
      "big.csv", wide(.utf16BigEndian), .unmeasured, "data.encoding-unsupported",
      "the file is UTF-16BE, by its many zero bytes"),
    Bad("marked.csv", "\u{feff}a,b\n1,x\n2,y\n", .passed, nil, "2 rows"),
    Bad(
      "marked.jsonl", "\u{feff}{\"a\":1}\n", .unmeasured, "data.encoding-unsupported",
      "byte order mark (EF BB BF)"),
    Bad("packed.csv.gz", packed, .passed, nil, "2 rows"),
    Bad("packed.csv", packed, .unmeasured, "data.format-mismatch", "is compressed with gzip"),
    Bad(
      "unpacked.csv.gz", "a,b\n1,x\n", .unmeasured, "data.unreadable",
      "not a GZIP stream: unpacked.csv.gz"),
    Bad("sheet.csv", "PK\u{3}\u{4}", .unmeasured, "data.format-mismatch", "is a ZIP archive"),
    Bad("text.parquet", "a,b\n1,x\n", .unmeasured, "data.unreadable", "as Parquet"),
    Bad("cut.jsonl", "{\"a\":1}\n{\"a\":", .unmeasured, "data.unreadable", "as JSON lines"),
  ]

  @Test("each bad table has its own outcome, and says what to do")
  func contracts() throws {
    let names = Self.tables.map { $0.file.replacing(".", with: "-") }
    let gate = try Gate(
      names.map {
        "{ id: \($0), type: features.contract, dataset: \($0), "
          + "columns: { a: { type: integer, nulls: 0 } } }"
      },
      datasets: Dictionary(
        uniqueKeysWithValues: zip(names, Self.tables.map { "{ path: \($0.file) }" })))
    for table in Self.tables { try gate.repository.write(table.file, table.bytes) }
    try gate.repository.commit("tables")
    let (report, finished) = try gate.run()
    #expect(finished.status == 3, "\(finished.output)")
    for (name, table) in zip(names, Self.tables) {
      let judged = report.cases.filter { $0.name == "\(name)[a]" }
      try #require(judged.count == 1, "\(name): \(finished.output)")
      #expect(judged[0].outcome == table.outcome, "\(name): \(judged[0].message)")
      #expect(report.rules("\(name)[a]") == [table.rule].compactMap { $0 }, "\(name)")
      #expect(judged[0].message.contains(table.said), "\(name): \(judged[0].message)")
      // What the engine calls the file is nobody's business.
      #expect(!judged[0].message.contains("files/"), "\(name): \(judged[0].message)")
      let remedies = judged[0].findings.map(\.remedy) + [judged[0].obstacle?.remedy]
      let isTold = remedies.contains { $0?.isEmpty == false }
      #expect(isTold || table.outcome == .passed, "\(name)")
    }
  }

  @Test("a type that changed against the base fails the contract, and leaves drift unmeasured")
  func retyped() throws {
    let rows = (0..<500).map { "\($0 % 50),\($0 % 7)\n" }.joined()
    let gate = try Gate(
      [
        "{ id: contract, type: features.contract, dataset: t, columns: { a: {} }, "
          + "schema: { evolution: additive } }",
        "{ id: drift, type: features.drift, dataset: t, against: base, columns: all }",
      ], datasets: ["t": "{ path: t.csv }"], files: ["t.csv": "a,b\n\(rows)"])
    let texts = (0..<500).map { "n\($0 % 50),\($0 % 7)\n" }.joined()
    try gate.change(["t.csv": "a,b\n\(texts)"])
    let (report, finished) = try gate.run()
    #expect(report.rules("contract[schema]") == ["contract.column-retyped"], "\(finished.output)")
    #expect(report.rules("drift[a]") == ["drift.type-changed"], "\(finished.output)")
    #expect(report.outcome("drift[b]") == .passed, "\(finished.output)")
    #expect(report.rules("drift") == ["drift.columns-unmeasured"])
    #expect(finished.status == 3)
  }

  @Test("a column of one value drifts where the reference has several, and else cannot be judged")
  func constant() throws {
    func table(_ both: Bool, _ before: Bool, _ now: Bool) -> String {
      let rows = (0..<500).map { row in
        [both, before, now].map { $0 ? "7" : "\(row % 50)" }.joined(separator: ",") + ",k\n"
      }
      return "both,before,now,text\n\(rows.joined())"
    }
    let gate = try Gate(
      [
        "{ id: contract, type: features.contract, dataset: t, "
          + "columns: { both: { type: integer, in: [7] }, text: { in: [k] } } }",
        "{ id: drift, type: features.drift, dataset: t, against: base, columns: all }",
      ], datasets: ["t": "{ path: t.csv }"], files: ["t.csv": table(true, true, false)])
    try gate.change(["t.csv": table(true, false, true)])
    let (report, finished) = try gate.run()
    #expect(report.outcome("contract[both]") == .passed, "\(finished.output)")
    #expect(report.outcome("contract[text]") == .passed, "\(finished.output)")
    #expect(report.rules("drift[both]") == ["drift.no-spread"])
    #expect(report.rules("drift[text]") == ["drift.no-spread"])
    // Nothing to drift from, but values that it never had.
    #expect(report.rules("drift[before]") == ["drift.new-categories"])
    #expect(report.rules("drift[now]").contains("drift.jensen-shannon"), "\(finished.output)")
    #expect(finished.status == 3)
  }

  @Test("rules that do not parse, write, or read other files are unmeasured, and leave no trace")
  func rules() throws {
    let rules = [
      "parses": "a >", "writes": "1; COPY (SELECT 1) TO 'out.csv'",
      "reads": "a = (SELECT count(*) FROM read_text('/etc/hostname'))",
      "calls": "read_text('/etc/hostname') = ''", "good": "a > 0",
    ]
    let texts = rules.sorted { $0.key < $1.key }.map { "\($0.key): \"\($0.value)\"" }
    let gate = try Gate(
      [
        "{ id: contract, type: features.contract, dataset: t, "
          + "rules: { \(texts.joined(separator: ", ")) } }"
      ],
      datasets: ["t": "{ path: t.csv }"], files: ["t.csv": "a\n1\n2\n"])
    let folder = gate.repository.folder
    let before = try Shell.run(["git", "status", "--porcelain"], in: folder).output
    let (report, finished) = try gate.run()
    for name in rules.keys where name != "good" {
      let judged = report.cases.first { $0.name == "contract[rule(\(name))]" }
      #expect(judged?.outcome == .unmeasured, "\(name): \(finished.output)")
      #expect(judged?.obstacle?.remedy.isEmpty == false)
    }
    #expect(report.outcome("contract[rule(good)]") == .passed, "\(finished.output)")
    #expect(try Shell.run(["git", "status", "--porcelain"], in: folder).output == before)
  }

  @Test("columns are judged by their names, whatever these hold")
  func names() throws {
    let names = [
      #"quo"te"#, "it's", "dot.ted", "new\nline", "\"; DROP TABLE x; --", "select", "::error::x",
    ]
    let quoted = names.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
    let columns = try names.map { name in
      "\(String(decoding: try JSONEncoder().encode(name), as: UTF8.self)): { type: integer, nulls: 0 }"
    }
    let rows = (0..<500).map { row in names.map { _ in "\(row % 50)" }.joined(separator: ",") + "\n"
    }
    let gate = try Gate(
      [
        "{ id: contract, type: features.contract, dataset: t, "
          + "columns: { \(columns.joined(separator: ", ")) } }",
        "{ id: drift, type: features.drift, dataset: t, against: base, columns: all }",
      ], datasets: ["t": "{ path: t.csv }"], files: ["t.csv": "\(quoted)\n\(rows.joined())"])
    let (report, finished) = try gate.run()
    #expect(finished.status == 0, "\(finished.output)")
    #expect(report.cases.count(where: { $0.outcome == .passed }) == 2 * names.count + 1)
    #expect(!finished.output.contains("\n::error"))
  }

  @Test("of ten thousand columns those that are promised are judged, and the others counted")
  func wide() throws {
    let range = 0..<10_000
    let gate = try Gate(
      [
        "{ id: contract, type: features.contract, dataset: t, schema: { unexpected: refuse }, "
          + "columns: { c0: { range: [0, 9] }, c7777: { range: [0, 9] } } }"
      ],
      datasets: ["t": "{ path: t.csv }"],
      files: [
        "t.csv": range.map { "c\($0)" }.joined(separator: ",") + "\n"
          + range.map { $0 == 7_777 ? "10" : "5" }.joined(separator: ",") + "\n"
      ])
    let (report, finished) = try gate.run()
    #expect(report.names(.passed) == ["contract[c0]"], "\(finished.output)")
    #expect(report.names(.failed) == ["contract[c7777]", "contract[schema]"])
    let schema = report.cases.first { $0.subject == "schema" }
    #expect(schema?.message.contains("9,998 columns") == true, "\(schema?.message ?? "")")
    #expect(schema.map { $0.message.utf8.count < 2_000 } == true)
    #expect(finished.status == 1)
  }
}
