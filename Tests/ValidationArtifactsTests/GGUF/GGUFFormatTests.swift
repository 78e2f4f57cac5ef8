// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("GGUF")
struct GGUFFormatTests {
  private typealias Writer = GGUFWriter

  private func inspect(_ bytes: [UInt8]) -> ArtifactInspection {
    .of(bytes: bytes, name: "model.gguf")
  }

  @Test("a sound file is told by its metadata and tensors")
  func sound() {
    let inspection = inspect(Writer.sound.bytes)
    #expect(inspection.findings == [] && inspection.contents.kind == .gguf)
    #expect(inspection.contents.tensors.map(\.name) == ["a", "b"])
    #expect(inspection.contents.tensors.map(\.shape) == [[4, 2], [8]])
    #expect(inspection.statistics.map(\.maximum) == [8, 16])
    #expect(
      inspection.contents.metadata.map { "\($0.key)=\($0.value)" }
        == ["gguf.version=3", "general.architecture=llama", "llama.block_count=2"])
  }

  @Test("a file without tensors or metadata is sound, and so is an empty tensor")
  func empty() {
    #expect(inspect(Writer().bytes).findings == [])
    var writer = Writer()
    writer.version = 2
    writer.tensors = [Writer.tensor("none", [0, 4])]
    #expect(inspect(writer.bytes).findings == [])
  }

  @Test("values of every type are read")
  func types() {
    let values: [(UInt32, [UInt8], String)] = [
      (0, [200], "200"), (1, [200], "-56"), (2, [0, 1], "256"), (3, [254, 255], "-2"),
      (4, [1, 0, 0, 0], "1"), (5, [255, 255, 255, 255], "-1"), (6, [0, 0, 128, 63], "1.0"),
      (7, [1], "true"), (10, [1, 0, 0, 0, 0, 0, 0, 0], "1"),
      (11, [UInt8](repeating: 255, count: 8), "-1"), (12, [0, 0, 0, 0, 0, 0, 240, 63], "1.0"),
      (8, Writer.string("x"), "x"),
      (9, [1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 7, 7], "2 × i8"),
      (9, [8, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0] + Writer.string("y"), "1 × string"),
    ]
    var writer = Writer()
    writer.entries = values.enumerated().map {
      Writer.entry("k\($0.offset)", type: $0.element.0, $0.element.1)
    }
    let inspection = inspect(writer.bytes)
    #expect(inspection.findings == [])
    #expect(inspection.contents.metadata.dropFirst().map(\.value) == values.map(\.2))
  }

  @Test("a rule that is broken is named", arguments: GGUFFaults.examples)
  func faults(example: GGUFFaults.Example) {
    let inspection = inspect(example.bytes)
    #expect(
      inspection.findings.map(\.rule).filter { $0.hasPrefix("structure.") }
        == example.rules.map { "structure.gguf.\($0)" })
    let slight = ["type-unknown", "trailing-bytes"].contains(example.rules[0])
    #expect(inspection.findings.first?.severity == (slight ? .medium : .high))
  }

  @Test("a type that is not known yet is no fault, and no pass")
  func unknownType() {
    let example = GGUFFaults.examples.first { $0.rules == ["type-unknown"] }
    #expect(inspect(example?.bytes ?? []).verdict == .unjudged)
  }

  @Test("tensors before a fault are searched")
  func partly() {
    var writer = Writer.sound
    writer.tensors[1] = Writer.tensor("b", [8], at: 64)
    writer.data.replaceSubrange(0..<4, with: [0, 0, 192, 127])
    #expect(
      inspect(writer.bytes).findings.map(\.rule) == ["structure.gguf.offset", "weights.nan"])
  }

  @Test("chat templates are judged, under each of their keys, and other texts are not")
  func templates() {
    let attack = "{{ ''.__class__.__mro__[1].__subclasses__() }}"
    for key in ["tokenizer.chat_template", "tokenizer.chat_template.tool_use"] {
      var writer = Writer.sound
      writer.entries.append(Writer.entry(key, attack))
      #expect(inspect(writer.bytes).findings.contains { $0.severity == .critical })
      writer.entries[2] = Writer.entry(key, "{% for m in messages %}{{ m.content }}{% endfor %}")
      #expect(inspect(writer.bytes).findings == [])
    }
    var writer = Writer.sound
    writer.entries.append(Writer.entry("general.description", attack))
    #expect(inspect(writer.bytes).findings == [])
  }

  @Test("alignment moves the data")
  func alignment() {
    var writer = Writer.sound
    writer.alignment = 128
    writer.entries.append(Writer.entry("general.alignment", 128))
    writer.tensors = [Writer.tensor("a", [4, 2]), Writer.tensor("b", [8], at: 128)]
    let row = Writer.floats([1, 2, 3, 4, 5, 6, 7, 8]) + [UInt8](repeating: 0, count: 96)
    writer.data = row + row
    let inspection = inspect(writer.bytes)
    #expect(inspection.findings == [])
    #expect(inspection.statistics.map(\.minimum) == [1, 1])
  }

  @Test(
    "a scale of quantised blocks that is NaN is found",
    arguments: [
      (2, 32, 18, [0]), (3, 32, 20, [0, 2]), (8, 32, 34, [0]), (10, 256, 84, [80, 82]),
      (11, 256, 110, [108]), (12, 256, 144, [0, 2]), (14, 256, 210, [208]),
      (34, 256, 54, [52]), (35, 256, 66, [64]),
    ] as [(UInt32, Int64, Int, [Int])])
  func scales(type: UInt32, elements: Int64, size: Int, places: [Int]) {
    for place in places {
      var writer = Writer()
      writer.tensors = [Writer.tensor("q", [elements, 2], type: type)]
      writer.data = [UInt8](repeating: 0x11, count: (size * 2 + 31) / 32 * 32)
      #expect(inspect(writer.bytes).findings == [])
      writer.data[size + place + 1] = 0x7e
      let inspection = inspect(writer.bytes)
      #expect(inspection.findings.map(\.rule) == ["weights.nan"])
      #expect(inspection.statistics.map(\.firstBadIndex) == [UInt64(elements)])
    }
  }

  @Test("10,000 mutations of small files never trap", arguments: [20_261_121])
  func mutations(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let seeds = [Writer.sound.bytes] + GGUFFaults.examples.map(\.bytes)
    for round in 0..<10_000 {
      var bytes = seeds[round % 3 == 0 ? 0 : round % seeds.count]
      for _ in 0..<Int.random(in: 1...4, using: &generator) { bytes.mutate(using: &generator) }
      let inspection = inspect(bytes)
      #expect(
        inspection.contents.tensors.allSatisfy { $0.byteCount ?? 0 <= UInt64(bytes.count) },
        "seed \(seed), round \(round)")
    }
  }
}
