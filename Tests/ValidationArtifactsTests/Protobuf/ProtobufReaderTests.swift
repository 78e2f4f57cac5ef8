// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("Protobuf")
struct ProtobufReaderTests {
  typealias Writer = ProtobufWriter

  static let schema = ProtobufSchema(
    "Test",
    [
      1: .integer("number"), 2: .bytes("message"), 3: .floats("floats"), 4: .integers("integers"),
      5: .double("double"),
    ])

  /// Walks through the outermost message.
  private func walk(_ bytes: [UInt8]) throws -> (numbers: [Int], findings: [String]) {
    let scan = ArtifactScan(options: ScanOptions(), companions: NoCompanions())
    let reader = ProtobufReader(MemorySource(bytes: bytes), scan, format: "test")
    var numbers: [Int] = []
    var fields = reader.walk(reader.whole, as: Self.schema)
    while let field = try fields.next() { numbers.append(field.number) }
    return (numbers, scan.findings.map(\.rule))
  }

  @Test("fields come in the order of the wire, in every type of it")
  func order() throws {
    let double = Writer.tag(5, 1) + [UInt8](repeating: 0, count: 8)
    let bytes =
      Writer.integer(1, -1) + Writer.text(2, "x") + Writer.float(3, 1) + Writer.packed(4, [1, 300])
      + double
    #expect(try walk(bytes) == ([1, 2, 3, 4, 5], []))
    #expect(try walk([]) == ([], []))
  }

  @Test(
    "what breaks the encoding ends the message with a fault",
    arguments: [
      ("field-number", [0x00, 0x00]), ("wire-type", [0x0b]), ("wire-type", [0x0c]),
      ("wire-type", [0x0e]), ("wire-type", [0x0f]), ("length", [0x12, 0x02, 0x00]),
      ("cut-off", [0x08]), ("cut-off", [0x08, 0x80]), ("cut-off", [0x1d, 0, 0, 0]),
      ("varint", [0x08] + [UInt8](repeating: 0xff, count: 10)),
      ("length", [0x12] + [UInt8](repeating: 0xff, count: 9) + [0x01]),
      ("field-number", [0x80, 0x80, 0x80, 0x80, 0x80, 0x01, 0x00]),
    ] as [(String, [UInt8])])
  func broken(rule: String, bytes: [UInt8]) throws {
    let before = Writer.text(2, "before")
    #expect(try walk(before + bytes) == ([2], ["structure.test.\(rule)"]))
  }

  @Test("a field of another type than the schema's is a fault and left out")
  func types() throws {
    #expect(try walk(Writer.text(1, "1") + Writer.text(2, "")).findings.count == 1)
    #expect(try walk(Writer.integer(2, 1)) == ([], ["structure.test.field-type"]))
  }

  @Test("a field that may stand once stands once")
  func twice() throws {
    #expect(try walk(Writer.integer(1, 1) + Writer.integer(1, 2)).findings.count == 1)
    #expect(try walk(Writer.float(3, 1) + Writer.float(3, 2)).findings.isEmpty)
  }

  @Test("a field that the schema does not know is told once")
  func unknown() throws {
    let scanned = try walk(Writer.integer(9, 1) + Writer.integer(9, 1) + Writer.integer(1, 1))
    #expect(scanned == ([1], ["structure.test.unknown-field"]))
  }

  @Test("messages deeper than readers go are refused")
  func depth() throws {
    let scan = ArtifactScan(options: ScanOptions(), companions: NoCompanions())
    let reader = ProtobufReader(MemorySource(bytes: [8, 1]), scan, format: "test")
    for (depth, expected) in [(100, 1), (101, nil)] {
      var fields = reader.walk(.init(start: 0, end: 2, depth: depth), as: Self.schema)
      #expect(try fields.next()?.number == expected)
    }
    #expect(scan.findings.map(\.rule) == ["structure.test.nesting"])
  }

  @Test("numbers are counted alone and packed, and too many are not read")
  func counts() throws {
    let scan = ArtifactScan(options: ScanOptions(), companions: NoCompanions())
    let bytes = Writer.packed(4, [1, -1, 300]) + Writer.integer(4, 2)
    let reader = ProtobufReader(MemorySource(bytes: bytes), scan, format: "test")
    var fields = reader.walk(reader.whole, as: Self.schema)
    var (count, numbers): (UInt64, [Int64]) = (0, [])
    while let field = try fields.next() {
      count += try reader.count(field, wire: .varint) ?? 0
      #expect(try reader.append(field, to: &numbers, most: 100))
    }
    #expect(count == 4 && numbers == [1, -1, 300, 2])
    let long = ProtobufField(
      number: 4, offset: 0, value: .span(.init(start: 0, end: 1 << 30, depth: 1)))
    #expect(try reader.count(long, wire: .varint) == nil)
    #expect(try reader.count(long, wire: .fixed32) == 1 << 28)
  }

  @Test("text beyond what may be kept spends the budget")
  func memory() throws {
    var options = ScanOptions()
    options.budget.memory = 10
    let scan = ArtifactScan(options: options, companions: NoCompanions())
    let bytes = Writer.text(2, "longer than ten")
    let reader = ProtobufReader(MemorySource(bytes: bytes), scan, format: "test")
    var fields = reader.walk(reader.whole, as: Self.schema)
    let field = try #require(try fields.next())
    #expect(throws: ReadStop.budget(.memory)) { try reader.text(field) }
  }
}
