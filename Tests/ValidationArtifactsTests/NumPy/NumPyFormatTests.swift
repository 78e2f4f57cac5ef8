// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("Arrays of numpy")
struct NumPyFormatTests {
  private typealias Writer = NumPyWriter

  private func inspect(_ bytes: [UInt8]) -> ArtifactInspection {
    .of(bytes: bytes, name: "array.npy")
  }

  private func rules(_ bytes: [UInt8]) -> [String] { inspect(bytes).findings.map(\.rule) }

  @Test("an array is told by its header and searched")
  func sound() {
    let inspection = inspect(Writer.floats([1, 2, 3]))
    #expect(inspection.findings == [] && inspection.contents.kind == .numpyArray)
    #expect(inspection.contents.tensors.map(\.dtype) == ["<f4"])
    #expect(inspection.contents.tensors.map(\.shape) == [[3]])
    #expect(inspection.statistics.map(\.maximum) == [3])
    #expect(rules(Writer.floats([1, .nan])) == ["weights.nan"])
  }

  @Test("big-endian numbers are read as such")
  func bigEndian() {
    let bytes = Writer.file(
      Writer.header("'>f4'", "(2,)", fortran: "True"), data: [0x3f, 0x80, 0, 0, 0x7f, 0x80, 0, 0])
    let inspection = inspect(bytes)
    #expect(inspection.findings.map(\.rule) == ["weights.infinite"])
    #expect(inspection.statistics.map(\.maximum) == [1])
  }

  @Test(
    "what numpy writes is read",
    arguments: [
      ("'<f4'", "()", 4), ("'|b1'", "(3,)", 3), ("'<U5'", "(2,)", 40), ("'|S3'", "(2, 2)", 12),
      ("'<M8[ns]'", "(1,)", 8), ("'<m8'", "(1,)", 8), ("'<c16'", "(1,)", 16),
      ("'<f16'", "(1,)", 16),
      ("'|V7'", "(1,)", 7), ("[('a', '<f4'), ('b', '<i8', (2, 3))]", "(2,)", 104),
      ("[(('title', 'a'), [('x', '|u1'), ('', '|V3')])]", "(5,)", 20),
      ("('<f4', (2,))", "(3,)", 24),
      ("'<f4'", "(0, 7)", 0), ("'<i4'", "(2L,)", 8), ("\"float32\"", "(1,)", 4),
    ])
  func types(descr: String, shape: String, bytes: Int) {
    let data = [UInt8](repeating: 0, count: bytes)
    for version in 1...2 as ClosedRange<UInt8> {
      let header = Writer.header(descr, shape)
      #expect(rules(Writer.file(header, data: data, version: version)) == [])
      #expect(
        rules(Writer.file(header, data: data + [0], version: version))
          == ["structure.npy.trailing-bytes"])
      if bytes > 0 {
        #expect(
          rules(Writer.file(header, data: data.dropLast(), version: version))
            == ["structure.npy.data-short"])
      }
    }
  }

  @Test("arrays one after the other are all read")
  func several() {
    let inspection = inspect(Writer.floats([1]) + Writer.floats([.nan]))
    #expect(inspection.findings.map(\.rule) == ["weights.nan"])
    #expect(inspection.contents.tensors.map(\.name) == ["", "[1]"])
  }

  @Test(
    "a header that is no plain description is refused",
    arguments: [
      ("{'descr': __import__('os').system('x'), 'fortran_order': False, 'shape': (1,)}", "header"),
      ("{'descr': '<f4', 'fortran_order': False, 'shape': (1,)} + 1", "header"),
      ("{'descr': '<f4', 'fortran_order': False, 'shape': (1+1,)}", "header"),
      ("{'descr': '<f4', 'fortran_order': False, 'shape': (9223372036854775808,)}", "header"),
      ("{'descr': '<f4', 'fortran_order': False, 'shape': (01,)}", "header"),
      ("{'descr': '<f4", "header"), ("", "header"), ("[1]", "header"),
      ("{1: 2, 3: 4, 5: 6}", "keys"),
      (String(repeating: "[", count: 1_000), "header"),
      ("{'descr': '<f4', 'shape': (1,)}", "keys"),
      ("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), 'x': 1}", "keys"),
      ("{'descr': '<f4', 'descr': '<f4', 'shape': (1,)}", "keys"),
      ("{'descr': '<f4', 'fortran_order': 0, 'shape': (1,)}", "fortran-order"),
      ("{'descr': '<f4', 'fortran_order': False, 'shape': [1]}", "shape"),
      ("{'descr': '<f4', 'fortran_order': False, 'shape': (1)}", "shape"),
      ("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}", "shape"),
      ("{'descr': '<f4', 'fortran_order': False, 'shape': (True,)}", "shape"),
      (
        "{'descr': '<f4', 'fortran_order': False, 'shape': (4611686018427387904, 16)}",
        "shape-overflow"
      ),
      (
        "{'descr': '<f8', 'fortran_order': False, 'shape': (4611686018427387904,)}",
        "shape-overflow"
      ),
      ("{'descr': '<f5', 'fortran_order': False, 'shape': (1,)}", "descr"),
      ("{'descr': 'f4,O', 'fortran_order': False, 'shape': (1,)}", "descr"),
      ("{'descr': 4, 'fortran_order': False, 'shape': (1,)}", "descr"),
      ("{'descr': [('a',)], 'fortran_order': False, 'shape': (1,)}", "descr"),
    ])
  func headers(text: String, rule: String) {
    #expect(
      rules(Writer.file(text, data: [0, 0, 0, 0])).first == "structure.npy.\(rule)")
  }

  @Test("a beginning that is none is refused")
  func beginnings() {
    let good = Writer.floats([1])
    #expect(rules([0x92] + good.dropFirst()) == ["structure.npy.magic"])
    #expect(rules(Array(good.prefix(6)) + [4, 0] + good.dropFirst(8)) == ["structure.npy.version"])
    #expect(rules(Array(good.prefix(6)) + [1, 1] + good.dropFirst(8)) == ["structure.npy.version"])
    #expect(rules(Array(good.prefix(40))) == ["structure.npy.header-length"])
    #expect(rules(Array(good.prefix(7))) == ["structure.npy.truncated"])
    let open = Writer.file(Writer.header("'<f4'", "(0,)"), end: "")
    #expect(rules(open) == ["structure.npy.header-end"])
  }

  @Test("a header longer than numpy reads is refused, unless objects are allowed anyway")
  func longHeaders() {
    let long = Writer.header("'<f4'", "(0,)") + String(repeating: " ", count: 10_000)
    #expect(rules(Writer.file(long)) == ["structure.npy.header-too-long"])
    #expect(rules(Writer.file(Writer.header("'<f4'", "(0,)"), version: 3)) == [])
  }

  @Test("objects are seen at any depth")
  func objects() throws {
    for text in ["'|O'", "'O8'", "'object'", "[('a', '<f4'), ('b', [('c', ('|O', (2,)))])]"] {
      let literal = try PythonLiteral(parsing: Array(text.utf8), encoding: .latin1)
      #expect(NumPyDescription(literal)?.hasObjects == true)
    }
    let plain = try PythonLiteral(parsing: Array("[('O', '<f4')]".utf8), encoding: .latin1)
    #expect(NumPyDescription(plain)?.hasObjects == false)
  }

  @Test("10,000 mutations of small files never trap", arguments: [20_261_121])
  func mutations(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let seeds = [
      Writer.floats([1, 2]),
      Writer.file(
        Writer.header("[('a', '<f4'), (('t', 'b'), '<i8', (2, 3))]", "(2, 1)"),
        data: [UInt8](repeating: 0, count: 104), version: 2),
      Writer.file(
        Writer.header("'>c8'", "(1,)"), data: [UInt8](repeating: 1, count: 8), version: 3),
    ]
    for round in 0..<10_000 {
      var bytes = seeds[round % seeds.count]
      for _ in 0..<Int.random(in: 1...4, using: &generator) { bytes.mutate(using: &generator) }
      let inspection = inspect(bytes)
      #expect(
        inspection.contents.tensors.allSatisfy { $0.byteCount ?? 0 <= UInt64(bytes.count) },
        "seed \(seed), round \(round)")
    }
  }
}
